import * as Y from 'yjs'
import type { Random } from './random'

/**
 * People at work on one text: blocks made, split, moved and removed, words typed, marked and
 * erased, attributes set. Each has a copy of their own.
 * @returns their updates in an order in which they may arrive, and who made each
 */
export function busyDocument(random: Random, people: readonly string[], steps: number): Written[] {
  const written: Written[] = []
  const copies = people.map((userId, i) => {
    const doc = new Y.Doc()
    doc.clientID = 1000 + random.below(1_000_000) * people.length + i
    return { userId, doc }
  })
  for (const { userId, doc } of copies)
    doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin === 'wire') return
      written.push({ userId, update })
      for (const other of copies) if (other.doc !== doc) Y.applyUpdate(other.doc, update, 'wire')
    })
  for (let step = 0; step < steps; step++) edit(random, random.pick(copies).doc)
  return written
}

export interface Written {
  userId: string
  update: Uint8Array
}

/**
 * One edit as an editor makes it, in one transaction.
 * @param kept so many blocks at the beginning are left alone
 */
export function edit(random: Random, doc: Y.Doc, kept = 0): void {
  const blocks = doc.getXmlFragment('default')
  doc.transact(() => {
    const choice = random.below(10)
    const count = blocks.length - kept
    if (count <= 0 || choice === 0) return insertBlock(random, blocks, kept, 'word ')
    const at = kept + random.below(count)
    const block = blocks.get(at) as Y.XmlElement
    if (choice === 1 && count > 1) return blocks.delete(at, 1)
    if (choice === 2) return block.setAttribute('level', random.below(4) as never)
    if (choice === 3) return move(random, blocks, kept, at)
    const text = block.get(0) as Y.XmlText | undefined
    if (!(text instanceof Y.XmlText)) return
    const words = wordsOf(text)
    const from = edge(words, random.below(words.length + 1))
    const length = edge(words, Math.min(words.length, from + random.below(6))) - from
    if (choice === 4 && length > 0) return text.delete(from, length)
    if (choice === 5 && length > 0)
      return text.format(from, length, { bold: random.oneIn(2) ? {} : null })
    text.insert(from, random.pick(['a', 'bc', 'def', ' bicycle', ' library', '🚲']))
  })
}

/** As long as the text itself, marks left out. */
function wordsOf(text: Y.XmlText): string {
  return (text.toDelta() as { insert: string }[]).map(({ insert }) => insert).join('')
}

/** Never between the two halves of a character: no editor edits there, and Yjs breaks it in one copy only. */
function edge(words: string, at: number): number {
  return /[\uD800-\uDBFF]/.test(words.charAt(at - 1)) ? at + 1 : at
}

function insertBlock(random: Random, blocks: Y.XmlFragment, kept: number, words: string): void {
  const block = new Y.XmlElement('paragraph')
  const text = new Y.XmlText()
  text.insert(0, words)
  block.insert(0, [text])
  blocks.insert(kept + random.below(blocks.length - kept + 1), [block])
}

/** As editors move a block: taken out here, put in anew there. */
function move(random: Random, blocks: Y.XmlFragment, kept: number, from: number): void {
  const words = (blocks.get(from) as Y.XmlElement).get(0)
  const text = words instanceof Y.XmlText ? wordsOf(words) : ''
  blocks.delete(from, 1)
  insertBlock(random, blocks, kept, text)
}
