import pg from 'pg'
import { expect, it, vi } from 'vitest'
import { lockPostgres } from './postgres-lock'
import { freshPostgres } from './testing/fresh-postgres'

it('[DB4] a second server on one PostgreSQL database says so', async () => {
  const url = await freshPostgres()
  const lost = vi.fn()
  const lock = await lockPostgres(url, lost)
  await expect(lockPostgres(url, lost)).rejects.toThrow(
    'Another Throughline is using this database',
  )
  await lock.release()
  await (await lockPostgres(url, lost)).release()
  expect(lost).not.toHaveBeenCalled()
})

it('[DB4] a lock whose connection breaks is taken again', async () => {
  const url = await freshPostgres()
  const lost = vi.fn()
  const lock = await lockPostgres(url, lost)
  expect(await holders(url)).toBe(1)
  await cutLocks(url)
  await vi.waitFor(async () => expect(await holders(url)).toBe(1), { timeout: 10_000 })
  await lock.release()
  expect(lost).not.toHaveBeenCalled()
})

it('[DB4] when another was quicker after a break, that is told', async () => {
  const url = await freshPostgres()
  const lost = vi.fn()
  const lock = await lockPostgres(url, lost)
  await cutLocks(url)
  const other = await lockPostgres(url, vi.fn())
  await vi.waitFor(() => expect(lost).toHaveBeenCalledOnce(), { timeout: 10_000 })
  await lock.release()
  await other.release()
})

function cutLocks(url: string): Promise<unknown> {
  return ask(
    url,
    `select pg_terminate_backend(pid, 5000) from pg_stat_activity
     where application_name = 'throughline-lock' and datname = current_database()`,
  )
}

async function holders(url: string): Promise<number> {
  const rows = await ask(
    url,
    `select 1 from pg_locks join pg_database on pg_database.oid = pg_locks.database
     where locktype = 'advisory' and granted and datname = current_database()`,
  )
  return rows.length
}

async function ask(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query<object>(sql)).rows
  } finally {
    await client.end()
  }
}
