import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { cursorOf } from './cursor-of'

describe('cursors of others', () => {
  it('[ED60] are drawn only where they can be placed; nothing they hold makes the editor stumble', () => {
    const doc = new Y.Doc()
    const text = new Y.XmlText('some words')
    doc.getXmlFragment('default').insert(0, [text])
    const here = Y.createRelativePositionFromTypeIndex(text, 3)
    const json = JSON.parse(JSON.stringify(here)) as unknown
    expect(cursorOf(doc, { cursor: { anchor: json, head: json } })).not.toBeNull()
    const elsewhere = { client: 4711, clock: 0 }
    for (const bad of [
      null,
      5,
      {},
      { anchor: {}, head: {} },
      { anchor: json, head: { type: elsewhere } },
      { anchor: json, head: { item: elsewhere } },
      { anchor: json, head: { item: { client: doc.clientID, clock: -1 } } },
    ])
      expect(cursorOf(doc, { cursor: bad })).toBeNull()
  })
})
