import { AsyncLocalStorage } from 'node:async_hooks'
import type { Kysely, Transaction } from 'kysely'

/** Queries inside a transaction, and what to do once it is on disk. */
export interface Tx<S> {
  readonly db: Transaction<S>
  /** Runs after COMMIT, in the order added; never when the transaction fails. Announce from here. */
  onCommit(fn: () => void): void
}

/**
 * One database under Kysely. `db` is for single statements; anything of two or more goes through
 * `transaction`. Using `db` inside a transaction throws: on SQLite, with its one connection, it
 * would wait for itself for ever, and on PostgreSQL it would escape the transaction.
 */
export interface Database<S> {
  readonly db: Kysely<S>
  transaction<T>(work: (tx: Tx<S>) => Promise<T>): Promise<T>
  close(): Promise<void>
}

export function databaseOver<S>(kysely: Kysely<S>): Database<S> {
  const inside = new AsyncLocalStorage<true>()
  return {
    get db() {
      if (inside.getStore()) throw new Error('Use tx.db inside a transaction, not db.')
      return kysely
    },
    async transaction(work) {
      if (inside.getStore()) throw new Error('Transactions do not nest: pass the tx along.')
      const after: (() => void)[] = []
      const result = await kysely
        .transaction()
        .execute((db) =>
          inside.run(true, () => work({ db, onCommit: (fn) => void after.push(fn) })),
        )
      for (const fn of after) fn()
      return result
    },
    close: () => kysely.destroy(),
  }
}
