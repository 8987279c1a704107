import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { Past } from '../../lib/history/past'
import { entriesOf } from '../../lib/history/testing/as-past'
import { CLOSE } from '../../lib/protocol'
import { DOC, SyncStage } from './testing/sync-stage'
import { ready, saved, textOf, type } from './testing/sync-people'

const stage = new SyncStage()

/** Who wrote each character of the text, by the record, in its order. */
async function authors(): Promise<string> {
  const updates = await stage.server.engine.record.read(DOC, 0)
  const past = new Past(entriesOf(updates.map(({ userId, bytes }) => ({ userId, update: bytes }))))
  const doc = new Y.Doc()
  for (const { bytes } of updates) Y.applyUpdate(doc, bytes)
  let said = ''
  for (let item = textOf(doc)._start; item; item = item.right) {
    if (item.deleted || !(item.content instanceof Y.ContentString)) continue
    for (const { offset, length, came } of past.piecesOf(item))
      said += `${past.authorOf(came)}:${item.content.str.slice(offset, offset + length)} `
  }
  return said.trim()
}

it("[HI4] a letter written under somebody else's clientID is refused, and stays out of their name", async () => {
  const ben = stage.person('ben')
  await ready(ben)
  type(ben, 'Ben wrote this.')
  await saved(ben)
  // Eve takes what is there and goes on under Ben's clientID, as if he had.
  const forged = new Y.Doc()
  Y.applyUpdate(forged, Y.encodeStateAsUpdate(ben.doc))
  const before = Y.encodeStateVector(forged)
  forged.clientID = ben.doc.clientID
  textOf(forged).insert(textOf(forged).length, ' And this.')
  const eve = stage.raw('eve')
  await eve.opened()
  eve.sync('update', Y.encodeStateAsUpdate(forged, before))
  await eve.closedWith(CLOSE.badFrame)
  // Under a name of her own it is hers, wherever it stands.
  const honest = stage.person('eve')
  await ready(honest)
  textOf(honest.doc).insert(4, 'never ')
  await saved(honest)
  expect(await authors()).toBe('ben:Ben  eve:never  ben:wrote this.')
})
