import type { Editions } from '../editions/editions'
import { digestOfKey, type Link } from '../sync/chain'
import type { Sync } from '../sync/sync'

/** The form of the file; raised when `scripts/verify-history.mjs` could not read it any more. */
const FORM = 1

export interface HistoryFileParts {
  sync: Pick<Sync, 'rawHistory' | 'links'>
  editions: Pick<Editions, 'kept'>
}

/** Whose history, and who the people in it are. */
export interface HistoryOf {
  element: { id: string; title: string }
  canvas: { id: string; title: string }
  documentId: string
  people: readonly { id: string; name: string }[]
}

/**
 * All that is kept of an element's past, line by line as JSON, for keeping and checking elsewhere:
 * every chunk and edit as it lies, the editions with their texts, and their chains. Which session
 * wrote what is there as its digest only. About a megabyte is in memory at a time.
 *
 * Chunks come before the chain: whatever is gathered while this is written is then in both or in
 * neither. What is made coarser meanwhile is said at the end, and the file is to be made again.
 * @throws AppError not_found
 */
export async function* historyFile(
  { sync, editions }: HistoryFileParts,
  { documentId, ...whose }: HistoryOf,
): AsyncGenerator<string> {
  const at = new Date().toISOString()
  yield line({ throughline: 'history', form: FORM, at, documentId, ...whose })
  const before = await lastLink(sync, documentId)
  let [gathered, after, head] = [0, 0, 1]
  let [isSame, hasEdits] = [true, false]
  while (after < head) {
    const page = await sync.rawHistory(documentId, after)
    head = page.head.seq
    if (page.upTo === after) break
    after = page.upTo
    // What was written as edits already has been gathered meanwhile.
    if (hasEdits && page.chunks.length > 0) isSame = false
    hasEdits ||= page.updates.length > 0
    for (const { key, bytes, ...chunk } of page.chunks) {
      gathered = Math.max(gathered, chunk.until)
      yield line({ chunk: { ...chunk, session: digestOfKey(key), bytes: base64(bytes) } })
    }
    for (const { seq, userId, at, bytes } of page.updates)
      yield line({ edit: { seq, userId, at, bytes: base64(bytes) } })
  }
  for await (const link of linksOf(sync, documentId)) {
    const isNew = link.number > before
    if (isNew && link.kind === 'gathered' && reachOf(link) > gathered) break
    isSame &&= !isNew || link.kind === 'gathered'
    yield line({ link })
  }
  for await (const one of editions.kept(whose.element.id)) {
    if ('link' in one) yield line({ editionLink: one.link })
    else {
      const { state, seq, ...facts } = one.edition
      yield line({ edition: { ...facts, seq: Number(seq), state: base64(new Uint8Array(state)) } })
    }
  }
  yield line({ end: { edits: after, isSame } })
}

async function lastLink(sync: HistoryFileParts['sync'], documentId: string): Promise<number> {
  let last = 0
  for await (const { number } of linksOf(sync, documentId)) last = number
  return last
}

async function* linksOf(sync: HistoryFileParts['sync'], documentId: string): AsyncGenerator<Link> {
  let after = 0
  for (;;) {
    const some = await sync.links(documentId, after)
    yield* some
    const last = some.at(-1)
    if (!last) return
    after = last.number
  }
}

function reachOf({ facts }: Link): number {
  const said: unknown = JSON.parse(facts)
  const upTo = typeof said === 'object' && said !== null && 'upTo' in said ? said.upTo : null
  return typeof upTo === 'number' ? upTo : 0
}

function line(value: object): string {
  return `${JSON.stringify(value)}\n`
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64')
}
