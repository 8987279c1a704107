import * as Y from 'yjs'
import { FRAGMENT } from '../protocol'
import { ClockMap, firstWhere, type Said } from './clock-map'

/**
 * Part of a text's record: what one author wrote, mostly within a minute. Who and when are what the
 * server noted; the bytes are the author's.
 */
export interface PastEntry {
  /** Its first and last edit, by their number in the record; those of others may lie between. */
  first: number
  last: number
  /** Entries with the same `until` rest on each other: the text is whole again after this edit. */
  until: number
  /** Null: the server itself. */
  userId: string | null
  /** Milliseconds since 1970. */
  from: number
  at: number
  /** One Yjs update. */
  bytes: Uint8Array
}

/** A moment at which the text was whole, and what led to it since the one before. */
export interface Step {
  until: number
  from: number
  at: number
  /** Indexes of its entries. */
  entries: readonly number[]
}

/** Characters, or one part of a text, with the same past. */
export interface Piece {
  /** From the beginning of the item it belongs to. */
  offset: number
  length: number
  /** The entry that brought it. */
  came: number
  /** The entry that took it away; -1 while it is there. */
  went: number
}

/**
 * Everything a text ever was. Yjs keeps whatever was deleted when it is told to, in the place where
 * it stood; beside that stands by which entry each character came and went. With both, the text at
 * any moment, and what changed between two, is one walk over the document (`between.ts`).
 *
 * Who wrote what is taken from the entries alone. Whether a Yjs item is deleted now is not asked:
 * Yjs deletes by itself what was overwritten, also in copies that never heard of a deletion.
 */
export class Past {
  readonly entries: Omit<PastEntry, 'bytes'>[] = []
  readonly steps: Step[] = []
  readonly #doc = new Y.Doc({ gc: false })
  readonly #came = new ClockMap()
  readonly #went = new ClockMap()
  readonly #stepOf: number[] = []

  constructor(entries: readonly PastEntry[] = []) {
    this.add(entries)
  }

  /** The text with everything that ever stood in it. */
  get fragment(): Y.XmlFragment {
    return this.#doc.getXmlFragment(FRAGMENT)
  }

  /** The last edit that is known. */
  get head(): number {
    return this.steps.at(-1)?.until ?? 0
  }

  /** Index of the last step; -1 before anything was written. */
  get last(): number {
    return this.steps.length - 1
  }

  /**
   * Takes in what followed, oldest first. What is known already may come again in it, as when a
   * minute was still open when it was asked for.
   * @throws Error when bytes are no update
   */
  add(entries: readonly PastEntry[]): void {
    this.#doc.transact(() => {
      for (const group of groupsOf(entries)) this.#addStep(group)
    })
  }

  /** Which step an entry belongs to. */
  stepOf(entry: number): number {
    return this.#stepOf[entry] ?? -1
  }

  /** The last step that had ended at a time, in milliseconds since 1970; -1 before the first. */
  stepAt(time: number): number {
    return this.steps.findLastIndex(({ at }) => at <= time)
  }

  /** Who wrote an entry; null for the server. */
  authorOf(entry: number): string | null {
    return this.entries[entry]?.userId ?? null
  }

  /** Whether a piece was there once a step was done. */
  wasThere({ came, went }: Pick<Piece, 'came' | 'went'>, step: number): boolean {
    return this.stepOf(came) <= step && (went === -1 || this.stepOf(went) > step)
  }

  /** The entry that brought a character, and up to which clock that holds. */
  cameAt(client: number, clock: number): Said {
    return this.#came.at(client, clock)
  }

  /** The words that so many characters of a client from there are; null when they are none. */
  wordsAt({ client, clock }: Y.ID, length: number): string | null {
    const structs = this.#doc.store.clients.get(client)
    let words = ''
    for (let at = clock; at < clock + length;) {
      const struct = structs?.[firstWhere(structs, ({ id, length }) => id.clock + length > at)]
      if (!(struct instanceof Y.Item) || !(struct.content instanceof Y.ContentString)) return null
      const from = at - struct.id.clock
      const some = struct.content.str.slice(from, from + clock + length - at)
      words += some
      at += some.length
    }
    return words
  }

  /** What an item consists of, as far as its past is concerned. */
  piecesOf({ id, length }: Y.Item): Piece[] {
    return this.piecesAt(id, length)
  }

  /** The same of so many characters of a client from there. */
  piecesAt({ client, clock }: Y.ID, length: number): Piece[] {
    const pieces: Piece[] = []
    for (let at = clock; at < clock + length;) {
      const came = this.#came.at(client, at)
      const went = this.#went.at(client, at)
      const end = Math.min(clock + length, came.to, went.to)
      pieces.push({ offset: at - clock, length: end - at, came: came.value, went: went.value })
      at = end
    }
    return pieces
  }

  #addStep(group: readonly [PastEntry, ...PastEntry[]]): void {
    const [{ until, from }] = group
    const step = this.steps.length
    const decoded = group.map((entry) => {
      const { structs, ds } = Y.decodeUpdate(entry.bytes)
      const { bytes, ...note } = entry
      const index = this.entries.push(note) - 1
      this.#stepOf[index] = step
      this.#note(structs, index)
      Y.applyUpdate(this.#doc, bytes)
      return { index, ds }
    })
    // Whoever was away sends every deletion they know of, those of others too. Within a minute it is
    // not told which came first; whoever repeats nothing old said only what they did themselves.
    const repeats = ({ ds }: (typeof decoded)[number]) =>
      [...ds.clients].some(([client, items]) =>
        items.some(({ clock }) => this.#went.at(client, clock).value !== -1),
      )
    const [news, repeated] = [decoded.filter((one) => !repeats(one)), decoded.filter(repeats)]
    for (const { index, ds } of [...news, ...repeated])
      for (const [client, items] of ds.clients)
        this.#went.claim(
          client,
          items.map(({ clock, len }) => [clock, clock + len] as const),
          index,
        )
    const at = Math.max(...group.map((entry) => entry.at))
    this.steps.push({ until, from, at, entries: decoded.map(({ index }) => index) })
  }

  #note(structs: ReturnType<typeof Y.decodeUpdate>['structs'], entry: number): void {
    const ranges = new Map<number, [number, number][]>()
    for (const struct of structs) {
      if (struct instanceof Y.Skip) continue
      const { client, clock } = struct.id
      const theirs = ranges.get(client) ?? []
      const last = theirs.at(-1)
      if (last && last[1] === clock) last[1] += struct.length
      else theirs.push([clock, clock + struct.length])
      ranges.set(client, theirs)
    }
    for (const [client, theirs] of ranges) this.#came.claim(client, theirs, entry)
  }
}

function groupsOf(entries: readonly PastEntry[]): [PastEntry, ...PastEntry[]][] {
  const groups: [PastEntry, ...PastEntry[]][] = []
  for (const entry of entries) {
    const group = groups.at(-1)
    if (group && group[0].until === entry.until) group.push(entry)
    else groups.push([entry])
  }
  return groups
}
