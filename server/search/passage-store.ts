import { type Kysely, PostgresAdapter, sql, type RawBuilder } from 'kysely'
import type { Query } from '../../lib/search/query'
import { wordsIn } from '../../lib/search/words'
import type { Schema } from '../db/schema'
import type { SearchPassagesTable } from '../db/tables/canvases'
import { ftsMatch, inFull, tsQuery, tsVector } from './match-language'

type Db = Kysely<Schema>

/** A piece of something that search is to find. */
export type NewPassage = Omit<SearchPassagesTable, 'id'>

/** Of more hits than this the newest are put in order; nobody leafs through them. */
const MOST = 2_000

/** Adds passages. In a transaction, or the words of one would be there without its terms. */
export async function insertPassages(db: Db, passages: readonly NewPassage[]): Promise<void> {
  for (const passage of passages) {
    const terms = wordsIn(passage.words).map(({ term }) => term)
    if (terms.length === 0) continue
    if (isPostgres(db)) {
      await insertWithTerms(db, passage, tsVector(terms))
      continue
    }
    const { id } = await db
      .insertInto('search_passages')
      .values(passage)
      .returning('id')
      .executeTakeFirstOrThrow()
    const place = placeTerms(passage.workspace_id, passage.canvas_id, passage.kind).join(' ')
    await sql`insert into search_terms (rowid, place, terms)
      values (${id}, ${place}, ${terms.join(' ')})`.execute(db)
  }
}

/** What is kept of one source. */
export function passagesFrom(db: Db, kind: string, source: string) {
  return db
    .selectFrom('search_passages')
    .select(['id', 'rank', 'words'])
    .where('source', '=', source)
    .where('kind', '=', kind)
    .execute()
}

export async function deletePassages(db: Db, ids: readonly number[]): Promise<void> {
  if (ids.length > 0) await db.deleteFrom('search_passages').where('id', 'in', ids).execute()
}

/** All that is kept of one source. */
export async function deletePassagesFrom(db: Db, kind: string, source: string): Promise<void> {
  await db
    .deleteFrom('search_passages')
    .where('source', '=', source)
    .where('kind', '=', kind)
    .execute()
}

/** Some of what is left in the index; false when it is empty. */
export async function deleteSome(db: Db, limit: number): Promise<boolean> {
  const rows = await db.selectFrom('search_passages').select('id').limit(limit).execute()
  const ids = rows.map(({ id }) => id)
  await deletePassages(db, ids)
  return ids.length > 0
}

export interface PassagesWanted {
  query: Query
  workspaceId: string
  kind: string
  /** On these canvases only; when there is one, it alone is looked through. */
  canvasIds: readonly string[]
  limit: number
  after: Standing | null
}

/** Where a hit stands among all of its kind; what comes after it is greater. */
export interface Standing {
  rank: number
  /** 1 when a word only begins as it was typed. */
  partly: number
  at: string
  id: number
}

export type FoundPassage = Pick<
  SearchPassagesTable,
  'element_id' | 'canvas_id' | 'source' | 'opens' | 'words' | 'by_id'
> &
  Standing

/** The best first: by rank, whole words before beginnings, newest first. */
export async function findPassages(db: Db, wanted: PassagesWanted): Promise<FoundPassage[]> {
  const { workspaceId, kind, canvasIds, limit, after } = wanted
  if (canvasIds.length === 0) return []
  const found = isPostgres(db) ? foundByPostgres(wanted) : foundBySqlite(wanted)
  const canvases = sql.join(canvasIds)
  const { rows } = await sql<FoundPassage>`
    select * from (
      select p.id, p.rank, p.at, p.element_id, p.canvas_id, p.source, p.opens, p.words, p.by_id,
        found.partly
      from (${found}) as found join search_passages as p on p.id = found.id
      where p.workspace_id = ${workspaceId} and p.kind = ${kind} and p.canvas_id in (${canvases})
    ) as hits
    where ${after ? isAfter(after) : sql`1 = 1`}
    order by rank, partly, at desc, id
    limit ${limit}`.execute(db)
  return rows
}

