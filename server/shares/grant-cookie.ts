import type { Context } from 'hono'
import { getCookie } from 'hono/cookie'
import type { HttpEnv } from '../http/router'

/** The cookie that remembers that the password of this share was given. */
export function cookieFor(shareId: string): string {
  return `throughline-share-${shareId.replaceAll('-', '')}`
}

/** What a visitor's cookie says of a share; whether it holds is for `Shares` to say. */
export function grantIn(c: Context<HttpEnv>, shareId: string | null): string | undefined {
  return shareId === null ? undefined : getCookie(c, cookieFor(shareId))
}
