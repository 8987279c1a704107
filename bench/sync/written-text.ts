import * as Y from 'yjs'
import { FRAGMENT } from '../../lib/protocol'

/** A text that several people have written and gone over. */
export interface WrittenText {
  /** It, piece by piece, each small enough for one message. */
  updates: Uint8Array[]
  /** Clocks of each author: who holds these holds the text. */
  clocks: ReadonlyMap<number, number>
  /** Of the whole, as one update. */
  bytes: number
}

const AUTHORS = 4
/** ClientIDs as long as those that browsers draw: small ones would take fewer bytes. */
const FIRST_AUTHOR = 3_000_000_001
const SENTENCE = 'The library lends bicycles, too, and a saw. '
/** What is put in later, and after how many characters of a sentence. */
const WORDS: [number, string][] = [
  [39, 'sharp '],
  [37, 'perhaps '],
  [18, 'old '],
  [4, 'little '],
]
const SENTENCES = 8
/** About 50 kB. */
const PARAGRAPHS_A_PIECE = 40
const SAMPLE = 50

/**
 * Paragraphs by one author each; another has put words into each sentence: 25 pieces a
 * kilobyte, where the editing trace of a real paper has thirty-five.
 * @param bytes how large it shall be, as one update; it becomes that to within a paragraph
 */
export function writtenText(bytes: number): WrittenText {
  const paragraphs = Math.round((bytes / written(SAMPLE).state.length) * SAMPLE)
  const { state, updates } = written(paragraphs)
  return { updates, clocks: clocksOf(state), bytes: state.length }
}

function written(paragraphs: number): { state: Uint8Array; updates: Uint8Array[] } {
  const doc = new Y.Doc()
  const updates: Uint8Array[] = []
  let fresh: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => fresh.push(update))
  for (let paragraph = 0; paragraph < paragraphs; paragraph++) {
    writeParagraph(doc, paragraph)
    if ((paragraph + 1) % PARAGRAPHS_A_PIECE > 0 && paragraph + 1 < paragraphs) continue
    updates.push(Y.mergeUpdates(fresh))
    fresh = []
  }
  const state = Y.encodeStateAsUpdate(doc)
  doc.destroy()
  return { state, updates }
}

function writeParagraph(doc: Y.Doc, paragraph: number): void {
  const text = new Y.XmlText()
  as(doc, paragraph, () => {
    const block = new Y.XmlElement('paragraph')
    text.insert(0, SENTENCE.repeat(SENTENCES))
    block.insert(0, [text])
    doc.getXmlFragment(FRAGMENT).push([block])
  })
  as(doc, paragraph + 1, () => {
    // From the back, so that places before stay what they are.
    for (let sentence = SENTENCES - 1; sentence >= 0; sentence--)
      for (const [place, word] of WORDS) text.insert(sentence * SENTENCE.length + place, word)
  })
}

/** Next clock of each author of an update, as far as it is there without a hole. */
export function clocksOf(update: Uint8Array): Map<number, number> {
  const clocks = new Map<number, number>()
  for (const struct of Y.decodeUpdate(update).structs) {
    const { client, clock } = struct.id
    const next = clocks.get(client) ?? 0
    if (struct instanceof Y.Skip || clock > next) continue
    clocks.set(client, Math.max(next, clock + struct.length))
  }
  return clocks
}

/** Whether an update has the whole of a text. */
export function holds(update: Uint8Array, { clocks }: WrittenText): boolean {
  const held = clocksOf(update)
  return [...clocks].every(([author, clock]) => (held.get(author) ?? 0) >= clock)
}

function as(doc: Y.Doc, author: number, change: () => void): void {
  doc.clientID = FIRST_AUTHOR + (author % AUTHORS)
  doc.transact(change)
}
