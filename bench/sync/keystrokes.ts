import * as Y from 'yjs'
import { FRAGMENT } from '../../lib/protocol'
import type { Trace } from './trace-file'

/** What a browser would have sent. */
export interface Keystroke {
  /** 0 is the first author; null is whoever made the document. */
  author: number | null
  clientId: number
  update: Uint8Array
}

export interface Typed {
  keystrokes: Keystroke[]
  /** The text in the end. */
  text: string
}

/** As long as those that browsers draw: small ones would take fewer bytes. */
const MAKER = 3_000_000_001
const FIRST_AUTHOR = 3_000_000_010

/**
 * Types a trace through Yjs, each author in a copy of their own that knows at each moment what its
 * author knew then.
 * @throws Error when one author alone does not end at the trace's own text
 */
export function typeTrace(trace: Trace): Typed {
  const first = emptyDocument(trace.startContent)
  const keystrokes: Keystroke[] = [{ author: null, clientId: MAKER, update: first }]
  const authors = Array.from({ length: trace.numAgents }, (_, i) => new Author(i, first))
  const updatesOf: Uint8Array[][] = []
  trace.txns.forEach(({ agent, parents = [updatesOf.length - 1], patches }, at) => {
    const author = authors[agent]
    if (!author) throw new Error(`The trace has no author ${agent}.`)
    author.learn(parents, trace, updatesOf)
    const updates = author.type(patches)
    author.knows(at)
    updatesOf.push(updates)
    for (const update of updates)
      keystrokes.push({ author: agent, clientId: FIRST_AUTHOR + agent, update })
  })
  const all = new Y.Doc()
  all.transact(() => keystrokes.forEach(({ update }) => Y.applyUpdate(all, update)))
  const text = textIn(all)
  // Where two typed at the same place at once, each way of merging has an order of its own.
  if (trace.numAgents === 1 && text !== trace.endContent)
    throw new Error('The trace was not typed as it was written.')
  return { keystrokes, text }
}

/** The one text of a document as `typeTrace` makes them. */
export function textIn(doc: Y.Doc): string {
  return paragraphOf(doc).toJSON()
}

class Author {
  readonly #doc = new Y.Doc()
  readonly #text: Y.XmlText
  readonly #known = new Set<number>()
  #typed: Uint8Array[] = []

  constructor(index: number, first: Uint8Array) {
    this.#doc.clientID = FIRST_AUTHOR + index
    Y.applyUpdate(this.#doc, first)
    this.#text = paragraphOf(this.#doc)
    this.#doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== this) this.#typed.push(update)
    })
  }

  /** Takes in what the parents of a transaction rest on and this author has not seen. */
  learn(parents: readonly number[], { txns }: Trace, updatesOf: readonly Uint8Array[][]): void {
    const news: number[] = []
    const open = [...parents]
    for (let at = open.pop(); at !== undefined; at = open.pop()) {
      if (at < 0 || this.#known.has(at)) continue
      this.#known.add(at)
      news.push(at)
      open.push(...(txns[at]?.parents ?? [at - 1]))
    }
    for (const at of news.sort((a, b) => a - b))
      for (const update of updatesOf[at] ?? []) Y.applyUpdate(this.#doc, update, this)
  }

  /** @returns an update for each patch */
  type(patches: Trace['txns'][number]['patches']): Uint8Array[] {
    this.#typed = []
    for (const [position, deleted, inserted] of patches)
      this.#doc.transact(() => {
        // Within the text: where two deleted the same letter, places of others may lie past its end.
        const from = Math.min(position, this.#text.length)
        this.#text.delete(from, Math.min(deleted, this.#text.length - from))
        if (inserted) this.#text.insert(from, inserted)
      })
    return this.#typed
  }

  knows(at: number): void {
    this.#known.add(at)
  }
}

function emptyDocument(startContent: string): Uint8Array {
  const doc = new Y.Doc()
  doc.clientID = MAKER
  const paragraph = new Y.XmlElement('paragraph')
  paragraph.insert(0, [new Y.XmlText(startContent)])
  doc.getXmlFragment(FRAGMENT).insert(0, [paragraph])
  const update = Y.encodeStateAsUpdate(doc)
  doc.destroy()
  return update
}

function paragraphOf(doc: Y.Doc): Y.XmlText {
  const block = doc.getXmlFragment(FRAGMENT).get(0)
  const text = block instanceof Y.XmlElement ? block.get(0) : null
  if (!(text instanceof Y.XmlText)) throw new Error('The document holds no paragraph.')
  return text
}
