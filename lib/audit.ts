import { z } from 'zod'
import { Person } from './people'

/**
 * What the audit log records: acts about people, rights and the shape of the work, and what was done
 * to a text as a whole; never its words. Entries outlive what they are about.
 */
export const AUDIT_ACTIONS = [
  'workspace.renamed',
  'workspace.policy-changed',
  'member.joined',
  'member.role-changed',
  'member.removed',
  'member.left',
  'invite.made',
  'invite.revoked',
  'team.made',
  'team.changed',
  'team.removed',
  'seat.given',
  'seat.taken',
  'share.made',
  'share.revoked',
  'framework.saved',
  'framework.imported',
  'framework.relabelled',
  'canvas.made',
  'canvas.renamed',
  'canvas.archived',
  'canvas.restored',
  'canvas.copied',
  'canvas.standing-changed',
  'canvas.upgraded',
  'text.restored',
  'text.restore-undone',
  'webhook.made',
  'webhook.changed',
  'webhook.removed',
  'webhook.switched-off',
  'data.restored',
  'data.cut',
  'data.erased',
] as const
export const AuditAction = z.enum(AUDIT_ACTIONS)
export type AuditAction = z.infer<typeof AuditAction>

/** Plain facts about an act, such as `{ from: 'member', to: 'steward' }`. Names and ids, no text. */
export const AuditDetail = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]))
export type AuditDetail = z.infer<typeof AuditDetail>

export const AuditSubject = z.object({
  kind: z.enum([
    'workspace',
    'person',
    'invite',
    'team',
    'share',
    'framework',
    'canvas',
    'element',
    'webhook',
  ]),
  id: z.string(),
  /** What it was called at that moment. */
  name: z.string(),
})
export type AuditSubject = z.infer<typeof AuditSubject>

/** `GET /api/v1/workspaces/:id/audit`, newest first. */
export const AuditEntry = z.object({
  /** Counts from 1 in each workspace, without gaps. */
  seq: z.number().int(),
  at: z.iso.datetime(),
  /** Null when the server's operator did it. */
  actorId: z.string().nullable(),
  actor: Person.nullable(),
  action: AuditAction,
  subject: AuditSubject.nullable(),
  detail: AuditDetail,
  /** SHA-256 over this entry and the hash of the one before it, in hexadecimal. */
  hash: z.string(),
})
export type AuditEntry = z.infer<typeof AuditEntry>

/** Kinds of acts to look at apart: the first half of an action's name. */
export const AUDIT_KINDS = [
  ...new Set(AUDIT_ACTIONS.map((action) => action.split('.')[0] ?? action)),
] as readonly AuditKind[]
export type AuditKind = AuditAction extends `${infer Kind}.${string}` ? Kind : never

/** What to see of a log: entries before a number, of one kind, by or about one person. */
export const AuditFilter = z.object({
  before: z.coerce.number().int().min(1).optional(),
  kind: z.enum(AUDIT_KINDS).optional(),
  person: z.string().max(64).optional(),
})
export type AuditFilter = z.infer<typeof AuditFilter>

export const AuditPage = z.object({ items: z.array(AuditEntry), older: z.boolean() })

/** `GET /api/v1/workspaces/:id/audit/chain` */
export const AuditChain = z.union([
  z.object({ whole: z.literal(true), entries: z.number().int() }),
  z.object({ whole: z.literal(false), brokenAt: z.number().int() }),
])
export type AuditChain = z.infer<typeof AuditChain>
