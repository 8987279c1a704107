import { z } from 'zod'
import { Email, Password, PersonName } from './accounts'
import { Locale } from './locale'
import { MailPolicy } from './mail-policy'
import { Colour, Person } from './people'
import { CommentPolicy, HistoryPolicy, Role, WritingPolicy } from './role'

export const WorkspaceName = z.string().trim().min(1).max(80)
/** Short name in web addresses. */
export const Slug = z.string().regex(/^[a-z0-9](?:[a-z0-9-]{0,46}[a-z0-9])?$/)

/** `GET /api/v1/workspaces/:id` */
export const Workspace = z.object({
  id: z.string(),
  slug: z.string(),
  name: z.string(),
  role: Role,
  /** Who may write in its texts. */
  writing: WritingPolicy,
  /** Who may comment on them. */
  commenting: CommentPolicy,
  /** Who may know the history of its texts. */
  history: HistoryPolicy,
  /** Whether mails about it say what waits there, or only that something does. */
  mails: MailPolicy,
})
export type Workspace = z.infer<typeof Workspace>
export const WorkspaceChange = z.object({
  name: WorkspaceName.optional(),
  writing: WritingPolicy.optional(),
  commenting: CommentPolicy.optional(),
  history: HistoryPolicy.optional(),
  mails: MailPolicy.optional(),
})

/**
 * `GET /api/v1/workspaces/:id/members`; `email` only for those who may see it. `name` is what the
 * person goes by here; `ownName`, the account's, comes beside a pseudonym, for stewards and oneself.
 */
export const Member = Person.extend({
  role: Role,
  joinedAt: z.iso.datetime(),
  email: z.string().optional(),
  ownName: z.string().optional(),
})
export type Member = z.infer<typeof Member>
export const MemberChange = z.object({ role: Role })

/** `PATCH /api/v1/workspaces/:id/me`: how one appears in a workspace. Null: under one's own name. */
export const Appearance = z.object({
  pseudonym: PersonName.nullable().optional(),
  colour: Colour.optional(),
})

/** Invite links: `/api/v1/workspaces/:id/invites`. `url` is the whole link to copy. */
export const InviteMake = z.object({
  role: Role,
  days: z.number().int().min(1).max(90).default(7),
  /** How many people may use it. */
  uses: z.number().int().min(1).max(500).default(20),
})
export const Invite = z.object({
  id: z.string(),
  role: Role,
  url: z.string(),
  createdBy: z.string(),
  createdAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
  maxUses: z.number(),
  uses: z.number(),
})
export type Invite = z.infer<typeof Invite>

/** `GET /api/v1/invites/:token`: what an invited person may know before joining. */
/** What an invitation says of itself; the policies, since they decide what its role may do. */
export const InviteView = z.object({
  workspace: z.string(),
  role: Role,
  invitedBy: z.string(),
  writing: WritingPolicy,
  commenting: CommentPolicy,
})
export type InviteView = z.infer<typeof InviteView>

/** `POST /api/v1/invites/:token/join` without a session: makes an account, or uses an existing one. */
export const JoinAsNew = z.object({
  name: PersonName,
  email: Email,
  password: Password,
  locale: Locale.optional(),
})
/** `POST /api/v1/invites/:token/accept` with a session answers this. */
export const Joined = z.object({ slug: z.string() })

/** A short name made from a workspace's name; may still be taken. */
export function slugFrom(name: string): string {
  const slug = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 48)
    .replace(/-+$/, '')
  return slug || 'workspace'
}
