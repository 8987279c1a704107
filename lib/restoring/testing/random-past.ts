import type { Node } from '@tiptap/pm/model'
import { updateYFragment } from '@tiptap/y-tiptap'
import * as Y from 'yjs'
import { itemsIn } from '../../history/every-text'
import { FRAGMENT } from '../../protocol'
import { RandomWriter, randomFrom } from '../../suggestions/testing/random-text'

/** A text that somebody changes at random, as an editor writes it, and what it was on the way. */
export class RandomPast {
  readonly doc = new Y.Doc()
  readonly writer: RandomWriter
  readonly states: Uint8Array[] = []
  #node: Node

  constructor(seed: number, edits: number) {
    this.writer = new RandomWriter(randomFrom(seed))
    this.#node = this.writer.text()
    this.write(this.#node)
    for (let n = 0; n < edits; n++) {
      this.states.push(Y.encodeStateAsUpdate(this.doc))
      this.doc.clientID = 1000 + this.writer.below(5)
      const next = this.writer.edited(this.#node, 1 + this.writer.below(4))
      // No editor cuts a character in two, and Yjs cannot hold the halves.
      if (!isWhole(next)) continue
      this.#node = next
      this.write(next)
    }
  }

  get text(): Y.XmlFragment {
    return this.doc.getXmlFragment(FRAGMENT)
  }

  private write(node: Node): void {
    this.doc.transact(() =>
      updateYFragment(this.doc, this.text, node, { mapping: new Map(), isOMark: new Map() }),
    )
  }
}

const HALF = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/

function isWhole(node: Node): boolean {
  let whole = true
  node.descendants(({ text }) => {
    if (text !== undefined && HALF.test(text)) whole = false
  })
  return whole
}

/** A copy of a text that goes its own way. */
export function copyOfDoc(state: Uint8Array): Y.Doc {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, state)
  return doc
}

/** Every word of a text by the characters of Yjs that it is made of, with the words themselves. */
export function wordsById(text: Y.XmlFragment): Map<string, string> {
  const words = new Map<string, string>()
  for (const part of textsIn(text)) {
    let all = ''
    const ids: string[] = []
    for (const item of itemsIn(part)) {
      if (item.deleted || !item.countable) continue
      const { content, id } = item
      const str = content instanceof Y.ContentString ? content.str : '\uFFFC'.repeat(item.length)
      for (let i = 0; i < str.length; i++) ids.push(`${id.client}:${id.clock + i}`)
      all += str
    }
    for (const { 0: word, index } of all.matchAll(/[\p{L}\p{N}\p{M}]+/gu))
      words.set(ids.slice(index, index + word.length).join(' '), word)
  }
  return words
}

/** Every stretch of words in a text as it is. */
export function textsIn(parent: Y.XmlFragment): Y.XmlText[] {
  return parent.toArray().flatMap((child: unknown) => {
    if (child instanceof Y.XmlText) return [child]
    return child instanceof Y.XmlElement ? textsIn(child) : []
  })
}
