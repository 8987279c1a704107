import { expect, it } from 'vitest'
import { canvasEventFrom } from './canvas-events'
import { CanvasEvent } from './canvases'

const ADA = { id: 'a', name: 'Ada', colour: 3 }
const GATHER = { type: 'gather', id: 'g', by: ADA, elementId: null, section: 'A day' }
const GOOD = [
  { type: 'who-is-where', where: {} },
  { type: 'who-is-where', where: { e1: [ADA, { ...ADA, id: 'b' }], e2: [] } },
  { type: 'element-changed', elementId: 'e1' },
  { type: 'canvas-changed', newer: 'is left out' },
  { type: 'thread-changed', elementId: 'e1', threadId: 't1' },
  { type: 'left', left: [{ person: ADA, ago: 0 }] },
  GATHER,
  { ...GATHER, elementId: 'e1', section: null },
]
const BAD = [
  ...[null, undefined, 7, 'canvas-changed', [], {}, { type: 'of a newer server' }],
  ...[{ type: 'who-is-where' }, { type: 'who-is-where', where: [] }],
  { type: 'who-is-where', where: { e1: ADA } },
  { type: 'who-is-where', where: { e1: [{ ...ADA, colour: 13 }] } },
  { type: 'element-changed', elementId: 7 },
  ...[
    { type: 'thread-changed', elementId: 'e1' },
    { type: 'thread-changed', elementId: 1, threadId: 't' },
  ],
  ...[{ type: 'left' }, { type: 'left', left: [{ person: ADA, ago: -1 }] }],
  ...[
    { type: 'left', left: [{ ago: 1 }] },
    { type: 'left', left: [null] },
  ],
  ...[
    { ...GATHER, by: null },
    { ...GATHER, id: 1 },
    { ...GATHER, section: undefined },
  ],
]

it('[CL8] the light reading of a channel event says what the schema says, of good and bad ones', () => {
  for (const event of [...GOOD, ...BAD])
    expect(canvasEventFrom(event), JSON.stringify(event)).toEqual(
      CanvasEvent.safeParse(event).data ?? null,
    )
  expect(GOOD.map(canvasEventFrom)).not.toContain(null)
})
