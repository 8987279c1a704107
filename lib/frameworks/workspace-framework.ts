import { z } from 'zod'
import { Person } from '../people'
import { Framework } from './framework'
import { Labels } from './labels'

/** `GET /api/v1/workspaces/:id/frameworks`: a framework that this group may build canvases on. */
export const WorkspaceFramework = z.object({
  /** In its newest version, in its own words; `labels` says what this group calls its elements. */
  framework: Framework,
  labels: Labels,
  /** Made by this group, and so theirs to change. */
  own: z.boolean(),
  /** Who saved this version; null for those that come with the product. */
  saved: z.object({ at: z.iso.datetime(), by: Person.nullable() }).nullable(),
})
export type WorkspaceFramework = z.infer<typeof WorkspaceFramework>

/** A framework as a file; what is wrong with it is told field by field. */
const File = z.looseObject({})

/** `POST /api/v1/workspaces/:id/frameworks` */
export const FrameworkMake = z.object({ file: File, imported: z.boolean().default(false) })

/** `PUT /api/v1/workspaces/:id/frameworks/:key`: the next version, made from version `after`. */
export const FrameworkSave = z.object({ file: File, after: z.number().int().min(1) })

/** `GET /api/v1/canvases/:id/upgrade`: the versions to compare; `to` is null when there is no newer. */
export const UpgradeOffer = z.object({ from: Framework, to: Framework.nullable() })
export type UpgradeOffer = z.infer<typeof UpgradeOffer>

/** `POST /api/v1/canvases/:id/upgrade` */
export const UpgradeAccept = z.object({ to: z.number().int().min(2) })
