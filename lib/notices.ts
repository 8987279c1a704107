import { z } from 'zod'
import { Person } from './people'

/**
 * A notice is one thing that somebody is told of. `direct`: it is about them; `following`: about
 * what they follow.
 */
export const NOTICE_WAYS = ['direct', 'following'] as const
export const NoticeWay = z.enum(NOTICE_WAYS)
export type NoticeWay = z.infer<typeof NoticeWay>

/**
 * What happened. `named`, `team-named`: a comment calls on them, or on a team of theirs;
 * `named-in-text`: a text does. `answered`, `opened`, `resolved`, `reopened`: threads. `suggested`,
 * `accepted`, `refused`: suggestions. `written`: somebody wrote in a text.
 */
export const NOTICE_KINDS = [
  'named',
  'team-named',
  'named-in-text',
  'accepted',
  'refused',
  'answered',
  'opened',
  'suggested',
  'resolved',
  'reopened',
  'written',
] as const
export const NoticeKind = z.enum(NOTICE_KINDS)
export type NoticeKind = z.infer<typeof NoticeKind>

/** The most characters that a notice repeats of a message. */
export const NOTICE_WORDS_MAX = 200

const Named = z.object({ id: z.string(), name: z.string() })
const Titled = z.object({ id: z.string(), title: z.string() })

export const Notice = z.object({
  id: z.string(),
  way: NoticeWay,
  kind: NoticeKind,
  /** When the last of it happened. */
  at: z.iso.datetime(),
  readAt: z.iso.datetime().nullable(),
  /** How much of it has happened since it was last read. */
  count: z.number().int().positive(),
  /** Who did it, as they go by now; null for the server's operator. */
  by: Person.nullable(),
  workspace: Named.extend({ slug: z.string() }),
  canvas: Titled,
  element: Titled,
  threadId: z.string().nullable(),
  messageId: z.string().nullable(),
  /** How the message begins; null when there is none, or it was taken back. */
  words: z.string().nullable(),
})
export type Notice = z.infer<typeof Notice>

/** `GET /api/v1/me/notices`, newest first. `before` is the `older` of the page before. */
export const NoticeFilter = z.object({
  way: NoticeWay.optional(),
  unread: z.enum(['true', 'false']).default('false'),
  before: z.string().max(100).optional(),
})
export type NoticeFilter = z.infer<typeof NoticeFilter>
export const NoticePage = z.object({ items: z.array(Notice), older: z.string().nullable() })
export type NoticePage = z.infer<typeof NoticePage>

/** `GET /api/v1/me/notices/unread` */
export const UnreadNotices = z.object({
  direct: z.number().int().nonnegative(),
  following: z.number().int().nonnegative(),
})
export type UnreadNotices = z.infer<typeof UnreadNotices>

/** `PATCH /api/v1/me/notices/:id` */
export const NoticeChange = z.object({ read: z.boolean() })

/**
 * `POST /api/v1/me/notices/read`: all, or those of one way, about a thread, about the text of an
 * element. With `until` those that happened later stay unread: whoever pressed the button had not
 * seen them.
 */
export const NoticesRead = z.object({
  way: NoticeWay.optional(),
  threadId: z.string().max(64).optional(),
  elementId: z.string().max(64).optional(),
  until: z.iso.datetime().optional(),
})

/** `muted`: told of nothing about it, but when somebody calls on them by name. */
export const FollowState = z.enum(['following', 'muted', 'neither'])
export type FollowState = z.infer<typeof FollowState>

/** `GET` and `PUT /api/v1/elements/:id/following`, `/api/v1/threads/:id/following` */
export const Following = z.object({ state: FollowState })
export type Following = z.infer<typeof Following>

/** Mail about what is direct: within minutes, with the digest, or none. */
export const DirectMail = z.enum(['soon', 'digest', 'none'])
export type DirectMail = z.infer<typeof DirectMail>
/** How often what is followed is gathered in a mail; weekly ones come on Mondays. */
export const DigestEvery = z.enum(['day', 'week', 'never'])
export type DigestEvery = z.infer<typeof DigestEvery>
export const MailKind = z.enum(['direct', 'digest'])
export type MailKind = z.infer<typeof MailKind>

/** A name of a time zone that this system knows, like Europe/Madrid. */
export const TimeZone = z.string().max(64).refine(isTimeZone, 'Not a time zone.')

/** `GET /api/v1/me/notice-settings` */
export const NoticeSettings = z.object({
  direct: DirectMail,
  digest: DigestEvery,
  /** From 0 to 23, by the clock of the zone. */
  hour: z.number().int().min(0).max(23),
  /** Null: the server's, until one chooses. */
  zone: TimeZone.nullable(),
  /** Whether the digest also says where others wrote since one was last there. */
  news: z.boolean(),
  /** Whether this server sends mail at all. */
  mail: z.boolean(),
})
export type NoticeSettings = z.infer<typeof NoticeSettings>
/** `PATCH /api/v1/me/notice-settings` */
export const NoticeSettingsChange = NoticeSettings.omit({ mail: true }).partial()

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch (error) {
    // What Intl throws for a name it does not know.
    if (error instanceof RangeError) return false
    throw error
  }
}
