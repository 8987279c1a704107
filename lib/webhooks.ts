import { z } from 'zod'
import { EVENT_KINDS, EventKind } from './events'
import { LOCALES } from './locales'

/** How many a workspace may have: each of them is told of every event. */
export const MOST_WEBHOOKS = 10
/** How many deliveries the log of one goes back. */
export const LOGGED_DELIVERIES = 50

/** What is sent: facts for programs, or one sentence that chats show as it is. */
export const WEBHOOK_FORMATS = ['facts', 'chat'] as const
export type WebhookFormat = (typeof WEBHOOK_FORMATS)[number]

/** Why one is off: a steward said so, it failed for days, or its address said that it is gone. */
export const OFF_REASONS = ['steward', 'failing', 'gone'] as const
export type OffReason = (typeof OFF_REASONS)[number]

/** Pressing "try it" sends this; it is no event of the workspace. */
export const TEST_KIND = 'webhook.test'

/**
 * Why nothing arrived, besides an answer that was no success: `refused`, the address leads where
 * this server may not go; `full`, too many were waiting; `off`, it was switched off meanwhile;
 * `restored`, the data were put back as they once were.
 */
export const DELIVERY_PROBLEMS = [
  'refused',
  'unknown-host',
  'unreachable',
  'unsafe',
  'timeout',
  'full',
  'off',
  'restored',
] as const
export type DeliveryProblem = (typeof DELIVERY_PROBLEMS)[number]

const Name = z.string().trim().min(1).max(80)
const Address = z
  .string()
  .trim()
  .max(2000)
  .refine((address) => URL.canParse(address) && /^https?:$/.test(new URL(address).protocol))
const Kinds = z
  .array(EventKind)
  .min(1)
  .max(EVENT_KINDS.length)
  .transform((kinds) => EVENT_KINDS.filter((kind) => kinds.includes(kind)))
const Format = z.enum(WEBHOOK_FORMATS)
const Language = z.enum(LOCALES)

/** `POST /api/v1/workspaces/:id/webhooks` */
export const WebhookMake = z.object({
  name: Name,
  url: Address,
  kinds: Kinds,
  format: Format.default('facts'),
  /** Of the sentences, and of what elements are called. */
  locale: Language.default('en'),
})

/** `PATCH /api/v1/webhooks/:id`; what is absent stays. */
export const WebhookChange = z.object({
  name: Name.optional(),
  url: Address.optional(),
  kinds: Kinds.optional(),
  format: Format.optional(),
  locale: Language.optional(),
  isOn: z.boolean().optional(),
})

/** An address that is told what happens in a workspace. */
export const Webhook = z.object({
  id: z.string(),
  name: z.string(),
  url: z.string(),
  kinds: z.array(EventKind),
  format: Format,
  locale: Language,
  /** Null while it is on. */
  offWhy: z.enum(OFF_REASONS).nullable(),
  /** Since when nothing has arrived; null when the last attempt did. */
  failingSince: z.iso.datetime().nullable(),
  /** How many deliveries have not arrived yet and will be tried again. */
  waiting: z.number().int(),
  createdBy: z.string(),
  createdAt: z.iso.datetime(),
})
export type Webhook = z.infer<typeof Webhook>

/** What requests are signed with, told once: when it is made. */
export const WebhookSecret = z.object({ secret: z.string() })
export const NewWebhook = Webhook.extend(WebhookSecret.shape)
export type NewWebhook = z.infer<typeof NewWebhook>

/** One thing that was told, or is to be. Nothing of what the address answered but its status. */
export const Delivery = z.object({
  id: z.string(),
  /** An event kind, or `webhook.test`. */
  kind: z.string(),
  /** When it happened. */
  at: z.iso.datetime(),
  state: z.enum(['waiting', 'arrived', 'failed']),
  tries: z.number().int(),
  triedAt: z.iso.datetime().nullable(),
  /** When it is tried again; null when it is not. */
  nextAt: z.iso.datetime().nullable(),
  /** The last answer's HTTP status; null when there was none. */
  status: z.number().int().nullable(),
  problem: z.enum(DELIVERY_PROBLEMS).nullable(),
  /** Until the answer, or until it was given up, in milliseconds. */
  ms: z.number().int().nullable(),
})
export type Delivery = z.infer<typeof Delivery>
