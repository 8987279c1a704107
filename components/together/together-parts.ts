import type { Canvas } from '@/lib/canvases'
import type { Person } from '@/lib/people'
import type { Role } from '@/lib/roles'
import type { useCanvasChannel } from '../live/use-canvas-channel'
import type { TextOnPage } from './text-on-page'

/** What everything about the people on a canvas has to know. */
export interface TogetherParts {
  channel: ReturnType<typeof useCanvasChannel>
  canvas: Canvas
  me: Person
  role: Role | null
  /** The texts open on this page: none on the board, two beside each other. */
  texts: readonly TextOnPage[]
}
