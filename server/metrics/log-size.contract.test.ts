import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { placeIn } from '../db/open'
import { openLog } from '../sync/open-log'
import type { UpdateLog } from '../sync/update-log'
import { BOTH_DATABASES } from '../testing/both-databases'
import { World } from '../testing/world'
import { logSize } from './log-size'

const BYTES = 300_000

describe.each(BOTH_DATABASES)('the size of the log on $name', ({ url }) => {
  let world: World
  let log: UpdateLog
  beforeAll(async () => {
    world = await World.open(await url())
    log = await openLog(placeIn(world.context.config, 'documents'), () => undefined)
    await log.create('a', null, 1)
  })
  afterAll(async () => {
    await log.close()
    await world.close()
  })

  const size = () => logSize(placeIn(world.context.config, 'documents'), world.context.database.db)

  it('[OV5] grows by what is written, and by what records are made into', async () => {
    const empty = await size()
    const entry = { documentId: 'a', userId: null, key: null, at: 1, writers: [] }
    await log.append([{ ...entry, bytes: randomBytes(BYTES) }])
    const written = await size()
    expect(written - empty).toBeGreaterThanOrEqual(BYTES)
    const snapshot = { seq: 1, bytes: randomBytes(BYTES) }
    await log.compact('a', { snapshot, chunks: [], after: 0, upTo: 0 })
    expect((await size()) - written).toBeGreaterThanOrEqual(BYTES)
  })
})
