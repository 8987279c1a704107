export const LOCALES = ['en', 'es'] as const
export type Locale = (typeof LOCALES)[number]

/** Whether this is a language of the product. */
export function isLocale(value: string): value is Locale {
  return LOCALES.some((locale) => locale === value)
}

/** Names of the languages in themselves, for the switch. */
export const LOCALE_NAMES: Record<Locale, string> = { en: 'English', es: 'Español' }

/** Cookie that holds the choice of a visitor who has not signed in; not secret. */
export const LOCALE_COOKIE = 'throughline-locale'

/** The best language we have for an `Accept-Language` header; English when none fits. */
export function localeFromHeader(header: string | null | undefined): Locale {
  const wanted = (header ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', ...params] = part.trim().toLowerCase().split(';')
      const q = params.map((p) => p.trim()).find((p) => p.startsWith('q='))
      return { tag: tag.split('-')[0] ?? '', q: q ? Number(q.slice(2)) || 0 : 1 }
    })
    .sort((a, b) => b.q - a.q)
  for (const { tag, q } of wanted) {
    const found = LOCALES.find((locale) => locale === tag)
    if (found && q > 0) return found
  }
  return 'en'
}
