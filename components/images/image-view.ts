import type { Node } from '@tiptap/pm/model'
import type { NodeView, NodeViewConstructor } from '@tiptap/pm/view'
import { isCaption, isImageSize, isPixels } from '@/lib/document/attributes'
import { imagePath, isImageId } from '@/lib/images'

export interface ImageViewParts {
  words: (key: 'gone' | 'undescribed' | 'describeMark') => string
  /** Asks what the image at this place shows. */
  describe: (pos: number) => void
}

/** How an image is drawn in the editor: a sentence in its place when it cannot be shown. */
export function imageViews(parts: ImageViewParts): NodeViewConstructor {
  return (node, view, getPos) => {
    const drawn = new ImageView(node, parts.words)
    drawn.mark.addEventListener('mousedown', (event) => event.preventDefault())
    drawn.mark.addEventListener('click', () => {
      const pos = getPos()
      if (pos !== undefined && view.editable) parts.describe(pos)
    })
    return drawn
  }
}

class ImageView implements NodeView {
  readonly dom = document.createElement('figure')
  /** The quiet word on an image that nobody has described; only for who may write. */
  readonly mark = document.createElement('button')
  private readonly picture = document.createElement('img')
  private readonly caption = document.createElement('figcaption')
  private readonly gone = document.createElement('p')

  constructor(
    private node: Node,
    private readonly words: ImageViewParts['words'],
  ) {
    this.dom.contentEditable = 'false'
    this.picture.loading = 'lazy'
    this.picture.decoding = 'async'
    this.picture.draggable = false
    this.picture.addEventListener('error', () => this.show(false))
    this.picture.addEventListener('load', () => this.show(true))
    this.gone.textContent = words('gone')
    this.mark.type = 'button'
    this.mark.className = 'image-mark'
    this.mark.textContent = words('describeMark')
    this.draw(node)
    this.show(isImageId(node.attrs['image']))
  }

  update(node: Node): boolean {
    if (node.type !== this.node.type) return false
    if (!node.sameMarkup(this.node)) this.draw(node)
    this.node = node
    return true
  }

  selectNode(): void {
    this.dom.classList.add('ProseMirror-selectednode')
  }

  deselectNode(): void {
    this.dom.classList.remove('ProseMirror-selectednode')
  }

  stopEvent(event: Event): boolean {
    return event.target === this.mark
  }

  ignoreMutation(): boolean {
    return true
  }

  private draw({ attrs }: Node): void {
    const { image, alt, caption, size, width, height } = attrs
    this.dom.className = 'image'
    this.dom.dataset['size'] = isImageSize(size) ? size : 'normal'
    if (isPixels(width) && isPixels(height)) {
      this.picture.width = width
      this.picture.height = height
    }
    const described = typeof alt === 'string'
    this.picture.alt = described ? alt : this.words('undescribed')
    this.caption.textContent = isCaption(caption) ? caption : ''
    if (isImageId(image) && this.dom.dataset['image'] !== image) {
      this.dom.dataset['image'] = image
      this.picture.src = imagePath(image)
    }
    this.dom.replaceChildren(
      ...[this.picture, this.gone],
      ...(described ? [] : [this.mark]),
      ...(this.caption.textContent ? [this.caption] : []),
    )
  }

  private show(there: boolean): void {
    this.picture.hidden = !there
    this.gone.hidden = there
    this.mark.hidden = !there
  }
}
