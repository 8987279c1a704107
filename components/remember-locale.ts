import { LOCALE_COOKIE, type Locale } from '@/lib/locales'

const YEAR_S = 365 * 24 * 60 * 60

/** Keeps the choice in this browser, for pages before sign-in; `null` forgets it. */
export function rememberLocale(locale: Locale | null): void {
  document.cookie = `${LOCALE_COOKIE}=${locale ?? ''}; path=/; samesite=lax; max-age=${locale ? YEAR_S : 0}`
}
