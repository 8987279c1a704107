import { useEffect } from 'react'
import { hashOfWords } from '@/lib/search/kinds'
import type { Span, Timeline } from './past-store'

type Steps = Timeline['steps']

/**
 * What the address asks for: `?at=` one moment with what led to it, `?from=&to=` what happened
 * between two. Moments are edits by their number in the record, which stays when history is thinned.
 * Without either, the latest.
 */
export function spanFrom(search: string, steps: Steps): Span {
  const asked = new URLSearchParams(search)
  const stepOf = (name: string): number | null => {
    const edit = Number(asked.get(name) ?? NaN)
    return Number.isSafeInteger(edit) && edit >= 0
      ? steps.findLastIndex(({ until }) => until <= edit)
      : null
  }
  const [at, from, to] = [stepOf('at'), stepOf('from'), stepOf('to')]
  if (from !== null && to !== null && from <= to) return { before: from, after: to }
  const after = at ?? steps.length - 1
  return { before: Math.max(-1, after - 1), after: Math.max(-1, after) }
}

/** The address that leads to these moments. */
function addressOf({ before, after }: Span, steps: Steps): string {
  const edit = (step: number) => String(steps[step]?.until ?? 0)
  if (before === after - 1) return `?at=${edit(after)}`
  return `?from=${edit(before)}&to=${edit(after)}`
}

/** Keeps the address at what is shown, and at words that were looked for, so that it can be sent to somebody else. */
export function useAddress(steps: Steps | null, span: Span | null, words: string | null): void {
  useEffect(() => {
    if (!steps || !span) return
    const end = words === null ? '' : hashOfWords(words)
    history.replaceState(history.state, '', addressOf(span, steps) + end)
  }, [steps, span, words])
}
