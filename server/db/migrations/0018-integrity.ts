import { createHash } from 'node:crypto'
import type { Kysely, Migration } from 'kysely'

/** The chain over the editions of each element, and what was found when somebody held all against it. */
export const integrity: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('edition_links')
      .addColumn('element_id', 'text', (c) => c.notNull().references('elements.id'))
      .addColumn('number', 'bigint', (c) => c.notNull())
      .addColumn('at', 'bigint', (c) => c.notNull())
      .addColumn('kind', 'text', (c) => c.notNull())
      .addColumn('facts', 'text', (c) => c.notNull())
      .addColumn('hash', 'text', (c) => c.notNull())
      .addPrimaryKeyConstraint('edition_links_pk', ['element_id', 'number'])
      .execute()
    await db.schema
      .createTable('integrity_checks')
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('workspace_id', 'text', (c) => c.notNull().references('workspaces.id'))
      .addColumn('at', 'text', (c) => c.notNull())
      .addColumn('by_id', 'text')
      .addColumn('fingerprint', 'text', (c) => c.notNull())
      .addColumn('checked', 'text', (c) => c.notNull())
      .addColumn('faults', 'text', (c) => c.notNull())
      .addColumn('heads', 'text', (c) => c.notNull())
      .execute()
    await db.schema
      .createIndex('integrity_checks_workspace')
      .on('integrity_checks')
      .columns(['workspace_id', 'at'])
      .execute()
    await beginChains(db as Kysely<Before>, Date.now())
  },
}

/** Editions as they were when this came. */
interface Before {
  editions: {
    id: string
    element_id: string
    number: number
    label: string
    note: string
    significance: string
    as_of: string | null
    revises: string | null
    seq: number
    state: Uint8Array
    hash: string
    words: number
    made_by: string
    made_at: string
  }
  edition_links: {
    element_id: string
    number: number
    at: number
    kind: string
    facts: string
    hash: string
  }
}

/**
 * Editions that are there already begin their chain as they lie here: nobody can say more about
 * them. In the form in which `server/editions/edition-chain.ts` goes on.
 */
async function beginChains(db: Kysely<Before>, at: number): Promise<void> {
  const made = await db
    .selectFrom('editions')
    .select(['id', 'element_id', 'number'])
    .orderBy('element_id')
    .orderBy('number')
    .execute()
  const elements = new Map<string, [number, string][]>()
  // One after the other: each holds a whole text.
  for (const { id, element_id, number } of made) {
    const row = await db
      .selectFrom('editions')
      .selectAll()
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
    const parts = elements.get(element_id) ?? []
    parts.push([number, digestOf(row)])
    elements.set(element_id, parts)
  }
  for (const [element_id, parts] of elements) {
    const facts = JSON.stringify({ after: 0, upTo: parts.at(-1)?.[0] ?? 0, parts })
    const hash = sha256(JSON.stringify(['', 1, at, 'begun', facts]))
    await db
      .insertInto('edition_links')
      .values({ element_id, number: 1, at, kind: 'begun', facts, hash })
      .execute()
  }
}

function digestOf(row: Before['editions']): string {
  const { id, element_id, number, label, note, significance, as_of, revises } = row
  const facts = [id, element_id, number, label, note, significance, as_of, revises]
  const { seq, hash, words, made_by, made_at, state } = row
  return sha256(
    JSON.stringify([...facts, Number(seq), hash, words, made_by, made_at, sha256(state)]),
  )
}

function sha256(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex')
}
