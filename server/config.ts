import { resolve } from 'node:path'
import { z } from 'zod'

/**
 * Every variable the server reads, with its default and its reason. Nothing is required to start.
 * `.env.example` repeats this list for people.
 */
const Env = z.object({
  NODE_ENV: z.enum(['production', 'development', 'test']).default('production'),
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  /** The address to listen on; all interfaces by default, so a phone in the room can join. */
  HOST: z.string().default('0.0.0.0'),
  /** Everything durable lies here unless DATABASE_URL is set; secrets lie here in any case. */
  DATA_DIR: z.string().default('./data'),
  /** The address people type, e.g. https://strategy.example.org. Fixes cookies and allowed origins. */
  PUBLIC_URL: z.url().optional(),
  /** postgres://…; SQLite files in DATA_DIR when absent. */
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//)
    .optional(),
  /**
   * smtp://user:password@host:587, or smtps:// on 465: sends mail about notices. Needs PUBLIC_URL,
   * since mails hold links. Without it no mail is sent.
   */
  SMTP_URL: z
    .url()
    .regex(/^smtps?:\/\//)
    .optional(),
  /** Whom mails come from, as an address or `Name <address>`; throughline@ the host of PUBLIC_URL. */
  MAIL_FROM: z.string().optional(),
  /** Seconds that a mail about something direct waits for more, so that a burst is one mail. */
  MAIL_WAIT_SECONDS: z.coerce.number().min(0).max(3600).default(90),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
  /** Believe x-forwarded-* headers; set it only behind a proxy of your own. */
  TRUST_PROXY: z.enum(['0', '1']).default('0'),
  /** Opens `/metrics` to whoever sends it as a bearer token; without it there is no such page. */
  METRICS_TOKEN: z.string().min(16).optional(),
  /** Largest sync frame a client may send, in bytes. */
  MAX_FRAME_BYTES: z.coerce
    .number()
    .int()
    .positive()
    .default(4 * 1024 * 1024),
  /** Largest document, as encoded state, in bytes. */
  MAX_DOCUMENT_BYTES: z.coerce
    .number()
    .int()
    .positive()
    .default(10 * 1024 * 1024),
  /** Sustained update frames per second and connection; four times as many in a burst. */
  MAX_UPDATES_PER_SECOND: z.coerce.number().int().positive().default(50),
  /** Live connections one person may hold. */
  MAX_SOCKETS_PER_USER: z.coerce.number().int().positive().default(40),
  /** Live connections to one document. */
  MAX_SOCKETS_PER_DOCUMENT: z.coerce.number().int().positive().default(400),
  /** Bytes waiting for one slow reader before it is told to come back later. */
  MAX_BUFFERED_BYTES: z.coerce
    .number()
    .int()
    .positive()
    .default(4 * 1024 * 1024),
  /** Seconds after which a document nobody has open leaves memory. */
  ROOM_IDLE_SECONDS: z.coerce.number().positive().default(60),
  /** People being let in at the same moment; more are asked to come back. */
  MAX_ARRIVING: z.coerce.number().int().positive().default(64),
  /** Seconds between two signs of life on a quiet connection; proxies hang up on one that says nothing. */
  KEEP_ALIVE_SECONDS: z.coerce.number().positive().default(20),
  /** Seconds between two looks at whether all copies of a quiet text show what is stored. */
  CHECK_COPIES_SECONDS: z.coerce.number().positive().default(30),
  /** Updates after which a document's record is made smaller, while people are in it. */
  COMPACT_AFTER_UPDATES: z.coerce.number().int().positive().default(2000),
  /** Age in days at which what one author wrote within an hour becomes one piece of history; 0: never. */
  HISTORY_HOURS_AFTER_DAYS: z.coerce.number().int().min(0).default(0),
  /** The same for what one author wrote within a day. */
  HISTORY_DAYS_AFTER_DAYS: z.coerce.number().int().min(0).default(0),
  /** Minutes without a change after which an edition of a text is made by itself; 0: never. */
  EDITION_AFTER_QUIET_MINUTES: z.coerce.number().min(0).default(10),
  /** The same while people write in it without such a pause. */
  EDITION_AFTER_WORK_MINUTES: z.coerce.number().min(0).default(60),
  /** Largest image file somebody may put in, in bytes. */
  MAX_IMAGE_BYTES: z.coerce
    .number()
    .int()
    .positive()
    .default(10 * 1024 * 1024),
  /** Most pixels an image may have: each takes up to four bytes of memory while it is made anew. */
  MAX_IMAGE_PIXELS: z.coerce.number().int().positive().default(50_000_000),
  /**
   * `host:port`, comma-separated: addresses on this machine or its network that webhooks may go to,
   * over http too. All others must be on the public internet.
   */
  WEBHOOK_PRIVATE_TARGETS: z
    .string()
    .transform((list) => list.split(',').map((each) => each.trim().toLowerCase()))
    .pipe(z.array(z.string().regex(/^(\[[0-9a-f:.]+\]|[a-z0-9._-]+):\d{1,5}$/, 'not host:port')))
    .default([]),
  /** Room for all images of one workspace, in bytes. */
  MAX_IMAGES_BYTES_PER_WORKSPACE: z.coerce
    .number()
    .int()
    .positive()
    .default(1024 * 1024 * 1024),
})

export interface Config {
  mode: 'production' | 'development' | 'test'
  port: number
  host: string
  dataDir: string
  publicUrl: string | null
  databaseUrl: string | null
  logLevel: string
  trustProxy: boolean
  metricsToken: string | null
  /** `host:port` that webhooks may go to although it is private. */
  webhookTargets: readonly string[]
  mail: MailConfig | null
  sync: SyncLimits
  editions: EditionSpans
  images: ImageLimits
}

export interface MailConfig {
  url: string
  from: { name: string; address: string }
  /** How long a mail about something direct waits for more, in milliseconds. */
  waitMs: number
  /** Our own address, for the links in mails. */
  publicUrl: string
}

export interface ImageLimits {
  maxBytes: number
  maxPixels: number
  maxBytesPerWorkspace: number
}

/** When editions are made by themselves, in milliseconds; Infinity for never. */
export interface EditionSpans {
  /** After a text has been quiet for so long. */
  quietMs: number
  /** After people have written in it for so long without such a pause. */
  longestMs: number
}

export interface SyncLimits {
  maxFrameBytes: number
  maxDocumentBytes: number
  maxUpdatesPerSecond: number
  maxSocketsPerUser: number
  maxSocketsPerDocument: number
  maxBufferedBytes: number
  roomIdleMs: number
  maxArriving: number
  compactAfterUpdates: number
  checkCopiesEveryMs: number
  keepAliveEveryMs: number
  thinning: ThinningPolicy
}

/** The age at which minutes of history become hours, and hours days, in milliseconds; null for never. */
export interface ThinningPolicy {
  toHoursAfterMs: number | null
  toDaysAfterMs: number | null
}

/**
 * Reads the environment once. An empty value counts as absent.
 * @throws Error with one sentence for each variable that is wrong.
 */
export function configFrom(env: Record<string, string | undefined>): Config {
  const present = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''))
  const parsed = Env.safeParse(present)
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`)
    throw new Error(`The configuration is not usable.\n${lines.join('\n')}`)
  }
  const e = parsed.data
  return {
    mode: e.NODE_ENV,
    port: e.PORT,
    host: e.HOST,
    dataDir: resolve(e.DATA_DIR),
    publicUrl: e.PUBLIC_URL ? new URL(e.PUBLIC_URL).origin : null,
    databaseUrl: e.DATABASE_URL ?? null,
    logLevel: e.LOG_LEVEL,
    trustProxy: e.TRUST_PROXY === '1',
    metricsToken: e.METRICS_TOKEN ?? null,
    webhookTargets: e.WEBHOOK_PRIVATE_TARGETS,
    mail: mailFrom(e),
    sync: {
      maxFrameBytes: e.MAX_FRAME_BYTES,
      maxDocumentBytes: e.MAX_DOCUMENT_BYTES,
      maxUpdatesPerSecond: e.MAX_UPDATES_PER_SECOND,
      maxSocketsPerUser: e.MAX_SOCKETS_PER_USER,
      maxSocketsPerDocument: e.MAX_SOCKETS_PER_DOCUMENT,
      maxBufferedBytes: e.MAX_BUFFERED_BYTES,
      roomIdleMs: e.ROOM_IDLE_SECONDS * 1000,
      maxArriving: e.MAX_ARRIVING,
      checkCopiesEveryMs: e.CHECK_COPIES_SECONDS * 1000,
      keepAliveEveryMs: e.KEEP_ALIVE_SECONDS * 1000,
      compactAfterUpdates: e.COMPACT_AFTER_UPDATES,
      thinning: {
        toHoursAfterMs: daysFrom(e.HISTORY_HOURS_AFTER_DAYS),
        toDaysAfterMs: daysFrom(e.HISTORY_DAYS_AFTER_DAYS),
      },
    },
    editions: {
      quietMs: minutesFrom(e.EDITION_AFTER_QUIET_MINUTES),
      longestMs: minutesFrom(e.EDITION_AFTER_WORK_MINUTES),
    },
    images: {
      maxBytes: e.MAX_IMAGE_BYTES,
      maxPixels: e.MAX_IMAGE_PIXELS,
      maxBytesPerWorkspace: e.MAX_IMAGES_BYTES_PER_WORKSPACE,
    },
  }
}

/** @throws Error when mail is configured by half */
function mailFrom(e: z.output<typeof Env>): MailConfig | null {
  if (e.SMTP_URL === undefined) {
    if (e.MAIL_FROM === undefined) return null
    throw new Error('The configuration is not usable.\nMAIL_FROM: SMTP_URL is missing.')
  }
  if (e.PUBLIC_URL === undefined)
    throw new Error('The configuration is not usable.\nSMTP_URL: PUBLIC_URL is missing.')
  const { origin, hostname } = new URL(e.PUBLIC_URL)
  const from = senderFrom(e.MAIL_FROM ?? `Throughline <throughline@${hostname}>`)
  if (!from) throw new Error('The configuration is not usable.\nMAIL_FROM: This is not an address.')
  return { url: e.SMTP_URL, from, waitMs: e.MAIL_WAIT_SECONDS * 1000, publicUrl: origin }
}

/** `Name <address>`, or the address alone. */
function senderFrom(text: string): MailConfig['from'] | null {
  const [, name = '', inBrackets] = /^\s*([^<>\p{Cc}]*?)\s*<([^<>\s]+)>\s*$/u.exec(text) ?? []
  const address = inBrackets ?? text.trim()
  // An installation on localhost has no dot in its name.
  return /^[^\s@<>]+@[^\s@<>]+$/.test(address) ? { name, address } : null
}

function minutesFrom(minutes: number): number {
  return minutes === 0 ? Infinity : minutes * 60_000
}

function daysFrom(days: number): number | null {
  return days === 0 ? null : days * 24 * 3_600_000
}
