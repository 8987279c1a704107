import { ReplaceError } from '@tiptap/pm/model'
import { ReplaceStep, type Transform } from '@tiptap/pm/transform'
import type { Hunk } from './hunks-between'

/**
 * Puts suggestions into a text, from the end to the beginning. Their places must not overlap. What
 * cannot stand there as it is, since another that belonged to it is missing, is fitted in.
 */
export function applyHunks(tr: Transform, hunks: readonly Hunk[]): void {
  for (const hunk of hunks.toSorted((a, b) => b.from - a.from || b.to - a.to)) put(tr, hunk)
}

function put(tr: Transform, { from, to, after }: Hunk): void {
  try {
    if (tr.maybeStep(new ReplaceStep(from, to, after)).failed === null) return
  } catch (error) {
    if (!(error instanceof ReplaceError || error instanceof RangeError)) throw error
  }
  tr.replace(from, to, after)
}
