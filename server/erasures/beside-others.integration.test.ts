import path from 'node:path'
import BetterSqlite from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { scrub } from '../db/scrub'
import { FRAGMENT } from '../../lib/protocol'
import { World } from '../testing/world'

describe('writing the files of SQLite anew', () => {
  let world: World
  let stranger: BetterSqlite.Database

  beforeAll(async () => {
    world = await World.open()
    stranger = new BetterSqlite(path.join(world.context.config.dataDir, 'throughline.sqlite'))
  })
  afterAll(async () => {
    stranger.close()
    await world.close()
  })

  it('[HI76] does not hold up whoever types; whoever asks the tables waits, and is answered', async () => {
    const { id } = await world.workspace('Group')
    const noor = await world.person('Noor')
    await world.join(id, noor.id, 'steward')
    const canvas = await world.canvas(id, noor.id)
    const { document_id: documentId = '' } = canvas.elements[0] ?? {}
    const { database, members, sync } = world.context

    // Somebody has the file in hand, so that it cannot be done before they let go of it.
    stranger.exec('begin immediate')
    const order: string[] = []
    const then = (what: string) => () => void order.push(what)
    const anew = scrub(database.db).then(then('anew'))
    const before = (await sync.heads([documentId])).get(documentId)?.seq ?? 0
    for (let n = 0; n < 20; n++)
      await sync.edit(documentId, { userId: noor.id, key: null }, (doc) => {
        const block = new Y.XmlElement('paragraph')
        block.insert(0, [new Y.XmlText(`Line ${n}.`)])
        doc.getXmlFragment(FRAGMENT).push([block])
      })
    then('typed')()
    const asked = members.roleOf(id, noor.id).then(then('asked'))
    const made = world.workspace('Another').then(then('made'))
    await new Promise((turned) => setImmediate(turned))
    expect(order).toEqual(['typed'])
    expect((await sync.heads([documentId])).get(documentId)?.seq).toBe(before + 20)

    stranger.exec('rollback')
    await Promise.all([anew, asked, made])
    expect(order.toSorted()).toEqual(['anew', 'asked', 'made', 'typed'])
  })

  it('[HI76] says so when it could not be done, and lets go of the tables', async () => {
    stranger.exec('drop table search_terms')
    await expect(scrub(world.context.database.db)).rejects.toThrow('search_terms')
    expect(await world.workspace('And on')).toMatchObject({ slug: 'and-on' })
  })
})
