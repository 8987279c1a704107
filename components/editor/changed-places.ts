import { Mapping, StepMap, type Mappable } from '@tiptap/pm/transform'
import type { Transaction } from '@tiptap/pm/state'
import { ySyncPluginKey } from '@tiptap/y-tiptap'

/**
 * How places in a text move with a transaction. The binding brings what others write as a new text
 * in place of the old one, which would move every place to its end; so the difference is looked for.
 */
export function placesAfter(tr: Transaction): Mappable {
  if (!tr.docChanged || !tr.getMeta(ySyncPluginKey)) return tr.mapping
  const [before, after] = [tr.before.content, tr.doc.content]
  const start = before.findDiffStart(after)
  const end = before.findDiffEnd(after)
  if (start === null || !end) return new Mapping()
  // Equal letters on both sides of a change make the two searches overlap.
  const overlap = Math.max(0, start - Math.min(end.a, end.b))
  return new StepMap([start, end.a + overlap - start, end.b + overlap - start])
}
