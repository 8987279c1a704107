import * as Y from 'yjs'

/**
 * About how many words an update adds: word starts in its inserted text. Typing sends a letter at a
 * time, so a word counts when the space or line after it is typed; a paste counts all of its words.
 */
export function wordsAdded(update: Uint8Array): number {
  let words = 0
  for (const struct of Y.decodeUpdate(update).structs)
    if (struct instanceof Y.Item && struct.content instanceof Y.ContentString)
      words += wordEnds(struct.content.str)
  return words
}

function wordEnds(text: string): number {
  // A single letter ends no word; a lone space ends the one typed before it.
  if (/^\s+$/u.test(text)) return 1
  return Array.from(text.matchAll(/[\p{L}\p{N}]+(?=[^\p{L}\p{N}]|$)/gu)).filter(
    ([word], _, all) => all.length > 1 || word.length > 1,
  ).length
}
