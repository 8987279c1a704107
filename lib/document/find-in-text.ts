import type { Node } from '@tiptap/pm/model'

/** What somebody looks for. */
export interface Wanted {
  text: string
  matchCase: boolean
  wholeWord: boolean
}

export interface Found {
  from: number
  to: number
}

/** More hits than this help nobody and would have to be drawn. */
const MOST = 5000

/**
 * Where the words stand in a text, in order. Marks do not come between: bold in the middle of a
 * word is no end of it. Accents count, as in replacing they must; case counts only when asked for.
 */
export function findAll(doc: Node, wanted: Wanted): Found[] {
  const found: Found[] = []
  const pattern = patternOf(wanted)
  if (!pattern) return found
  doc.descendants((node, pos) => {
    if (found.length >= MOST) return false
    if (!node.isTextblock) return true
    for (const { from, to } of within(node, pattern)) {
      if (found.length >= MOST) break
      found.push({ from: pos + 1 + from, to: pos + 1 + to })
    }
    return false
  })
  return found
}

/** The same in one block of text; positions from its start. */
function within(block: Node, pattern: RegExp): Found[] {
  let text = ''
  block.forEach((part) => {
    // What is no text takes one place each, so that places in the string are places in the block.
    text += part.isText ? (part.text ?? '') : '\uFFFC'.repeat(part.nodeSize)
  })
  return [...text.matchAll(pattern)].map((match) => ({
    from: match.index,
    to: match.index + match[0].length,
  }))
}

function patternOf({ text, matchCase, wholeWord }: Wanted): RegExp | null {
  if (text === '' || text.length > 500) return null
  const words = text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')
  const bounded = wholeWord ? `(?<![\\p{L}\\p{N}\\p{M}_])${words}(?![\\p{L}\\p{N}\\p{M}_])` : words
  return new RegExp(bounded, matchCase ? 'gu' : 'giu')
}

/** The hit at or after a place, else the first; -1 when there is none. */
export function nextFrom(found: readonly Found[], pos: number): number {
  if (found.length === 0) return -1
  const next = found.findIndex(({ from }) => from >= pos)
  return next < 0 ? 0 : next
}
