import type { Sharp } from 'sharp'
import { AppError } from '../../lib/errors'
import { imageKindOf, type ImageKind } from '../../lib/images'
import type { ImageType } from '../../lib/kept-image'

export interface CleanImage {
  type: ImageType
  width: number
  height: number
  bytes: Uint8Array
}

/** Wider or higher ones are made smaller: a text is at most a thousand points wide. */
const LONGEST_SIDE = 2400
const SECONDS = 30

/** The only parts of libvips that ever see a stranger's bytes; those for SVG, PDF and so on do not. */
const LOADERS = ['JpegBuffer', 'PngBuffer', 'NsgifBuffer', 'WebpBuffer', 'HeifBuffer']

/**
 * Makes an image anew from its pixels: upright, in sRGB, and nothing else of the file comes along,
 * neither place nor camera nor anything that another program would take for its own. Of one that
 * moves the first picture is kept: nothing may move beside words that somebody reads.
 * @throws AppError image_kind, image_too_many_pixels, image_broken
 */
export async function cleanImage(bytes: Uint8Array, maxPixels: number): Promise<CleanImage> {
  const kind = imageKindOf(bytes)
  if (!kind) throw new AppError('image_kind')
  const sharp = await loadSharp()
  const image = sharp(bytes, { limitInputPixels: maxPixels, failOn: 'error', pages: 1 })
  try {
    const { format } = await image.metadata()
    if (format !== (kind === 'avif' ? 'heif' : kind)) throw new AppError('image_kind')
    const upright = image
      .autoOrient()
      .resize({
        ...{ width: LONGEST_SIDE, height: LONGEST_SIDE },
        ...{ fit: 'inside', withoutEnlargement: true },
      })
      .toColourspace('srgb')
      .timeout({ seconds: SECONDS })
    const { type, encoded } = encode(kind, upright)
    const { data, info } = await encoded.toBuffer({ resolveWithObject: true })
    return { type, width: info.width, height: info.height, bytes: data }
  } catch (error) {
    if (error instanceof AppError || !(error instanceof Error)) throw error
    // Whatever else libvips says about a stranger's file, the file is what is wrong.
    throw new AppError(/pixel limit/.test(error.message) ? 'image_too_many_pixels' : 'image_broken')
  }
}

function encode(kind: ImageKind, image: Sharp): { type: ImageType; encoded: Sharp } {
  switch (kind) {
    case 'jpeg':
      return { type: 'image/jpeg', encoded: image.jpeg({ quality: 82, progressive: true }) }
    case 'png':
    case 'gif':
      return { type: 'image/png', encoded: image.png() }
    case 'webp':
    case 'avif':
      return { type: 'image/webp', encoded: image.webp({ quality: 85 }) }
    default:
      return kind satisfies never
  }
}

/** With the first image, so that a server without images does without its memory. */
async function loadSharp() {
  const { default: sharp } = await import('sharp')
  // Nothing is used twice, and one thread an image leaves the others to the server.
  sharp.cache(false)
  sharp.concurrency(1)
  sharp.block({ operation: ['VipsForeignLoad'] })
  sharp.unblock({ operation: LOADERS.map((name) => `VipsForeignLoad${name}`) })
  return sharp
}
