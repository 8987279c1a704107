import type { Node } from '@tiptap/pm/model'
import type { EditorView, NodeView, ViewMutationRecord } from '@tiptap/pm/view'
import { columnWidths } from '@/lib/document/tables'
import { untilHere } from '../ui/until-here'
import { saneWidth } from './sane-width'

/** How near the pointer has to come to the edge of a column to take hold of it. */
const REACH = 6
/** A column without a width keeps at least this much in a table that has widths. */
const ROOM = 64

interface Drag {
  column: number
  startX: number
  /** As they were drawn when the drag began, so that only one column seems to move. */
  widths: number[]
  mirrored: boolean
}

/**
 * A table on the page: it scrolls inside itself, and the edge of a column can be dragged. What is
 * dragged is only drawn; letting go writes the widths once. A change by somebody else meanwhile
 * goes on underneath, and ends the drag only when it adds or takes away columns.
 */
export class TableView implements NodeView {
  readonly dom = document.createElement('div')
  readonly contentDOM = document.createElement('tbody')
  readonly #table = document.createElement('table')
  readonly #columns = document.createElement('colgroup')
  readonly #grip = document.createElement('div')
  #drawn = ''
  #near = -1
  #drag: Drag | null = null

  constructor(
    private node: Node,
    private readonly view: EditorView,
    private readonly getPos: () => number | undefined,
  ) {
    this.dom.className = 'table-scroll'
    this.#grip.className = 'column-grip'
    this.#grip.contentEditable = 'false'
    this.#grip.setAttribute('aria-hidden', 'true')
    this.#grip.hidden = true
    this.#table.append(this.#columns, this.contentDOM)
    this.dom.append(this.#table, this.#grip)
    this.dom.addEventListener('pointermove', this.#look)
    this.dom.addEventListener('pointerleave', this.#away)
    this.#grip.addEventListener('pointerdown', this.#take)
    this.#draw()
  }

  update(node: Node): boolean {
    if (node.type !== this.node.type) return false
    this.node = node
    if (this.#drag && columnWidths(node).length !== this.#drag.widths.length) this.#end()
    if (!this.#drag) this.#draw()
    return true
  }

  /** Widths and the grip are drawn here, not in the document. */
  ignoreMutation(mutation: ViewMutationRecord): boolean {
    return mutation.type !== 'selection' && !this.contentDOM.contains(mutation.target)
  }

  stopEvent(event: Event): boolean {
    return event.target === this.#grip
  }

  destroy(): void {
    this.#end()
  }

  #draw(): void {
    const widths = columnWidths(this.node)
    const drawn = widths.join()
    if (drawn === this.#drawn && this.#columns.childElementCount === widths.length) return
    this.#drawn = drawn
    this.#lay(widths)
  }

  #lay(widths: readonly (number | null)[]): void {
    const columns = widths.map((width) => {
      const column = document.createElement('col')
      if (width !== null) column.style.inlineSize = `${width}px`
      return column
    })
    this.#columns.replaceChildren(...columns)
    const sized = widths.some((width) => width !== null)
    const least = widths.reduce<number>((sum, width) => sum + (width ?? ROOM), 0)
    this.#table.classList.toggle('sized', sized)
    this.#table.classList.toggle('all', sized && widths.every((width) => width !== null))
    this.#table.style.setProperty('min-inline-size', sized ? `${least}px` : '')
  }

  readonly #look = (event: PointerEvent): void => {
    if (this.#drag || event.pointerType === 'touch' || event.buttons > 0) return
    const { near, edge } = this.view.editable ? this.#edgeAt(event.clientX) : NOWHERE
    this.#near = near
    this.#grip.hidden = near < 0
    if (near >= 0) this.#place(edge)
  }

  readonly #away = (): void => {
    if (!this.#drag) this.#grip.hidden = true
  }

  #edgeAt(x: number): { near: number; edge: number } {
    const mirrored = isMirrored(this.dom)
    const edges = [...this.#columns.children].map((column) => {
      const { left, right } = column.getBoundingClientRect()
      return mirrored ? left : right
    })
    const near = edges.findIndex((edge) => Math.abs(edge - x) <= REACH)
    return { near, edge: edges[near] ?? 0 }
  }

  #place(edge: number): void {
    const { left } = this.dom.getBoundingClientRect()
    this.#grip.style.setProperty('left', `${edge - left + this.dom.scrollLeft}px`)
  }

  readonly #take = (event: PointerEvent): void => {
    if (event.button !== 0 || this.#near < 0) return
    event.preventDefault()
    void untilHere(loadWidths)
    const widths = [...this.#columns.children].map((column) =>
      saneWidth(column.getBoundingClientRect().width),
    )
    const mirrored = isMirrored(this.dom)
    this.#drag = { column: this.#near, startX: event.clientX, widths, mirrored }
    this.#grip.setPointerCapture(event.pointerId)
    this.#grip.addEventListener('pointermove', this.#pull)
    this.#grip.addEventListener('pointerup', this.#drop)
    this.#grip.addEventListener('pointercancel', this.#end)
    document.addEventListener('keydown', this.#escape, true)
  }

  readonly #pull = (event: PointerEvent): void => {
    const widths = this.#pulled(event)
    if (!widths) return
    this.#lay(widths)
    this.#place(this.#edgeOf(this.#near))
  }

  #edgeOf(column: number): number {
    const box = this.#columns.children[column]?.getBoundingClientRect()
    return (isMirrored(this.dom) ? box?.left : box?.right) ?? 0
  }

  #pulled({ clientX }: PointerEvent): number[] | null {
    if (!this.#drag) return null
    const { column, startX, widths, mirrored } = this.#drag
    const by = (clientX - startX) * (mirrored ? -1 : 1)
    return widths.map((width, i) => (i === column ? saneWidth(width + by) : width))
  }

  readonly #drop = (event: PointerEvent): void => {
    const widths = this.#pulled(event)
    const moved = this.#drag !== null && event.clientX !== this.#drag.startX
    this.#end()
    if (widths && moved) void this.#write(widths)
  }

  async #write(widths: readonly number[]): Promise<void> {
    const { writeWidths } = await untilHere(loadWidths)
    const pos = this.getPos()
    if (pos === undefined || this.view.isDestroyed || !this.view.editable) return
    const tr = writeWidths(this.view.state.tr, pos, widths)
    if (tr.docChanged) this.view.dispatch(tr)
  }

  readonly #escape = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return
    event.stopPropagation()
    this.#end()
  }

  readonly #end = (): void => {
    this.#drag = null
    this.#grip.hidden = true
    this.#grip.removeEventListener('pointermove', this.#pull)
    this.#grip.removeEventListener('pointerup', this.#drop)
    this.#grip.removeEventListener('pointercancel', this.#end)
    document.removeEventListener('keydown', this.#escape, true)
    this.#drawn = '?'
    this.#draw()
  }
}

/** Drawing a table is at once; what changes one brings all that is known of tables along. */
function loadWidths() {
  return import('./column-widths')
}

const NOWHERE = { near: -1, edge: 0 }

function isMirrored(element: HTMLElement): boolean {
  return getComputedStyle(element).direction === 'rtl'
}
