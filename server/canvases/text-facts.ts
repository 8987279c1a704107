import * as Y from 'yjs'
import { countWords } from '../../lib/document/plain-text'
import { FRAGMENT } from '../../lib/protocol'
import { hashOfText } from '../sync/content-hash'

// Read in a thread too, which is to bring little along: no schema and no editor.

/** What stands in a line does not part its words. */
const IN_LINE: ReadonlySet<string> = new Set(['mention'])

/** What tells one state of a text from another. */
export interface TextFacts {
  /** SHA-256 of what it says, in hex. */
  hash: string
  words: number
}

export function factsOf(text: Y.XmlFragment): TextFacts {
  return { hash: hashOfText(text), words: countWords(wordsOf(text)) }
}

/** Whether a text says what it said when it was made: an empty line. */
export function isUnwritten({ hash }: Pick<TextFacts, 'hash'>): boolean {
  return hash === UNWRITTEN
}

const UNWRITTEN = hashOfNothing()

function hashOfNothing(): string {
  const doc = new Y.Doc()
  const text = doc.getXmlFragment(FRAGMENT)
  text.insert(0, [new Y.XmlElement('paragraph')])
  const { hash } = factsOf(text)
  doc.destroy()
  return hash
}

/** The words of every block, apart from each other. */
function wordsOf(text: Y.XmlFragment): string {
  let words = ''
  // A stack of our own instead of recursion: depth is in the hands of whoever writes.
  const todo = text.toArray().reverse()
  for (let next = todo.pop(); next; next = todo.pop())
    if (next instanceof Y.XmlText)
      for (const { insert } of next.toDelta() as { insert: unknown }[])
        words += typeof insert === 'string' ? insert : ' '
    else if (next instanceof Y.XmlElement) {
      if (!IN_LINE.has(next.nodeName)) words += ' '
      todo.push(...next.toArray().reverse())
    }
  return words
}
