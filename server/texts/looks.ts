import type * as Y from 'yjs'
import { factsOf } from '../canvases/text-facts'
import { textSummary } from '../canvases/text-summary'
import { withText } from '../canvases/with-text'
import { mentionsIn } from '../mentions/mentions-in'
import { passagesOfText } from '../search/passages-of-text'
import { merge } from '../sync/merge'

/** What is looked for in texts that have changed: what tiles show, what is found, who is named, what is kept. */
const LOOKS = {
  summary: textSummary,
  passages: passagesOfText,
  mentions: mentionsIn,
  kept: (text, update) => ({ ...factsOf(text), update }),
} satisfies Record<string, (text: Y.XmlFragment, update: Uint8Array) => unknown>

export type Look = keyof typeof LOOKS
export type Looked<L extends Look> = ReturnType<(typeof LOOKS)[L]>

/** @param updates whose sum is the text, the oldest first */
export function lookInto<L extends Look>(look: L, updates: readonly Uint8Array[]): Looked<L> {
  const update = merge(updates)
  return withText<unknown>(update, (text) => LOOKS[look](text, update)) as Looked<L>
}
