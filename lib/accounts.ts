import { z } from 'zod'
import { Locale } from './locale'
import { MailPolicy } from './mail-policy'
import { CommentPolicy, HistoryPolicy, Role, WritingPolicy } from './role'

export const PASSWORD_MIN = 12
export const PASSWORD_MAX = 128

/** Addresses are normalised (NFKC, trimmed, lower case) and then checked; plain ASCII only. */
export const Email = z
  .string()
  .transform((value) => value.normalize('NFKC').trim().toLowerCase())
  .pipe(z.email().max(254))
export const Password = z.string().min(PASSWORD_MIN).max(PASSWORD_MAX)
export const PersonName = z.string().trim().min(1).max(80)

export const Theme = z.enum(['system', 'light', 'dark'])
export type Theme = z.infer<typeof Theme>

/** `GET /api/v1/me` */
export const Me = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  /** Takes the place of the address at the first sign-in with it; null when none is waiting. */
  nextEmail: z.string().nullable(),
  locale: Locale.nullable(),
  theme: Theme,
  workspaces: z.array(
    z.object({
      id: z.string(),
      slug: z.string(),
      name: z.string(),
      role: Role,
      colour: z.number(),
      /** What one goes by there; null: by one's own name. */
      pseudonym: z.string().nullable(),
      /** Who may write in its texts. */
      writing: WritingPolicy,
      /** Who may comment on them. */
      commenting: CommentPolicy,
      /** Who may know the history of its texts. */
      history: HistoryPolicy,
      /** Whether mails about it say what waits there, or only that something does. */
      mails: MailPolicy,
    }),
  ),
})
export type Me = z.infer<typeof Me>

/** `PATCH /api/v1/me` */
export const MeChange = z.object({
  name: PersonName.optional(),
  locale: Locale.nullable().optional(),
  theme: Theme.optional(),
})

/** `POST /api/v1/me/password`: the present one, and the one to come. */
export const PasswordChange = z.object({ present: z.string().max(1024), password: Password })

/** `POST /api/v1/me/email`: with the present password, so that a borrowed browser is not enough. */
export const EmailChange = z.object({ present: z.string().max(1024), email: Email })

/** `GET /api/v1/me/sessions`: a browser signed in to the account. No address, on purpose. */
export const SignedInBrowser = z.object({
  id: z.string(),
  /** As the browser called itself when it signed in; null when that is not known. */
  browser: z.string().nullable(),
  system: z.string().nullable(),
  createdAt: z.iso.datetime(),
  /** To the quarter of an hour. */
  seenAt: z.iso.datetime(),
  /** The one this request came with. */
  current: z.boolean(),
})
export type SignedInBrowser = z.infer<typeof SignedInBrowser>

/** `POST /api/v1/sign-in`. The ticket is single use, lives a minute, and is redeemed by next-auth. */
export const SignIn = z.object({ email: z.string().max(320), password: z.string().max(1024) })
export const Ticket = z.object({ ticket: z.string() })

/** `GET /api/v1/setup` and `POST /api/v1/setup` */
export const SetupState = z.object({ needed: z.boolean() })
export const Setup = z.object({
  token: z.string().max(200),
  workspace: z.string().trim().min(1).max(80),
  name: PersonName,
  email: Email,
  password: Password,
  example: z.boolean(),
  locale: Locale.optional(),
})
export const Entered = z.object({ ticket: z.string(), slug: z.string() })

/** Personal access tokens: `/api/v1/me/tokens`. The secret is shown once, at creation. */
export const TokenScope = z.enum(['read', 'write'])
export type TokenScope = z.infer<typeof TokenScope>
export const TokenMake = z.object({
  name: z.string().trim().min(1).max(80),
  scope: TokenScope,
  /** Days until it expires, 1 to 365. */
  days: z.number().int().min(1).max(365).default(90),
})
export const AccessToken = z.object({
  id: z.string(),
  name: z.string(),
  scope: TokenScope,
  createdAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
  lastUsedAt: z.iso.datetime().nullable(),
})
export type AccessToken = z.infer<typeof AccessToken>
export const NewAccessToken = AccessToken.extend({ token: z.string() })
