import pg from 'pg'
import { expect, it } from 'vitest'
import { freshPostgres } from './fresh-postgres'

it('[HO3] everybody who asks gets an empty database of their own', async () => {
  const [one, two] = await Promise.all([freshPostgres(), freshPostgres()])
  expect(one).not.toBe(two)
  await ask(one, 'create table here (id int8)')
  expect(await ask(one, 'select * from here')).toEqual([])
  await expect(ask(two, 'select * from here')).rejects.toThrow('does not exist')
})

async function ask(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}