export async function readUpTo(
  db: Db,
  documentIds: readonly string[],
): Promise<Map<string, number>> {
  if (documentIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('search_texts')
    .selectAll()
    .where('document_id', 'in', documentIds)
    .execute()
  return new Map(rows.map(({ document_id, seq }) => [document_id, seq]))
}

export async function noteReadUpTo(db: Db, documentId: string, seq: number): Promise<void> {
  await db
    .insertInto('search_texts')
    .values({ document_id: documentId, seq })
    .onConflict((conflict) => conflict.column('document_id').doUpdateSet({ seq }))
    .execute()
}

/** One text, as if it had never been read. */
export async function forgetRead(db: Db, documentId: string): Promise<void> {
  await db.deleteFrom('search_texts').where('document_id', '=', documentId).execute()
}

export async function forgetTexts(db: Db): Promise<void> {
  await db.deleteFrom('search_texts').execute()
}

const FORM = 'search.form'

/** In which form the index was made; null when it is not whole. */
export async function formOfIndex(db: Db): Promise<string | null> {
  const row = await db
    .selectFrom('settings')
    .select('value')
    .where('key', '=', FORM)
    .executeTakeFirst()
  return row?.value ?? null
}

export async function noteForm(db: Db, form: string | null): Promise<void> {
  await db.deleteFrom('settings').where('key', '=', FORM).execute()
  if (form !== null) await db.insertInto('settings').values({ key: FORM, value: form }).execute()
}

function foundBySqlite({
  query,
  workspaceId,
  kind,
  canvasIds,
}: PassagesWanted): RawBuilder<unknown> {
  const [only] = canvasIds
  const place = placeTerms(workspaceId, canvasIds.length === 1 && only ? only : null, kind)
  const rows = (match: string) => sql`
    select rowid as id from search_terms where search_terms match ${match}
    order by rowid desc limit ${MOST}`
  const full = rows(ftsMatch(inFull(query), place))
  return sql`
    select id, case when id in (${full}) then 0 else 1 end as partly
    from (${rows(ftsMatch(query, place))})`
}

function foundByPostgres({
  query,
  workspaceId,
  kind,
  canvasIds,
}: PassagesWanted): RawBuilder<unknown> {
  // Without the fence (`offset 0`) it may walk all passages from the newest on, in search of enough.
  return sql`
    select id, case when terms @@ ${tsQuery(inFull(query))}::tsquery then 0 else 1 end as partly
    from (
      select id, terms from search_passages
      where workspace_id = ${workspaceId} and kind = ${kind}
        and canvas_id in (${sql.join(canvasIds)}) and terms @@ ${tsQuery(query)}::tsquery
      offset 0
    ) as fits
    order by id desc limit ${MOST}`
}

function isAfter({ rank, partly, at, id }: Standing): RawBuilder<boolean> {
  return sql`(rank > ${rank} or (rank = ${rank} and (partly > ${partly} or (partly = ${partly}
    and (at < ${at} or (at = ${at} and id > ${id}))))))`
}

async function insertWithTerms(db: Db, passage: NewPassage, vector: string): Promise<void> {
  const columns = Object.keys(passage).map((name) => sql.ref(name))
  await sql`insert into search_passages (${sql.join(columns)}, terms)
    values (${sql.join(Object.values(passage))}, ${vector}::tsvector)`.execute(db)
}

/**
 * Where a passage stands, as terms of its own: SQLite then looks through one workspace and not
 * through what all of them say. Ids of ours, without what would part them.
 */
function placeTerms(workspaceId: string, canvasId: string | null, kind: string): string[] {
  const bare = (id: string) => id.replace(/[^A-Za-z0-9]/g, '').toLowerCase()
  const place = [`w${bare(workspaceId)}`, `k${bare(kind)}`]
  return canvasId === null ? place : [...place, `c${bare(canvasId)}`]
}

function isPostgres(db: Db): boolean {
  return db.getExecutor().adapter instanceof PostgresAdapter
}
