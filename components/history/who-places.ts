import type { Editor } from '@tiptap/core'
import * as Y from 'yjs'
import type { Passage } from '@/lib/history/authorship'
import { firstWhere } from '@/lib/history/clock-map'
import { everyText, itemsIn } from '@/lib/history/every-text'
import { EditorPlaces, syncOf } from '@/lib/anchors/text-places'

/** Where words of one passage stand in the editor. */
export interface Placed {
  from: number
  to: number
  /** Index of the passage. */
  passage: number
}

/**
 * Finds passages in the text as it is in the editor, where characters have the names they have in
 * the record. What was typed since the record was read is nobody's yet.
 * @param passages sorted by client and clock
 */
export function placesOf(editor: Editor, passages: readonly Passage[]): Placed[] {
  const sync = syncOf(editor.state)
  if (!sync) return []
  const places = new EditorPlaces(sync)
  const placed: Placed[] = []
  for (const text of everyText(sync.type)) {
    const start = places.posOf({ type: text, index: 0 })
    if (start === null) continue
    let pos = start
    for (const item of itemsIn(text)) {
      if (item.deleted || !item.countable) continue
      if (item.content instanceof Y.ContentString) addTo(placed, passages, item, pos)
      pos += item.length
    }
  }
  return placed
}

function addTo(
  placed: Placed[],
  passages: readonly Passage[],
  { id: { client, clock }, length }: Y.Item,
  pos: number,
): void {
  const end = clock + length
  let index = firstWhere(passages, (one) => one.client > client || isAfter(one, client, clock))
  for (let one = passages[index]; one && one.client === client; one = passages[++index]) {
    if (one.clock >= end) return
    const from = pos + Math.max(one.clock, clock) - clock
    const to = pos + Math.min(one.clock + one.length, end) - clock
    const last = placed.at(-1)
    if (last && last.passage === index && last.to === from) last.to = to
    else placed.push({ from, to, passage: index })
  }
}

function isAfter({ client, clock, length }: Passage, wanted: number, at: number): boolean {
  return client === wanted && clock + length > at
}
