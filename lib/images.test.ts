import { describe, expect, it } from 'vitest'
import { imageIdFrom, imageIdsIn, imageKindOf, imagePath, isImageId } from './images'

const ONE = '0b0e3c5e-7d0f-4a51-9f3e-0c2d8a7b6e11'
const TWO = '5a1f0c9d-2b3c-4d4e-8f5a-6b7c8d9e0f12'

describe('images', () => {
  it('[IM3] a kind is told by first bytes and by nothing else', () => {
    const bytes = (text: string) => Uint8Array.from(text, (char) => char.charCodeAt(0))
    expect(imageKindOf(bytes('\x89PNG\r\n\x1a\nrest'))).toBe('png')
    expect(imageKindOf(bytes('\xff\xd8\xff\xe0'))).toBe('jpeg')
    expect(imageKindOf(bytes('GIF89a'))).toBe('gif')
    expect(imageKindOf(bytes('RIFF....WEBPVP8 '))).toBe('webp')
    expect(imageKindOf(bytes('\0\0\0 ftypavif'))).toBe('avif')
    const others = [
      ...['', 'G', 'GIF88a', 'RIFF....WAVE', '<svg xmlns="http://www.w3.org/2000/svg"/>'],
      ...['<!doctype html><script>', 'PK\x03\x04', '%PDF-1.7', 'BM', 'II*\0', '\0\0\0 ftypheic'],
      ...[' \x89PNG\r\n\x1a\n', '<!--\x89PNG\r\n\x1a\n'],
    ]
    for (const text of others) expect(imageKindOf(bytes(text)), text).toBeNull()
  })

  it('[IM8] only an id becomes an address, and only our address becomes an id', () => {
    expect(imageIdFrom(imagePath(ONE))).toBe(ONE)
    const addresses = [
      ...['', ONE, `/api/v1/images/${ONE}?x`, `/api/v1/images/${ONE}/`, '/api/v1/images/../me'],
      ...[`//evil.example/api/v1/images/${ONE}`, `https://evil.example/api/v1/images/${ONE}`],
      ...[`/api/v1/images/${ONE.toUpperCase()}`, 'javascript:alert(1)', null, 7, {}],
    ]
    for (const address of addresses) expect(imageIdFrom(address), String(address)).toBeNull()
    for (const value of [`${ONE}\n`, ` ${ONE}`, `../${ONE}`, [ONE], null])
      expect(isImageId(value)).toBe(false)
  })

  it('[IM8] the images of a text are found wherever they stand, each once', () => {
    const image = (id: unknown) => ({ type: 'image', attrs: { image: id } })
    const text = {
      type: 'doc',
      content: [
        image(ONE),
        { type: 'blockquote', content: [image(TWO), image(ONE)] },
        { type: 'paragraph', attrs: { image: '9'.repeat(8) } },
        image('https://evil.example/x.png'),
        image(null),
      ],
    }
    expect(imageIdsIn(text)).toEqual([ONE, TWO])
    expect(imageIdsIn({ content: 'nothing of the kind' as never })).toEqual([])
  })
})
