import { z } from 'zod'

/** The longest a share link can work; "until revoked" means this long. */
export const LONGEST_SHARE_DAYS = 365

/** People say it to each other, and guessing is slowed, so it may be shorter than an account's. */
export const SharePassword = z.string().min(8).max(128)

/** `POST /api/v1/canvases/:id/shares` and `POST /api/v1/elements/:id/shares` */
export const ShareMake = z.object({
  /** For those who look after the links, e.g. "for the newsletter"; readers never see it. */
  label: z.string().trim().max(80).default(''),
  days: z.number().int().min(1).max(LONGEST_SHARE_DAYS).default(30),
  password: SharePassword.nullable().default(null),
})

/** A link that lets anybody who has it read one canvas, or one element of it. */
export const Share = z.object({
  id: z.string(),
  url: z.string(),
  canvasId: z.string(),
  /** Null: the whole canvas. */
  elementId: z.string().nullable(),
  label: z.string(),
  /** Name of whoever made it. */
  createdBy: z.string(),
  createdAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
  hasPassword: z.boolean(),
  /** About how often it was opened, see `roughly`. */
  opens: z.number().int(),
  /** The day it was last opened, in UTC. */
  lastOpenedOn: z.iso.date().nullable(),
})
export type Share = z.infer<typeof Share>

/**
 * A count that tells whether a link is used, not who used it when: exact up to 5, then rounded
 * down to one figure or a half (5, 10, 15, 20, … 100, 150, 200 …).
 */
export function roughly(count: number): number {
  if (count < 10) return Math.min(count, 5)
  const step = 10 ** Math.floor(Math.log10(count)) / 2
  return Math.floor(count / step) * step
}
