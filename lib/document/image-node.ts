import { Node } from '@tiptap/core'
import { imageIdFrom, imagePath, isImageId } from '../images'
import { imageWords } from './image-words'
import { isAlt, isCaption, isImageSize, isPixels, only } from './attributes'

export interface ImageOptions {
  /** Shown in place of an image that has no id of ours. */
  goneImage: string
}

/**
 * An image as a block of its own. The text holds the id of the image, never an address; it is drawn
 * only from a valid id, and from our own address. `alt` is null until somebody has said what the
 * image shows, and empty when it shows nothing that needs words.
 */
export const ImageNode = Node.create<ImageOptions>({
  name: 'image',
  group: 'block',
  atom: true,
  draggable: true,
  addOptions: () => ({ goneImage: 'This image cannot be shown' }),
  addAttributes() {
    const kept = { rendered: false } as const
    return {
      image: only(isImageId, null, { ...kept, parseHTML: idIn }),
      alt: only(isAlt, null, { ...kept, parseHTML: (element) => altIn(pictureIn(element)) }),
      caption: only(isCaption, '', { ...kept, parseHTML: captionIn }),
      size: only(isImageSize, 'normal', { ...kept, parseHTML: sizeIn }),
      width: only(isPixels, null, { ...kept, parseHTML: (element) => sideOf(element, 'width') }),
      height: only(isPixels, null, { ...kept, parseHTML: (element) => sideOf(element, 'height') }),
    }
  },
  parseHTML: () => [
    { tag: 'figure[data-image]', getAttrs: (element) => (idIn(element) ? null : false) },
    { tag: 'img[src]', getAttrs: (element) => (idIn(element) ? null : false) },
  ],
  renderHTML({ node }) {
    const { image, alt, caption, size, width, height } = node.attrs
    if (!isImageId(image)) return ['figure', { class: 'image gone' }, ['p', this.options.goneImage]]
    const picture = {
      src: imagePath(image),
      ...(isAlt(alt) ? { alt } : {}),
      ...(isPixels(width) && isPixels(height) ? { width, height } : {}),
      ...{ loading: 'lazy', decoding: 'async' },
    }
    return [
      'figure',
      { class: 'image', 'data-image': image, 'data-size': isImageSize(size) ? size : 'normal' },
      ['img', picture],
      ...(isCaption(caption) && caption ? [['figcaption', caption] as const] : []),
    ]
  },
  renderText: ({ node }) => imageWords(node.attrs),
})

function idIn(element: HTMLElement): string | null {
  const marked = element.getAttribute('data-image')
  return isImageId(marked) ? marked : imageIdFrom(element.getAttribute('src'))
}

function pictureIn(element: HTMLElement): Element | null {
  return element.tagName === 'IMG' ? element : element.querySelector('img')
}

function altIn(picture: Element | null): string | null {
  return picture?.getAttribute('alt')?.slice(0, 500) ?? null
}

function captionIn(element: HTMLElement): string {
  const words = element.querySelector('figcaption')?.textContent ?? ''
  return words.replace(/\s+/g, ' ').trim().slice(0, 300)
}

function sizeIn(element: HTMLElement): string {
  const size = element.getAttribute('data-size')
  return isImageSize(size) ? size : 'normal'
}

function sideOf(element: HTMLElement, side: 'width' | 'height'): number | null {
  const pixels = Number(pictureIn(element)?.getAttribute(side))
  return isPixels(pixels) ? pixels : null
}
