import * as Y from 'yjs'

const OPENING_LENGTH = 280

/**
 * What boards and lists show of a text: its first words, at most 280 characters, and how many words
 * it has. Headings open a text only when there is nothing else. Reads any fragment, whatever nodes
 * are in it and however deep: one strange text must not take the board away from everybody.
 */
export function textSummary(fragment: Y.XmlFragment): { opening: string; words: number } {
  let all = ''
  let body = ''
  let headings = 0
  const write = (text: string) => {
    all += text
    if (headings === 0) body += text
  }
  // A stack of our own instead of recursion: depth is in the hands of whoever writes.
  const todo: (ReturnType<Y.XmlFragment['toArray']>[number] | (() => void))[] = fragment
    .toArray()
    .reverse()
  for (let next = todo.pop(); next !== undefined; next = todo.pop()) {
    if (typeof next === 'function') next()
    else if (next instanceof Y.XmlText) write(wordsOf(next))
    // A name would have to be kept up to date; whoever opens the text reads it.
    else if (next instanceof Y.XmlElement && next.nodeName === 'mention') write('@…')
    else if (next instanceof Y.XmlElement) {
      const isHeading = next.nodeName === 'heading'
      if (isHeading) headings++
      write(' ')
      todo.push(() => {
        write(' ')
        if (isHeading) headings--
      })
      for (const child of next.toArray().reverse()) todo.push(child)
    }
  }
  return { opening: cut(oneLine(body) || oneLine(all)), words: countWords(all) }
}

/** The characters alone: not the marks, not what is embedded. */
function wordsOf(text: Y.XmlText): string {
  const parts: { insert: unknown }[] = text.toDelta()
  return parts.map(({ insert }) => (typeof insert === 'string' ? insert : ' ')).join('')
}

function oneLine(text: string): string {
  // Control characters too: PostgreSQL cannot store a NUL.
  return text.replace(/[\s\p{Cc}]+/gu, ' ').trim()
}

function countWords(text: string): number {
  return text.split(/[\s\p{Cc}]+/u).filter((part) => /[\p{L}\p{N}]/u.test(part)).length
}

function cut(text: string): string {
  if (text.length <= OPENING_LENGTH) return text
  const room = text.slice(0, OPENING_LENGTH - 1)
  const space = room.lastIndexOf(' ')
  // A long word, or a language without spaces: cut inside, but not inside a character.
  const kept =
    space > OPENING_LENGTH / 2 ? room.slice(0, space) : room.replace(/[\uD800-\uDBFF]$/, '')
  return `${kept}…`
}
