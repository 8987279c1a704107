import * as Y from 'yjs'
import { imageWords } from '../../lib/document/image-words'
import { piecesOf } from './pieces'

/** A piece of a text: a heading, or the words of any other block. */
export interface TextPassage {
  isHeading: boolean
  words: string
}

/** What stands in a line and does not end it. */
const IN_LINE: ReadonlySet<string> = new Set(['hardBreak'])

/**
 * What of a text can be found: each block's words once, in order. Reads any fragment, whatever nodes
 * are in it and however deep. What an image shows is found like any other words.
 */
export function passagesOfText(fragment: Y.XmlFragment): TextPassage[] {
  const found = new Map<string, TextPassage>()
  let line = ''
  let headings = 0
  const endLine = () => {
    for (const words of piecesOf(line)) {
      const passage = { isHeading: headings > 0, words }
      found.set(keyOf(passage), passage)
    }
    line = ''
  }
  // A stack of our own instead of recursion: depth is in the hands of whoever writes.
  const todo: (ReturnType<Y.XmlFragment['toArray']>[number] | (() => void))[] = fragment
    .toArray()
    .reverse()
  for (let next = todo.pop(); next !== undefined; next = todo.pop()) {
    if (typeof next === 'function') next()
    else if (next instanceof Y.XmlText) line += charactersOf(next)
    else if (next instanceof Y.XmlElement) {
      if (IN_LINE.has(next.nodeName)) {
        line += ' '
        continue
      }
      endLine()
      const isHeading = next.nodeName === 'heading'
      if (isHeading) headings++
      if (next.nodeName === 'image') line += imageWords(next.getAttributes())
      todo.push(() => {
        endLine()
        if (isHeading) headings--
      })
      for (const child of next.toArray().reverse()) todo.push(child)
    }
  }
  endLine()
  return [...found.values()]
}

/** The same words twice in a text are one passage. */
export function keyOf({ isHeading, words }: TextPassage): string {
  return `${isHeading ? 1 : 0}${words}`
}

/** The characters alone: not the marks, not what is embedded. */
function charactersOf(text: Y.XmlText): string {
  const parts: { insert: unknown }[] = text.toDelta()
  return parts.map(({ insert }) => (typeof insert === 'string' ? insert : ' ')).join('')
}
