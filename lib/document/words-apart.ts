/** A word, a space or a sign, and where it begins. */
export interface WordApart {
  from: number
  text: string
}

/** Where words are not told apart by spaces, each sign is one. */
const ALONE = String.raw`[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}\p{sc=Khmr}\p{sc=Laoo}\p{sc=Mymr}]\p{M}*`
const WORD = new RegExp(String.raw`${ALONE}|(?:(?!${ALONE})[\p{L}\p{N}\p{M}])+|\s+|[^]`, 'gu')

/** A line taken apart, so that two can be held against each other: all of it, nothing twice. */
export function wordsApart(line: string): WordApart[] {
  return [...line.matchAll(WORD)].map(({ 0: text, index }) => ({ from: index, text }))
}

/** How many letters of a word count; none of spaces and signs. A picture among words counts as one. */
export function lettersOf(text: string): number {
  return /[\p{L}\p{N}\uFFFC]/u.test(text) ? text.length : 0
}
