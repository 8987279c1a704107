import type * as Y from 'yjs'
import { withText } from '../canvases/with-text'
import { textSummary } from '../canvases/text-summary'
import { mentionsIn } from '../mentions/mentions-in'
import { passagesOfText } from '../search/passages-of-text'
import { merge } from '../sync/merge'

/** What is looked for in texts that have changed: what tiles show, what is found, who is named. */
const LOOKS = {
  summary: textSummary,
  passages: passagesOfText,
  mentions: mentionsIn,
} satisfies Record<string, (text: Y.XmlFragment) => unknown>

export type Look = keyof typeof LOOKS
export type Looked<L extends Look> = ReturnType<(typeof LOOKS)[L]>

/** @param updates whose sum is the text, the oldest first */
export function lookInto<L extends Look>(look: L, updates: readonly Uint8Array[]): Looked<L> {
  return withText<unknown>(merge(updates), LOOKS[look]) as Looked<L>
}
