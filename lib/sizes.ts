import { z } from 'zod'

const Bytes = z.number().int().nonnegative()

/** What of a workspace takes how much room, in bytes as they are stored. */
export const Size = z.object({
  /** Edits that are not gathered into history yet. */
  recent: Bytes,
  /** Who wrote what, by author and minute. */
  history: Bytes,
  /** The state of texts, for opening them fast. */
  state: Bytes,
  images: Bytes,
  /** Whole texts as they stood, named and automatic. */
  editions: Bytes,
})
export type Size = z.infer<typeof Size>

const Named = { id: z.string(), title: z.string(), size: Size }

/** `GET /api/v1/workspaces/:id/sizes`: everywhere the largest first. */
export const WorkspaceSizes = z.object({
  canvases: z.array(
    z.object({
      ...Named,
      archived: z.boolean(),
      /** The size of a canvas is that of its board and of all of these. */
      elements: z.array(z.object(Named)),
    }),
  ),
  /** How much room all images of the workspace may take. */
  roomForImages: Bytes,
})
export type WorkspaceSizes = z.infer<typeof WorkspaceSizes>

const NOTHING: Size = { recent: 0, history: 0, state: 0, images: 0, editions: 0 }

export function addedUp(sizes: readonly Size[]): Size {
  return sizes.reduce(
    (sum, size) => ({
      recent: sum.recent + size.recent,
      history: sum.history + size.history,
      state: sum.state + size.state,
      images: sum.images + size.images,
      editions: sum.editions + size.editions,
    }),
    NOTHING,
  )
}

/** All bytes of it. */
export function bytesOf({ recent, history, state, images, editions }: Size): number {
  return recent + history + state + images + editions
}

/** A number that people can read, and what it counts; thousands of bytes are the least. */
export function readable(bytes: number): {
  value: number
  unit: 'kilobyte' | 'megabyte' | 'gigabyte'
} {
  if (bytes >= 1e9) return { value: tenths(bytes / 1e9), unit: 'gigabyte' }
  if (bytes >= 1e6) return { value: tenths(bytes / 1e6), unit: 'megabyte' }
  return { value: tenths(bytes / 1e3), unit: 'kilobyte' }
}

/** Upwards: what takes any room at all is never shown as nothing. */
function tenths(value: number): number {
  return Math.ceil(value * 10) / 10
}
