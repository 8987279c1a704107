import { randomUUID } from 'node:crypto'
import { chmodSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { BOTH_DATABASES } from '../testing/both-databases'
import { World } from '../testing/world'
import { doctor, type Check } from './doctor'

describe.each(BOTH_DATABASES)('the doctor on $name', ({ url }) => {
  let world: World

  beforeAll(async () => {
    world = await World.open(await url())
    const ada = await world.person('Ada')
    const { id } = await world.workspace('Ground')
    await world.canvas(id, ada.id)
  })
  afterAll(() => world.close())

  async function check(name: string): Promise<Check | undefined> {
    const { checks } = await doctor(world.context.config)
    return checks.find((one) => one.name === name)
  }

  it('[OP5] finds nothing wrong beside a healthy server', async () => {
    const { checks } = await doctor(world.context.config)
    expect(checks.filter(({ ok, name }) => !ok && name !== 'disk')).toEqual([])
    expect(await check('documents')).toMatchObject({ note: '10 documents' })
  })

  it('[OP5] notices a secret that others can read', async () => {
    const secret = path.join(world.context.config.dataDir, 'secret')
    chmodSync(secret, 0o644)
    expect(await check('secret')).toMatchObject({ ok: false })
    chmodSync(secret, 0o600)
    expect(await check('secret')).toMatchObject({ ok: true })
  })

  it('[OP5] tells elements without a text from texts that nothing refers to', async () => {
    const { database, sync } = world.context
    await sync.create(randomUUID(), null, { userId: null, key: null })
    expect(await check('documents')).toMatchObject({
      ok: true,
      note: '10 documents, and 1 that nothing refers to',
    })
    await database.db
      .updateTable('elements')
      .set({ document_id: 'lost' })
      .where('position', '=', 0)
      .execute()
    expect(await check('documents')).toMatchObject({
      ok: false,
      note: expect.stringContaining('lost'),
    })
  })
})
