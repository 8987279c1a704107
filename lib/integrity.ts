import { z } from 'zod'
import { Person } from './people'

/** What can be wrong with a chain, or with what it is about. */
export const INTEGRITY_FAULTS = [
  'link-changed',
  'link-missing',
  'chain-rewritten',
  'part-changed',
  'part-missing',
  'part-unknown',
  'edits-missing',
  'text-differs',
  'unreadable',
  'text-missing',
  'audit-broken',
  'check-changed',
] as const
export const IntegrityFaultCode = z.enum(INTEGRITY_FAULTS)
export type IntegrityFaultCode = z.infer<typeof IntegrityFaultCode>

/** Something that does not hold, and where. */
export const IntegrityFault = z.object({
  code: IntegrityFaultCode,
  /** The history of a text or board, the editions of an element, or the audit log. */
  of: z.enum(['history', 'editions', 'audit']),
  /** The edit with which the part begins; the number of the edition, link or entry. */
  at: z.number().int().nonnegative(),
  /** Null for the audit log. */
  canvas: z.object({ id: z.string(), title: z.string() }).nullable(),
  /** Null for a board. */
  element: z.object({ id: z.string(), title: z.string() }).nullable(),
})
export type IntegrityFault = z.infer<typeof IntegrityFault>

const Count = z.number().int().nonnegative()

/** How much was looked at. */
export const IntegrityScope = z.object({
  texts: Count,
  /** Parts of histories, and the edits in them. */
  parts: Count,
  edits: Count,
  /** Edits of the last minutes, which no chain covers yet. */
  loose: Count,
  editions: Count,
  links: Count,
  /** Links that say that history was thinned, cut off or erased. */
  replaced: Count,
  audit: Count,
})
export type IntegrityScope = z.infer<typeof IntegrityScope>

/** Faults of one answer at the most; `faultCount` says how many there are. */
export const MOST_FAULTS = 200

export const IntegrityCheck = z.object({
  id: z.string(),
  at: z.iso.datetime(),
  /** Null when whoever runs the server asked. */
  by: Person.nullable(),
  /** Twenty hexadecimal digits over the newest link of every chain. */
  fingerprint: z.string(),
  /** An earlier check that this was held against, since somebody had noted its fingerprint. */
  compared: z.object({ at: z.iso.datetime(), fingerprint: z.string() }).nullable(),
  checked: IntegrityScope,
  faults: z.array(IntegrityFault),
  faultCount: Count,
})
export type IntegrityCheck = z.infer<typeof IntegrityCheck>

/** `GET /api/v1/workspaces/:id/integrity` */
export const Integrity = z.object({
  /** How far a check is that goes on now, in texts; null when none does. */
  running: z.object({ done: Count, of: Count }).nullable(),
  /** The newest; null when nobody has asked yet. */
  last: IntegrityCheck.nullable(),
  /** The last one could not be finished. */
  failed: z.boolean(),
})
export type Integrity = z.infer<typeof Integrity>

const FINGERPRINT_DIGITS = 20

/** A fingerprint as people write it down: spaces and capitals do not matter. */
export const Fingerprint = z
  .string()
  .max(60)
  .transform((written) => written.toLowerCase().replace(/[\s-]/g, ''))
  .pipe(z.string().regex(/^[0-9a-f]{20}$/, 'twenty hexadecimal digits'))

/** `POST /api/v1/workspaces/:id/integrity/checks` */
export const CheckMake = z.object({
  /** Of an earlier check: everything up to then must be as it was. */
  fingerprint: Fingerprint.optional(),
})

/** The part of a hash that people note elsewhere. */
export function fingerprintIn(hash: string): string {
  return hash.slice(0, FINGERPRINT_DIGITS)
}

/** In fours, as it is read out and typed. */
export function readableFingerprint(fingerprint: string): string {
  return fingerprint.replace(/(.{4})(?=.)/g, '$1 ')
}
