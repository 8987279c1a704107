import { createTranslator } from 'use-intl/core'
import { describe, expect, it } from 'vitest'
import { LOCALES, type Locale } from '../locales'
import { mailMessagesFor } from './mails'
import { messagesFor } from './messages'

describe('message catalogues', () => {
  const everything = (locale: Locale) =>
    flat({ ...messagesFor(locale), mails: mailMessagesFor(locale) })
  const english = everything('en')

  for (const locale of LOCALES) {
    const words = everything(locale)

    it(`${locale} has the keys of English and no empty text`, () => {
      expect([...words.keys()].sort()).toEqual([...english.keys()].sort())
      expect([...words].filter(([, text]) => text.trim() === '')).toEqual([])
    })

    it(`${locale} uses the placeholders of English`, () => {
      for (const [key, text] of words)
        expect([key, ...placeholders(text)]).toEqual([key, ...placeholders(english.get(key) ?? '')])
    })

    it(`${locale} can be formatted, every message`, () => {
      for (const [key, text] of words) expect(format(locale, text), key).not.toBe('')
    })
  }
})

function format(locale: Locale, text: string): string {
  const translate = createTranslator<{ text: string }>({
    locale,
    messages: { text },
    onError: (error) => {
      throw error
    },
  })
  const values: Record<string, number | ((inner: string) => string)> = {}
  for (const name of placeholders(text))
    if (name.startsWith('<')) values[name.slice(1)] = (inner) => inner
    else values[name] = 3
  return translate.markup('text', values)
}

function flat(tree: object, prefix = ''): Map<string, string> {
  const found = new Map<string, string>()
  for (const [key, value] of Object.entries(tree)) {
    if (typeof value === 'string') found.set(prefix + key, value)
    else for (const [inner, text] of flat(value, `${prefix}${key}.`)) found.set(inner, text)
  }
  return found
}

/** Names of the ICU arguments and, with `<`, of the tags in a message; sorted, each once. */
function placeholders(text: string): string[] {
  const names = new Set<string>()
  for (const [, tag] of text.matchAll(/<(\w+)>/g)) if (tag) names.add(`<${tag}`)
  // Braces alternate: an argument, then (in plurals) a branch of text, then an argument again.
  let depth = 0
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '}') depth--
    if (text[at] !== '{') continue
    const name = /^\{\s*(\w+)\s*[,}]/.exec(text.slice(at))?.[1]
    if (depth % 2 === 0 && name) names.add(name)
    depth++
  }
  return [...names].sort()
}
