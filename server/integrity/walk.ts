import type { IntegrityScope } from '../../lib/integrity'
import type { Audit } from '../audit/audit'
import type { Canvases } from '../canvases/canvases'
import type { Editions } from '../editions/editions'
import type { ChainFault, ChainHead } from '../sync/chain'
import type { Sync } from '../sync/sync'
import { chainIn, type ChainOf, type Heads, keyOf } from './heads'

export interface WalkParts {
  sync: Pick<Sync, 'check'>
  canvases: Pick<Canvases, 'holdings'>
  editions: Pick<Editions, 'check'>
  audit: Audit
}

/** Something that does not hold, as it is kept: by ids, since titles and languages change. */
export interface StoredFault {
  code: ChainFault['code'] | 'text-missing' | 'audit-broken' | 'check-changed'
  of: ChainOf
  at: number
  canvasId: string | null
  elementId: string | null
}

export interface Walked {
  checked: IntegrityScope
  faults: StoredFault[]
  heads: Heads
}

interface Place {
  documentId: string
  canvasId: string | null
  elementId: string | null
}

/**
 * Holds everything a workspace keeps against its chains: one text after the other, beside those who
 * write. Nothing is changed.
 * @param noted links of earlier checks, which must be there as they were
 * @param onText told after each text
 * @throws Error when nothing could be looked at
 */
export async function walk(
  parts: WalkParts,
  workspaceId: string,
  noted: readonly Heads[],
  onText: (done: number, of: number) => void,
): Promise<Walked> {
  const { sync, canvases, editions, audit } = parts
  const checked: IntegrityScope = {
    ...{ texts: 0, parts: 0, edits: 0, loose: 0 },
    ...{ editions: 0, links: 0, replaced: 0, audit: 0 },
  }
  const faults: StoredFault[] = []
  const heads = new Map<string, ChainHead>()
  const notedOf = (key: string) => noted.flatMap((some) => some.get(key) ?? [])
  const holdings = await canvases.holdings(workspaceId, 'en')
  const places: Place[] = holdings.flatMap(({ id: canvasId, documentId, elements }) => [
    { documentId, canvasId, elementId: null },
    ...elements.map((element) => ({ ...element, canvasId, elementId: element.id })),
  ])
  // What was there at an earlier check and is named by no canvas any more has not gone unseen.
  const known = new Set(places.map(({ documentId }) => documentId))
  for (const key of new Set(noted.flatMap((some) => [...some.keys()]))) {
    const { of, id } = chainIn(key)
    if (of === 'history' && !known.has(id))
      places.push({ documentId: id, canvasId: null, elementId: null })
  }

  let unread: unknown = null
  for (const place of places) {
    const { documentId, canvasId, elementId } = place
    const add = (of: ChainOf, found: readonly { code: StoredFault['code']; at: number }[]) =>
      faults.push(...found.map(({ code, at }) => ({ code, at, of, canvasId, elementId })))
    try {
      const key = keyOf('history', documentId)
      const record = await sync.check(documentId, notedOf(key))
      if (!record) add('history', [{ code: 'text-missing', at: 0 }])
      else {
        checked.texts += 1
        checked.parts += record.chunks
        checked.edits += record.edits
        checked.loose += record.loose
        checked.links += record.links
        checked.replaced += record.replaced
        add('history', record.faults)
        if (record.head.number > 0) heads.set(key, record.head)
      }
    } catch (error) {
      unread = error
      add('history', [{ code: 'unreadable', at: 0 }])
    }
    if (elementId !== null) {
      const key = keyOf('editions', elementId)
      const made = await editions.check(elementId, notedOf(key))
      checked.editions += made.editions
      checked.links += made.links
      checked.replaced += made.replaced
      add('editions', made.faults)
      if (made.head.number > 0) heads.set(key, made.head)
    }
    onText(places.indexOf(place) + 1, places.length)
  }
  // A database that is away is no proof of anything.
  if (unread !== null && checked.texts === 0) throw unread

  const key = keyOf('audit', workspaceId)
  let acts = await audit.check(workspaceId)
  // Somebody may have done something between its reading of the entries and of the newest.
  if (!acts.whole) acts = await audit.check(workspaceId)
  const broken = acts.whole ? [] : [acts.brokenAt]
  for (const { number, hash } of notedOf(key))
    if (!(await audit.holds(workspaceId, number, hash))) broken.push(number)
  for (const at of new Set(broken))
    faults.push({ code: 'audit-broken', of: 'audit', at, canvasId: null, elementId: null })
  const head = await audit.head(workspaceId)
  checked.audit = head.seq
  if (head.seq > 0) heads.set(key, { number: head.seq, hash: head.hash })
  return { checked, faults, heads }
}
