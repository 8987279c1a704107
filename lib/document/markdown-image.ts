import { imageIdFrom, imagePath, isImageId } from '../images'
import { isAlt, isCaption } from './attributes'
import type { Content } from './content'

const LINE = /^!\[((?:\\.|[^\]\\])*)\]\(([^\s()]+)(?: "((?:\\.|[^"\\])*)")?\)$/

/**
 * An image of ours as a line of Markdown; its width is left out. Markdown cannot tell an image that
 * is only decoration from one nobody has described yet, so it comes back as the latter.
 */
export function writeImage({ attrs = {} }: Content): string | null {
  const { image, alt, caption } = attrs
  if (!isImageId(image)) return null
  const title = isCaption(caption) && caption ? ` "${escaped(caption)}"` : ''
  return `![${isAlt(alt) ? escaped(alt) : ''}](${imagePath(image)}${title})`
}

/** The images that a paragraph of Markdown consists of, one a line; null when it is anything else. */
export function readImages(source: string): Content[] | null {
  const found: Content[] = []
  for (const line of source.split('\n')) {
    const [, alt = '', address, caption = ''] = LINE.exec(line.trim()) ?? []
    const image = imageIdFrom(address)
    if (!image) return null
    const words = { alt: plain(alt).slice(0, 500) || null, caption: plain(caption).slice(0, 300) }
    found.push({ type: 'image', attrs: { image, ...words } })
  }
  return found
}

function escaped(words: string): string {
  return words.replace(/[\s\0]+/g, ' ').replace(/[\\`*_[\]<>&"!()~]/g, '\\$&')
}

function plain(words: string): string {
  return words.replace(/\\([!-/:-@[-`{-~])/g, '$1')
}
