/** One word of a text: as it is compared in searches, and where it stands in it. */
export interface Word {
  /** Only letters, digits and their marks: nothing that any query language could read. */
  term: string
  from: number
  to: number
}

/** The longest term, in characters; what is longer is compared by its beginning. */
const TERM_MAX = 64

const RUN = /[\p{L}\p{N}\p{M}]+/gu
/** Scripts that put no space between words. */
const UNSPACED =
  /[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Bopomofo}\p{scx=Thai}\p{scx=Lao}\p{scx=Khmer}\p{scx=Myanmar}]+/gu
/** Marks that people leave out when they search: accents, and vowels of Hebrew and Arabic. */
const LEFT_OUT = /[\u0300-\u036F\u0591-\u05BD\u05BF-\u05C7\u0610-\u061A\u064B-\u065F\u0670\u0640]/gu
const NO_TERM = /[^\p{L}\p{N}\p{M}]/gu
/** Letters that are no letter with a mark on it, and are written otherwise where a keyboard lacks them. */
const WRITTEN_AS: Record<string, string> = {
  ...{ ß: 'ss', æ: 'ae', œ: 'oe', þ: 'th' },
  ...{ ø: 'o', ł: 'l', đ: 'd', ð: 'd', ħ: 'h', ı: 'i', ς: 'σ' },
}
const REWRITTEN = new RegExp(`[${Object.keys(WRITTEN_AS).join('')}]`, 'gu')

/**
 * The words of a text in order, each without case and accents, so that both databases compare the
 * same. Where a script has no spaces, every character with the one after it is a word, and the last
 * by itself: what is looked for is then a run of such pairs.
 */
export function wordsIn(text: string): Word[] {
  const found: Word[] = []
  const add = (from: number, to: number) => {
    const term = termOf(text.slice(from, to))
    if (term !== '') found.push({ term, from, to })
  }
  for (const { 0: run, index } of text.matchAll(RUN)) {
    let done = 0
    for (const { 0: unspaced, index: at } of run.matchAll(UNSPACED)) {
      if (at > done) add(index + done, index + at)
      pairs(unspaced, index + at, add)
      done = at + unspaced.length
    }
    if (done < run.length) add(index + done, index + run.length)
  }
  return found
}

/** Whether a term is of a script without spaces, where one character may be a whole word. */
export function isUnspaced(term: string): boolean {
  // Not the pattern itself: it remembers where it was.
  return term.search(UNSPACED) === 0
}

const LETTER = /^[\p{L}\p{N}\p{M}]/u

/**
 * One character as it is compared: without case and accents, empty for a mark that people leave out.
 * Null for what stands between words.
 */
export function letterOf(character: string): string | null {
  return LETTER.test(character) ? termOf(character) : null
}

function pairs(run: string, start: number, add: (from: number, to: number) => void): void {
  let at = start
  const characters = [...run]
  characters.forEach((character, i) => {
    add(at, at + character.length + (characters[i + 1]?.length ?? 0))
    at += character.length
  })
}

function termOf(word: string): string {
  return word
    .normalize('NFKD')
    .toLowerCase()
    .replace(LEFT_OUT, '')
    .replace(REWRITTEN, (letter) => WRITTEN_AS[letter] ?? letter)
    .normalize('NFC')
    .replace(NO_TERM, '')
    .slice(0, TERM_MAX)
    .replace(/[\uD800-\uDBFF]$/, '')
}
