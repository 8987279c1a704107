import type { Locale } from '../locales'

/** The side each script starts from; a language that starts from the right needs only its line here. */
export const DIRECTION: Record<Locale, 'ltr' | 'rtl'> = { en: 'ltr', es: 'ltr' }
