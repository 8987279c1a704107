import * as Y from 'yjs'
import { BrokenRecord } from './broken-record'
import { merge } from './merge'
import type { LoggedDocument } from './update-log'

type Loaded = Pick<LoggedDocument, 'seq' | 'snapshot' | 'tail'>

/** One update with everything in it. */
export function mergedState(loaded: Loaded): Uint8Array {
  return merge(loaded.snapshot ? [loaded.snapshot, ...loaded.tail] : loaded.tail)
}

export interface Replayed {
  /** One update with everything in it. */
  state: Uint8Array
  decoded: ReturnType<typeof Y.decodeUpdate>
}

/**
 * A document out of its record.
 * @throws BrokenRecord when it is proven that the bytes are broken; whatever else went wrong as it is
 */
export function replay(loaded: Loaded): Replayed {
  const replayed = provenBy(loaded, () => {
    const state = mergedState(loaded)
    return { state, decoded: Y.decodeUpdate(state) }
  })
  // A hole would make us claim edits that we do not have, and refuse them when they come again.
  if (hasHole(replayed.decoded))
    throw new BrokenRecord('missing_edits', `a hole in what ${loaded.seq} entries say`)
  return replayed
}

/** Does something with a record; when it fails, looks whether the bytes are to blame. @throws BrokenRecord */
export function provenBy<T>({ seq, snapshot, tail }: Loaded, work: () => T): T {
  try {
    return work()
  } catch (error) {
    if (snapshot && !isReadable(snapshot))
      throw new BrokenRecord('unreadable_snapshot', `the snapshot up to ${seq - tail.length}`)
    const unreadable = tail.findIndex((update) => !isReadable(update))
    if (unreadable === -1) throw error
    const entry = seq - tail.length + unreadable + 1
    throw new BrokenRecord('unreadable_entry', `entry ${entry} of ${seq}`)
  }
}

export function isReadable(update: Uint8Array): boolean {
  try {
    Y.decodeUpdate(update)
    return true
  } catch {
    return false
  }
}

/**
 * Whether edits are missing: between others of the same client, before them, or that those of
 * anybody else rest on.
 */
export function hasHole({ structs }: Replayed['decoded']): boolean {
  const ends = new Map<number, number>()
  for (const struct of structs) {
    const { client, clock } = struct.id
    if (struct instanceof Y.Skip || clock !== (ends.get(client) ?? 0)) return true
    ends.set(client, clock + struct.length)
  }
  const isThere = (id: Y.ID) => id.clock < (ends.get(id.client) ?? 0)
  return structs.some((struct) => restsOn(struct).some((id) => !isThere(id)))
}

function restsOn(struct: Replayed['decoded']['structs'][number]): Y.ID[] {
  if (!(struct instanceof Y.Item)) return []
  const { origin, rightOrigin } = struct
  // As decoded: an id, the name of a root, or null when a neighbour tells.
  const parent: unknown = struct.parent
  return [origin, rightOrigin, parent].filter((one) => one instanceof Y.ID)
}
