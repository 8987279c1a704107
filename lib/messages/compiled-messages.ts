import compile from 'icu-minify/compile'
import { LOCALES, type Locale } from '../locales'
import { messagesFor, type Messages } from './messages'

/**
 * The catalogue with every message taken apart already: pages carry what puts messages together, not
 * what reads them, which is ten times as large (`next.config.js` leaves the reader out). Typed as the
 * words it was made from, since that is what `t()` is asked for.
 */
export function compiledMessages(locale: Locale): Messages {
  return COMPILED[locale]
}

const COMPILED = Object.fromEntries(
  LOCALES.map((locale) => [locale, compiled(messagesFor(locale))]),
) as Record<Locale, Messages>

function compiled(part: object): object {
  return Object.fromEntries(
    Object.entries(part).map(([key, value]: [string, unknown]) => [
      key,
      typeof value === 'string' ? plain(compile(value)) : compiled(value as object),
    ]),
  )
}

/** React sends only plain objects to the browser; the compiler's have no prototype. */
function plain(message: unknown): unknown {
  return JSON.parse(JSON.stringify(message))
}
