import type { Node, NodeType } from '@tiptap/pm/model'
import { canJoin, canSplit, findWrapping, liftTarget, Transform } from '@tiptap/pm/transform'
import { documentSchema } from '../../document/schema'

/** The same numbers, between 0 and 1, for the same seed. */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

const WORDS =
  'the branch at Weir Street stays open until nine on two evenings a week 👍 café — every. Ask. Why? rota'.split(
    ' ',
  )

/** Writes texts and changes them as people do. */
export class RandomWriter {
  constructor(private readonly random: () => number) {}

  text(): Node {
    const blocks = Array.from({ length: 1 + this.below(6) }, () => this.block(2))
    return node('doc', null, blocks)
  }

  /** The text after so many edits. */
  edited(doc: Node, edits: number): Node {
    const tr = new Transform(doc)
    for (let done = 0, tries = 0; done < edits && tries < edits * 20; tries++)
      if (this.edit(tr)) done++
    return tr.doc
  }

  below(count: number): number {
    return Math.floor(this.random() * count)
  }

  pick<T>(values: readonly T[]): T {
    const value = values[this.below(values.length)]
    if (value === undefined) throw new Error('Nothing to choose from.')
    return value
  }

  private block(depth: number): Node {
    const inner = () => Array.from({ length: 1 + this.below(3) }, () => this.block(depth - 1))
    const items = (name: string) => {
      const some = Array.from({ length: 1 + this.below(3) }, () => name)
      return some.map((each) => node(each, null, [this.line('paragraph')]))
    }
    switch (depth > 0 ? this.below(10) : this.below(3)) {
      case 0:
      case 1:
        return this.line('paragraph')
      case 2:
        return this.line('heading', { level: this.pick([2, 3]) })
      case 3:
        return node('bulletList', null, items('listItem'))
      case 4:
        return node('taskList', null, items('taskItem'))
      case 5:
        return node('blockquote', null, inner())
      case 6:
        return node('callout', { kind: this.pick(['note', 'tip']) }, inner())
      case 7:
        return node('table', null, [this.row(), this.row()])
      case 8:
        return node('horizontalRule', null, [])
      default:
        return node('codeBlock', null, [documentSchema.text('a = 1;\nb = 2;')])
    }
  }

  private row(): Node {
    const cell = () => node('tableCell', null, [this.line('paragraph')])
    return node('tableRow', null, [cell(), cell()])
  }

  private line(type: string, attrs: Record<string, unknown> | null = null): Node {
    const parts = Array.from({ length: this.below(4) }, () => {
      const marks = this.random() < 0.3 ? [documentSchema.mark(this.pick(['bold', 'italic']))] : []
      return documentSchema.text(`${this.words(1 + this.below(8))} `, marks)
    })
    return node(type, attrs, parts)
  }

  private words(count: number): string {
    return Array.from({ length: count }, () => this.pick(WORDS)).join(' ')
  }

  private edit(tr: Transform): boolean {
    const { doc } = tr
    const pos = this.below(doc.content.size + 1)
    const to = Math.min(doc.content.size, pos + this.below(30))
    const $pos = doc.resolve(pos)
    const isText = $pos.parent.isTextblock
    const before = tr.steps.length
    switch (this.below(12)) {
      case 0:
      case 1:
      case 2:
        if (isText)
          tr.insert(pos, documentSchema.text(` ${this.words(1 + this.below(5))}`, $pos.marks()))
        break
      case 3:
      case 4:
        if (pos < to) tr.deleteRange(pos, to)
        break
      case 5:
        if (isText && canSplit(doc, pos)) tr.split(pos)
        break
      case 6:
        // Whether two blocks can be joined is only half asked by canJoin.
        if ($pos.nodeBefore?.isTextblock && $pos.nodeAfter?.isTextblock && canJoin(doc, pos))
          tr.join(pos)
        break
      case 7:
        if (isText) {
          const type = this.lineType()
          tr.setBlockType(pos, pos, type, type.name === 'heading' ? { level: 3 } : null)
        }
        break
      case 8:
        if (pos < to) {
          const mark = documentSchema.mark(this.pick(['bold', 'italic', 'strike']))
          if (this.random() < 0.5) tr.addMark(pos, to, mark)
          else tr.removeMark(pos, to, mark)
        }
        break
      case 9: {
        const range = $pos.blockRange()
        const list = documentSchema.nodes['bulletList']
        const wrapping = range && list && findWrapping(range, list)
        if (range && wrapping) tr.wrap(range, wrapping)
        break
      }
      case 10: {
        const range = $pos.blockRange()
        const depth = range && liftTarget(range)
        if (range && depth !== null) tr.lift(range, depth)
        break
      }
      default:
        if ($pos.depth === 0) tr.insert(pos, this.block(2))
    }
    return tr.steps.length > before
  }

  private lineType(): NodeType {
    const type = documentSchema.nodes[this.pick(['paragraph', 'heading'])]
    if (!type) throw new Error('The schema has lines.')
    return type
  }
}

function node(type: string, attrs: Record<string, unknown> | null, content: Node[]): Node {
  const known = documentSchema.nodes[type]
  if (!known) throw new Error(`The schema has no ${type}.`)
  return known.createChecked(attrs, content)
}
