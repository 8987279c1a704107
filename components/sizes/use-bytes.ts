'use client'

import { useFormatter } from 'use-intl'
import { readable, type Size } from '@/lib/sizes'

/** In the order in which they are shown. */
export const PARTS = [
  'history',
  'recent',
  'state',
  'editions',
  'images',
] as const satisfies (keyof Size)[]

/** Says how many bytes something takes, in the reader's way of writing numbers. */
export function useBytes(): (bytes: number) => string {
  const format = useFormatter()
  return (bytes) => {
    const { value, unit } = readable(bytes)
    return format.number(value, { style: 'unit', unit, maximumFractionDigits: 1 })
  }
}
