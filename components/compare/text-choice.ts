import type { CanvasRelative, ElementRelative, Kinship } from '@/lib/relatives'

/** One of the texts that can be compared with each other. */
export interface TextChoice {
  elementId: string
  canvasTitle: string
  /** How its canvas is related to the one whose page this is. */
  kinship: 'own' | Kinship
  archived: boolean
}

export const KINSHIPS = ['own', 'origin', 'copy', 'shared'] as const

/** The text whose page it is, and all that it can be compared with. */
export function choicesOf(
  own: { elementId: string; canvasTitle: string; archived: boolean },
  relatives: readonly ElementRelative[],
): TextChoice[] {
  return [
    { ...own, kinship: 'own' },
    ...relatives.map(({ id, canvas: { title, kinship, archived } }) => ({
      ...{ elementId: id, canvasTitle: title, kinship, archived },
    })),
  ]
}

/** Which of two comes first when nobody said: a copy after what it was made from. */
export function inTime<T>(own: T, other: T, kinship: CanvasRelative['kinship']): [T, T] {
  return kinship === 'origin' ? [other, own] : [own, other]
}
