import type { Phrase, Query } from '../../lib/search/query'
import { isUnspaced } from '../../lib/search/words'

// A query in the words of each database. Its terms are letters and digits (lib/search/words.ts), so
// nothing that anybody types can be read as an operator; they are quoted all the same.

/** For `match` of SQLite's FTS5. @param place terms of the column `place` that must all be there */
export function ftsMatch({ wanted, unwanted }: Query, place: readonly string[]): string {
  const all = wanted.map(ftsPhrase).join(' AND ')
  const none = unwanted.map(ftsPhrase).join(' OR ')
  const where = place.map((term) => `"${term}"`).join(' AND ')
  return `place : (${where}) AND terms : (${none === '' ? all : `(${all}) NOT (${none})`})`
}

/** As text that PostgreSQL reads as a `tsquery`. */
export function tsQuery({ wanted, unwanted }: Query): string {
  const all = wanted.map((phrase) => `(${tsPhrase(phrase)})`).join(' & ')
  const none = unwanted.map((phrase) => `(${tsPhrase(phrase)})`).join(' | ')
  return none === '' ? all : `${all} & !(${none})`
}

/** As text that PostgreSQL reads as a `tsvector`: each term with its places, counted from 1. */
export function tsVector(terms: readonly string[]): string {
  const places = new Map<string, number[]>()
  terms.forEach((term, i) => {
    const found = places.get(term) ?? []
    if (found.length < MOST_PLACES) found.push(i + 1)
    places.set(term, found)
  })
  return [...places].map(([term, found]) => `'${term}':${found.join(',')}`).join(' ')
}

/** The same query with every word in full. */
export function inFull({ wanted, unwanted }: Query): Query {
  return { wanted: wanted.map((phrase) => ({ ...phrase, isOpen: false })), unwanted }
}

/** More places of one term PostgreSQL does not keep. */
const MOST_PLACES = 255

function ftsPhrase(phrase: Phrase): string {
  return `"${phrase.terms.join(' ')}"${isBeginning(phrase) ? ' *' : ''}`
}

function tsPhrase(phrase: Phrase): string {
  const terms = phrase.terms.map((term) => `'${term}'`).join(' <-> ')
  return isBeginning(phrase) ? `${terms}:*` : terms
}

/** What begins with one letter is half of everything; in a script without spaces it is a word. */
function isBeginning({ terms, isOpen }: Phrase): boolean {
  const last = terms.at(-1) ?? ''
  return (isOpen && last.length > 1) || isUnspaced(last)
}
