import { fold } from './fold'

/** A sign and what it is found by. */
export interface Emoji {
  sign: string
  name: string
  /** Its name and other words for it, folded, in every language that was loaded. */
  words: readonly string[]
}

/** An entry of the data, as far as it is read here. */
interface Entry {
  hexcode: string
  label: string
  unicode: string
  tags?: string[]
  group?: number
  order?: number
}

const SOURCES = {
  en: async () => (await import('emojibase-data/en/compact.json')).default,
  es: async () => (await import('emojibase-data/es/compact.json')).default,
}
/** Parts of signs, e.g. skin tones and letters of flags, stand in a group of their own or in none. */
const PARTS = 2

let loaded: { locale: string; list: Promise<readonly Emoji[]> } | null = null

/**
 * Every emoji with its names in the reader's language, and in English too, which many know them
 * by. A few hundred kilobytes, so fetched with the first colon and kept.
 */
export function emojis(locale: string): Promise<readonly Emoji[]> {
  if (loaded?.locale !== locale) loaded = { locale, list: load(locale).catch(outOfReach) }
  return loaded.list
}

/** Without a network there are none, until somebody asks again. */
function outOfReach(): readonly Emoji[] {
  loaded = null
  return []
}

async function load(locale: string): Promise<readonly Emoji[]> {
  const english: Entry[] = await SOURCES.en()
  const own: Entry[] = locale === 'es' ? await SOURCES.es() : english
  const inEnglish = new Map(english.map((each) => [each.hexcode, each]))
  return own
    .filter(({ group }) => group !== undefined && group !== PARTS)
    .sort((a, b) => (a.order ?? 0) - (b.order ?? 0))
    .map((each) => {
      const also = inEnglish.get(each.hexcode)
      const names = [each.label, ...(each.tags ?? []), also?.label ?? '', ...(also?.tags ?? [])]
      return {
        sign: plainSign(each.unicode),
        name: each.label,
        words: [...new Set(names.flatMap((name) => fold(name).split(/[^\p{L}\p{N}]+/u)))],
      }
    })
}

/** The sign without the mark that asks for a picture, where a picture is what it is anyway. */
function plainSign(sign: string): string {
  return /^\p{Emoji_Presentation}\uFE0F$/u.test(sign) ? sign.slice(0, -1) : sign
}

/** Those with a word for each word of the query; names that begin with it come first. */
export function emojisFor(query: string, list: readonly Emoji[], most: number): Emoji[] {
  const wanted = fold(query.replaceAll('_', ' ')).split(/\s+/).filter(Boolean)
  if (wanted.length === 0) return []
  const fitting = list.filter(({ words }) =>
    wanted.every((word) => words.some((each) => each.startsWith(word))),
  )
  const begins = ({ name }: Emoji) => fold(name).startsWith(wanted[0] ?? '')
  // The plain thing before its kinds: a red heart before a heart with an arrow.
  const place = (emoji: Emoji) => (begins(emoji) ? emoji.name.length : 1000)
  return fitting.sort((a, b) => place(a) - place(b)).slice(0, most)
}
