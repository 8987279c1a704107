import { type Kysely, type Migration, PostgresAdapter, sql } from 'kysely'

/**
 * The index of search. It says nothing that is not elsewhere: it can be emptied at any time and is
 * then made anew. On SQLite the terms of a passage lie in a full-text table that keeps no words and
 * loses a row with its passage, whoever takes that away.
 */
export const search: Migration = {
  async up(db: Kysely<unknown>) {
    const isPostgres = db.getExecutor().adapter instanceof PostgresAdapter
    const passages = db.schema
      .createTable('search_passages')
      .addColumn('id', isPostgres ? 'bigint' : 'integer', (c) =>
        isPostgres ? c.primaryKey().generatedByDefaultAsIdentity() : c.primaryKey().autoIncrement(),
      )
      .addColumn('workspace_id', 'text', (c) => c.notNull())
      .addColumn('canvas_id', 'text', (c) => c.notNull())
      .addColumn('element_id', 'text', (c) => c.notNull())
      .addColumn('kind', 'text', (c) => c.notNull())
      .addColumn('source', 'text', (c) => c.notNull())
      .addColumn('opens', 'text')
      .addColumn('rank', 'integer', (c) => c.notNull())
      .addColumn('words', 'text', (c) => c.notNull())
      .addColumn('at', 'text', (c) => c.notNull())
      .addColumn('by_id', 'text')
    await (
      isPostgres ? passages.addColumn('terms', sql`tsvector`, (c) => c.notNull()) : passages
    ).execute()
    await db.schema
      .createIndex('search_passages_source')
      .on('search_passages')
      .columns(['source', 'kind'])
      .execute()
    await db.schema
      .createTable('search_texts')
      .addColumn('document_id', 'text', (c) => c.primaryKey())
      .addColumn('seq', 'bigint', (c) => c.notNull())
      .execute()
    if (isPostgres) {
      await db.schema
        .createIndex('search_passages_workspace')
        .on('search_passages')
        .columns(['workspace_id', 'kind'])
        .execute()
      await sql`create index search_passages_terms on search_passages using gin (terms)`.execute(db)
      return
    }
    // Our terms are letters and digits with spaces between, so the plainest of tokenizers will do.
    await sql`create virtual table search_terms using fts5(
      place, terms, content='', contentless_delete=1, tokenize='ascii', prefix='2 3'
    )`.execute(db)
    await sql`create trigger search_passages_gone after delete on search_passages begin
      delete from search_terms where rowid = old.id;
    end`.execute(db)
  },
}
