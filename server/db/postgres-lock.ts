import pg from 'pg'

/** Any number will do, as long as every version of Throughline takes the same. */
const KEY = 7_408_217_003
const RETRY_MS = 2000

/**
 * Makes the database ours: two servers on one database would not hear each other. When the
 * connection breaks the lock is gone with it and is taken again as soon as the database answers.
 * @param lost called, once, when another server took it meanwhile: this one must stop.
 * @throws Error with one sentence when another server has it
 */
export async function lockPostgres(
  url: string,
  lost: (error: Error) => void,
): Promise<{ release(): Promise<void> }> {
  let released = false
  let retry: NodeJS.Timeout | undefined
  let client = await take(url, onBreak)

  function onBreak(): void {
    if (!released) retry = setTimeout(() => void again(), RETRY_MS)
  }

  async function again(): Promise<void> {
    try {
      client = await take(url, onBreak)
    } catch (error) {
      if (error instanceof DatabaseInUse) lost(error)
      else onBreak()
    }
  }

  return {
    async release() {
      released = true
      clearTimeout(retry)
      await client.end()
    },
  }
}

class DatabaseInUse extends Error {
  override name = 'DatabaseInUse'
}

async function take(url: string, onBreak: () => void): Promise<pg.Client> {
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: 5000,
    keepAlive: true,
    application_name: 'throughline-lock',
  })
  // Unheard, the event would end the process. Before we hold the lock, the caller hears it anyway.
  let holding = false
  client.on('error', () => {
    if (holding) onBreak()
    holding = false
  })
  await client.connect()
  const { rows } = await client.query<{ taken: boolean }>(
    'select pg_try_advisory_lock($1) as taken',
    [KEY],
  )
  if (!rows[0]?.taken) {
    await client.end()
    throw new DatabaseInUse('Another Throughline is using this database; stop it first.')
  }
  holding = true
  return client
}
