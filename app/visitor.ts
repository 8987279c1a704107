import { cookies, headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { cache } from 'react'
import type { Me, Theme } from '@/lib/accounts'
import { ApiError } from '@/lib/client/api-error'
import { Locale } from '@/lib/locale'
import { LOCALE_COOKIE, localeFromHeader } from '@/lib/locales'
import { serverApi } from './server-api'

/** Who asks for this page; null when nobody is signed in. Throws when the server cannot tell. */
export const visitor = cache(async (): Promise<Me | null> => {
  const api = await serverApi()
  try {
    return await api.me()
  } catch (error) {
    if (error instanceof ApiError && error.code === 'not_signed_in') return null
    throw error
  }
})

/** Who asks; somebody who is not signed in goes to the door and comes back to `path` from there. */
export async function signedIn(path: string): Promise<Me> {
  const me = await visitor()
  if (!me) redirect(`/signin?next=${encodeURIComponent(path)}`)
  return me
}

/** Language and theme of the page. Never throws: the frame of a page must stand when its text fails. */
export const manner = cache(async (): Promise<{ locale: Locale; theme: Theme }> => {
  const me = await visitor().catch((error: unknown) => {
    if (error instanceof ApiError) return null
    throw error
  })
  const chosen = Locale.safeParse((await cookies()).get(LOCALE_COOKIE)?.value)
  const locale =
    me?.locale ??
    (chosen.success ? chosen.data : localeFromHeader((await headers()).get('accept-language')))
  return { locale, theme: me?.theme ?? 'system' }
})
