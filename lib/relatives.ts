import { z } from 'zod'
import { Standing } from './canvases'

/**
 * How a canvas is related to another. `origin`: that one was made from it, perhaps over others.
 * `copy`: it was made from that one. `shared`: both were made from a third.
 */
export const Kinship = z.enum(['origin', 'copy', 'shared'])
export type Kinship = z.infer<typeof Kinship>

/** A canvas that shares an ancestor with the one that was asked about. */
export const CanvasRelative = z.object({
  id: z.string(),
  title: z.string(),
  kinship: Kinship,
  standing: Standing,
  archived: z.boolean(),
  createdAt: z.iso.datetime(),
})
export type CanvasRelative = z.infer<typeof CanvasRelative>

/** The same element of such a canvas. */
export const ElementRelative = z.object({
  id: z.string(),
  title: z.string(),
  words: z.number().int().nonnegative(),
  canvas: CanvasRelative,
})
export type ElementRelative = z.infer<typeof ElementRelative>
