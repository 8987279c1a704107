import type { Kysely } from 'kysely'
import {
  type ChainHead,
  digestOfChunk,
  type Link,
  linkAfter,
  type LinkKind,
  NO_LINK,
} from './chain'
import type { LinksTable, LogSchema } from './log-schema'
import type { Chunk, UpdateLog } from './update-log'

/** Chunks of one link at the most: what one link says is held in memory. */
const PARTS_A_LINK = 500
/** Links read in one go. */
const LINKS_AT_ONCE = 200

/** Chunks that stand in the place of all that began after `after`, up to `upTo`. */
export interface Placed {
  after: number
  upTo: number
  chunks: readonly Chunk[]
}

/** The chain of each record, in SQL on either database. */
export function chainStore(db: Kysely<LogSchema>): Pick<UpdateLog, 'links'> {
  return { links: (documentId, after) => linksAfter(db, documentId, after) }
}

/** Some of the links after one, oldest first; none when there are no more. */
export async function linksAfter(
  db: Kysely<LogSchema>,
  documentId: string,
  after: number,
): Promise<Link[]> {
  const rows = await db
    .selectFrom('links')
    .selectAll()
    .where('document_id', '=', documentId)
    .where('number', '>', after)
    .orderBy('number')
    .limit(LINKS_AT_ONCE)
    .execute()
  return rows.map(linkOf)
}

/**
 * Adds to the chain of a record, in the transaction that changes its chunks: so there is no chunk
 * that the chain does not know, whatever is interrupted.
 * @param at milliseconds since 1970
 * @param more plain facts about why, without content
 */
export async function addToChain(
  tx: Kysely<LogSchema>,
  documentId: string,
  kind: LinkKind,
  { after, upTo, chunks }: Placed,
  at: number,
  more: Record<string, string | number> = {},
): Promise<void> {
  let head = await headOfChain(tx, documentId)
  const links: LinksTable[] = []
  const inOrder = [...chunks].sort((a, b) => a.first - b.first)
  let from = after
  for (let i = 0; i === 0 || i < inOrder.length; i += PARTS_A_LINK) {
    const some = inOrder.slice(i, i + PARTS_A_LINK)
    // Each says where the next begins, so that no link takes the place of another's parts.
    const end = i + PARTS_A_LINK < inOrder.length ? (some.at(-1)?.first ?? upTo) : upTo
    const parts = some.map((chunk) => [chunk.first, digestOfChunk(chunk)])
    const facts = JSON.stringify({ after: from, upTo: end, ...more, parts })
    const link = linkAfter(head, { at, kind, facts })
    links.push({ document_id: documentId, ...link })
    head = link
    from = end
  }
  for (const link of links) await tx.insertInto('links').values(link).execute()
}

/** What a restored backup adds to the chain of every document that has one. */
export async function noteRestored(
  tx: Kysely<LogSchema>,
  epoch: number,
  at: number,
): Promise<void> {
  const chained = await tx
    .selectFrom('links')
    .innerJoin('documents', 'documents.id', 'links.document_id')
    .select(['documents.id', 'documents.head_seq'])
    .distinct()
    .execute()
  for (const { id, head_seq } of chained) {
    const nothing = { after: Number(head_seq), upTo: Number(head_seq), chunks: [] }
    await addToChain(tx, id, 'restored', nothing, at, { epoch })
  }
}

async function headOfChain(tx: Kysely<LogSchema>, documentId: string): Promise<ChainHead> {
  const row = await tx
    .selectFrom('links')
    .select(['number', 'hash'])
    .where('document_id', '=', documentId)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ? { number: Number(row.number), hash: row.hash } : NO_LINK
}

function linkOf({ number, at, kind, facts, hash }: LinksTable): Link {
  return { number: Number(number), at: Number(at), kind: kind as LinkKind, facts, hash }
}
