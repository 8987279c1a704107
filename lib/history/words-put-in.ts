import * as Y from 'yjs'
import { countWords } from '../document/plain-text'
import { ClockMap } from './clock-map'

/** What somebody wrote, as the server noted it. Null: the server itself. */
export interface Noted {
  userId: string | null
  /** A Yjs update. */
  bytes: Uint8Array
}

/**
 * About how many words others put into a text in these edits, of those that are still there after the
 * last of them. Looks at the edits alone and not at the text they were made in, so it costs what was
 * written and not what stands there: what was moved or brought back counts as put in, a letter in the
 * middle of a word as a word, and of what went nothing is known.
 * @param me whose own words are no news
 */
export function wordsPutIn(edits: readonly Noted[], me: string): number {
  const gone = new ClockMap()
  const theirs = new Map<number, Y.Item[]>()
  for (const { userId, bytes } of edits) {
    const { structs, ds } = Y.decodeUpdate(bytes)
    for (const [client, items] of ds.clients)
      gone.claim(
        client,
        items.map(({ clock, len }) => [clock, clock + len] as const),
        1,
      )
    if (userId === null || userId === me) continue
    for (const struct of structs) {
      if (!(struct instanceof Y.Item) || !(struct.content instanceof Y.ContentString)) continue
      const { client } = struct.id
      const items = theirs.get(client)
      if (items) items.push(struct)
      else theirs.set(client, [struct])
    }
  }
  let words = 0
  for (const items of theirs.values())
    for (const run of runsIn(items, gone)) words += countWords(run)
  return words
}

/** What one client wrote on end, without what went again: typing comes letter by letter. */
function runsIn(items: readonly Y.Item[], gone: ClockMap): string[] {
  const runs: string[] = []
  // The last letter of the run that was not taken out, and what comes next.
  let last = -1
  let next = 0
  for (const { id, origin, content } of items.toSorted((a, b) => a.id.clock - b.id.clock)) {
    if (!(content instanceof Y.ContentString) || id.clock < next) continue
    next = id.clock + content.str.length
    const goesOn = last >= 0 && origin?.client === id.client && origin.clock >= last
    let some = ''
    let end = last
    for (let at = id.clock; at < next;) {
      const said = gone.at(id.client, at)
      const to = Math.min(next, said.to)
      if (said.value === -1) {
        some += content.str.slice(at - id.clock, to - id.clock)
        end = to - 1
      }
      at = to
    }
    if (some === '') continue
    last = end
    if (goesOn) runs.push((runs.pop() ?? '') + some)
    else runs.push(some)
  }
  return runs
}
