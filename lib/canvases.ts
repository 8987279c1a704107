import { z } from 'zod'
import { ELEMENT_STATUSES } from './element-status'
import { Gathering } from './gathering'
import { Person } from './people'
import { Left } from './presence'
import { WritingPolicy } from './role'

export const CanvasTitle = z.string().trim().min(1).max(120)

/**
 * What a canvas is for the group. `exploring`: one possibility. `example`: to learn from. `basis`:
 * what we work by. `adopted`: agreed on.
 */
export const Standing = z.enum(['exploring', 'example', 'basis', 'adopted'])
export type Standing = z.infer<typeof Standing>

/** Where an element stands. More states come with reviews; a text without words is empty. */
export const ElementStatus = z.enum(ELEMENT_STATUSES)
export type ElementStatus = z.infer<typeof ElementStatus>

export const LastChange = z.object({ at: z.iso.datetime(), by: Person.nullable() })

/** One element as boards and lists show it. */
export const ElementTile = z.object({
  id: z.string(),
  kind: z.string(),
  title: z.string(),
  documentId: z.string(),
  status: ElementStatus,
  /** The first words of the text, at most 280 characters; empty when there are none. */
  opening: z.string(),
  words: z.number().int(),
  lastChange: LastChange.nullable(),
})
export type ElementTile = z.infer<typeof ElementTile>

export const FrameworkPin = z.object({ key: z.string(), version: z.number().int() })

/** A copy carries the texts on as they are; a fork is an alternative to what it started from. */
export const CopyKind = z.enum(['copy', 'fork'])
export type CopyKind = z.infer<typeof CopyKind>

/** Which canvas this one was made from. Its title is as it is now. */
export const CanvasOrigin = z.object({
  canvasId: z.string(),
  title: z.string(),
  as: CopyKind,
  at: z.iso.datetime(),
  by: Person.nullable(),
})
export type CanvasOrigin = z.infer<typeof CanvasOrigin>

/** `GET /api/v1/canvases/:id`. `documentId` names the canvas's own channel (presence, events). */
export const Canvas = z.object({
  id: z.string(),
  workspaceId: z.string(),
  title: z.string(),
  summary: z.string(),
  documentId: z.string(),
  framework: FrameworkPin,
  createdAt: z.iso.datetime(),
  standing: Standing,
  /** Out of the lists, and read but not written until it is restored. Null while it is in use. */
  archived: z.object({ at: z.iso.datetime(), by: Person.nullable() }).nullable(),
  origin: CanvasOrigin.nullable(),
  /** Alternatives that were started from this one, oldest first; not those in the archive. */
  forks: z.array(z.object({ id: z.string(), title: z.string() })),
  elements: z.array(ElementTile),
})
export type Canvas = z.infer<typeof Canvas>

/** `POST /api/v1/workspaces/:id/canvases` */
export const CanvasMake = z.object({
  title: CanvasTitle,
  summary: z.string().trim().max(300).default(''),
  framework: z.string().max(60),
})
/** `PATCH /api/v1/canvases/:id` */
export const CanvasChange = z.object({
  title: CanvasTitle.optional(),
  summary: z.string().trim().max(300).optional(),
  standing: Standing.optional(),
  /** `true` archives, `false` restores. */
  archived: z.boolean().optional(),
})
/** `POST /api/v1/canvases/:id/copies` */
export const CanvasCopy = z.object({
  title: CanvasTitle,
  summary: z.string().trim().max(300).default(''),
  as: CopyKind,
  /** Ids of the elements whose texts are carried over; all when left out. The others begin empty. */
  elements: z.array(z.string().max(64)).max(200).optional(),
})

/** `GET /api/v1/elements/:id` */
export const Element = ElementTile.extend({
  canvas: z.object({
    id: z.string(),
    title: z.string(),
    workspaceId: z.string(),
    documentId: z.string(),
    framework: FrameworkPin,
    /** When it was archived; null while it is in use. */
    archivedAt: z.iso.datetime().nullable(),
  }),
  access: z.enum(['read', 'write']),
  /** Whether one may comment here, by role and policy; on an archived canvas nobody does. */
  mayComment: z.boolean(),
  /** Whether one may know its history, by role and policy. */
  mayLookBack: z.boolean(),
  /** Who writes here. `drafters` are those with a drafting seat, when only they write. */
  writing: z.object({ policy: WritingPolicy, drafters: z.array(Person) }),
})
export type Element = z.infer<typeof Element>

/** `GET /api/v1/elements/:id/json`: a text as ProseMirror's JSON, as it is stored now. */
export const TextAsJson = z.looseObject({ type: z.literal('doc') })

/** Who is in which element now: element id → people, each once. Sent over the canvas's channel. */
export const WhoIsWhere = z.record(z.string(), z.array(Person))
export type WhoIsWhere = z.infer<typeof WhoIsWhere>

/** Events on a canvas's channel. */
export const CanvasEvent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('who-is-where'), where: WhoIsWhere }),
  z.object({ type: z.literal('element-changed'), elementId: z.string() }),
  z.object({ type: z.literal('canvas-changed') }),
  /** A thread of that element came, changed or went: ask for it anew. */
  z.object({ type: z.literal('thread-changed'), elementId: z.string(), threadId: z.string() }),
  /** Who was here a short while ago, newest first; all of them each time. */
  z.object({ type: z.literal('left'), left: z.array(Left) }),
  Gathering,
])
export type CanvasEvent = z.infer<typeof CanvasEvent>
