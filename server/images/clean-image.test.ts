import { deflateSync } from 'node:zlib'
import sharp, { type Sharp } from 'sharp'
import { beforeAll, describe, expect, it } from 'vitest'
import { cleanImage } from './clean-image'

const PIXELS = 50_000_000
const SCRIPT = '<html><script>alert(1)</script></html>'

describe('an image made anew', () => {
  let photo: Buffer
  let kinds: Record<string, Buffer>

  beforeAll(async () => {
    const plain = (): Sharp =>
      sharp({ create: { width: 40, height: 20, channels: 3, background: 'teal' } })
    photo = await plain()
      .withMetadata({ orientation: 6 })
      .withExif({
        IFD0: { Make: 'SecretCamera', Copyright: SCRIPT, Orientation: '6' },
        IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '51/1 30/1 4/1', GPSLongitude: '7/1 8/1 9/1' },
      })
      .withIccProfile('p3')
      .jpeg()
      .toBuffer()
    kinds = {
      jpeg: photo,
      png: await plain().png().toBuffer(),
      gif: await plain().gif().toBuffer(),
      webp: await plain().webp().toBuffer(),
      avif: await plain().avif().toBuffer(),
    }
  })

  it('[IM3] has neither place, camera nor words of the file, and stands upright', async () => {
    const before = await sharp(photo).metadata()
    expect(before.exif?.includes('SecretCamera')).toBe(true)
    expect(before.icc).toBeDefined()
    const { bytes, width, height } = await cleanImage(photo, PIXELS)
    expect([width, height]).toEqual([20, 40])
    const after = await sharp(bytes).metadata()
    for (const part of ['exif', 'icc', 'iptc', 'xmp', 'orientation'] as const)
      expect(after[part], part).toBeUndefined()
    const text = Buffer.from(bytes).toString('latin1')
    for (const word of ['Exif', 'GPS', 'SecretCamera', 'script', 'ICC_PROFILE'])
      expect(text).not.toContain(word)
  })

  it('[IM3] every kind that is taken comes out as one that every browser shows', async () => {
    const types = await Promise.all(
      Object.entries(kinds).map(async ([kind, bytes]) => [
        kind,
        (await cleanImage(bytes, PIXELS)).type,
      ]),
    )
    expect(Object.fromEntries(types)).toEqual({
      ...{ jpeg: 'image/jpeg', png: 'image/png', gif: 'image/png' },
      ...{ webp: 'image/webp', avif: 'image/webp' },
    })
  })

  it('[IM3] of one that moves the first picture is kept', async () => {
    const frames = await Promise.all(
      ['red', 'blue', 'lime'].map((background) =>
        sharp({ create: { width: 8, height: 8, channels: 3, background } })
          .png()
          .toBuffer(),
      ),
    )
    const moving = await sharp(frames, { join: { animated: true } })
      .gif()
      .toBuffer()
    expect((await sharp(moving).metadata()).pages).toBe(3)
    const { bytes, height } = await cleanImage(moving, PIXELS)
    expect(height).toBe(8)
    expect([...(await sharp(bytes).removeAlpha().raw().toBuffer()).subarray(0, 3)]).toEqual([
      255, 0, 0,
    ])
  })

  it('[IM3] a file that is an image and something else comes out as an image only', async () => {
    const zip = 'PK\x03\x04evil.zip'
    for (const [kind, image] of Object.entries(kinds))
      for (const more of [SCRIPT, zip, `<?php system(1) ?>`, `*/=alert(1)/*`]) {
        const both = Buffer.concat([image, Buffer.from(more, 'latin1')])
        const { bytes } = await cleanImage(both, PIXELS)
        expect(Buffer.from(bytes).includes(Buffer.from(more, 'latin1')), kind).toBe(false)
      }
    const inside = await cleanImage(withText(kinds['png'] ?? photo, SCRIPT), PIXELS)
    expect(Buffer.from(inside.bytes).includes('script')).toBe(false)
  })

  it('[IM3] what is no image of these kinds is refused, whatever it calls itself', async () => {
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)" width="9" height="9"/>`
    const tiff = await sharp(photo).tiff().toBuffer()
    for (const bytes of [svg, `<?xml version="1.0"?>${svg}`, SCRIPT, '%PDF-1.7', '', 'BM', tiff])
      expect(await refusal(Buffer.from(bytes as string))).toBe('image_kind')
  })

  it('[IM3] a damaged file is said to be damaged', async () => {
    for (const bytes of Object.values(kinds))
      expect(await refusal(bytes.subarray(0, Math.floor(bytes.length * 0.6)))).toBe('image_broken')
    for (const magic of ['\x89PNG\r\n\x1a\n', '\xff\xd8\xff', 'GIF89a', 'RIFF....WEBP'])
      expect(await refusal(Buffer.from(`${magic}${SCRIPT}${svgTail()}`, 'latin1'))).toBe(
        'image_broken',
      )
  })

  it('[IM6] a small file that claims a huge picture is refused before it takes its room', async () => {
    const bomb = hugePng(16_000, 16_000)
    expect(bomb.length).toBeLessThan(1_000_000)
    const before = process.memoryUsage().rss
    expect(await refusal(bomb)).toBe('image_too_many_pixels')
    expect(process.memoryUsage().rss - before).toBeLessThan(100 * 1024 * 1024)
  })

  it('[IM6] a picture wider than any page is made smaller', async () => {
    const wide = await sharp({
      create: { width: 5000, height: 100, channels: 3, background: '#fff' },
    })
      .png()
      .toBuffer()
    expect(await cleanImage(wide, PIXELS)).toMatchObject({ width: 2400, height: 48 })
  })
})

async function refusal(bytes: Buffer): Promise<string> {
  try {
    await cleanImage(bytes, PIXELS)
    return 'taken'
  } catch (error) {
    return String(error instanceof Error && 'code' in error ? error.code : error)
  }
}

function svgTail(): string {
  return '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
}

/** A PNG with a comment in it, behind its first part. */
function withText(png: Buffer, words: string): Buffer {
  return Buffer.concat([png.subarray(0, 33), part('tEXt', `Comment\0${words}`), png.subarray(33)])
}

/** Black, one bit a pixel: almost nothing as a file. */
function hugePng(width: number, height: number): Buffer {
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head[8] = 1
  const rows = deflateSync(Buffer.alloc(height * (Math.ceil(width / 8) + 1)))
  const magic = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')
  return Buffer.concat([magic, part('IHDR', head), part('IDAT', rows), part('IEND', '')])
}

function part(name: string, content: Buffer | string): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), Buffer.from(content)])
  const length = Buffer.alloc(4)
  length.writeUInt32BE(body.length - 4)
  const sum = Buffer.alloc(4)
  sum.writeUInt32BE(crc(body))
  return Buffer.concat([length, body, sum])
}

function crc(bytes: Buffer): number {
  let sum = 0xffffffff
  for (const byte of bytes) {
    sum ^= byte
    for (let i = 0; i < 8; i++) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0)
  }
  return (sum ^ 0xffffffff) >>> 0
}
