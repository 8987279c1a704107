import type { Locale } from '../locales'
import { mails as en } from './en/mails'
import { mails as es } from './es/mails'

const CATALOGUES = { en, es }

/** What mails and the pages behind their links say; pages of the product do not carry it along. */
export function mailMessagesFor(locale: Locale): typeof en {
  // As in messages.ts: the keys of the English, other words.
  return CATALOGUES[locale] as typeof en
}
