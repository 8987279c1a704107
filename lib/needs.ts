import { z } from 'zod'
import { Role } from './role'

/**
 * Something that asks something of one person now, and that they can do. Each kind says all that a
 * line about it needs; a new kind is one more member here and one more source on the server.
 */
export const Need = z.discriminatedUnion('type', [
  /** On a canvas they write in, the next elements are empty and all that they rest on is begun. */
  z.object({
    type: z.literal('begin-element'),
    canvas: z.object({ id: z.string(), title: z.string() }),
    element: z.object({ id: z.string(), title: z.string() }),
    /** How many more can be begun on the same canvas. */
    others: z.number().int(),
  }),
  /** An invite link that is still used ends, and no other of its role lasts longer. */
  z.object({
    type: z.literal('invite-ending'),
    inviteId: z.string(),
    role: Role,
    expiresAt: z.iso.datetime(),
  }),
  /** A newer version of a canvas's framework waits for somebody who may accept it. */
  z.object({
    type: z.literal('framework-update'),
    canvas: z.object({ id: z.string(), title: z.string() }),
    version: z.number().int(),
  }),
  /** A bridge was switched off because nothing got through, or its address is gone. */
  z.object({ type: z.literal('webhook-off'), webhookId: z.string(), name: z.string() }),
])
export type Need = z.infer<typeof Need>
