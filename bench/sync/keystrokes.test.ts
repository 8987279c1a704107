import * as Y from 'yjs'
import { expect, it } from 'vitest'
import { textIn, typeTrace } from './keystrokes'
import type { Trace } from './trace-file'

it('one author types a trace as it was written, an update for each keystroke', () => {
  const { keystrokes, text } = typeTrace(alone('cot', [0, 0, 'c'], [1, 0, 'aot'], [1, 1, '']))
  expect(text).toBe('cot')
  expect(keystrokes.map(({ author }) => author)).toEqual([null, 0, 0, 0])
  const doc = new Y.Doc()
  for (const { update } of keystrokes.slice(0, 3)) Y.applyUpdate(doc, update)
  expect(textIn(doc)).toBe('caot')
})

it('a trace that does not end as it says is refused', () => {
  expect(() => typeTrace(alone('cat', [0, 0, 'cot']))).toThrow('not typed as it was written')
})

it('two authors each type in the text as they knew it, in whichever order it is listed', () => {
  const trace: Trace = {
    startContent: '',
    endContent: '',
    numAgents: 2,
    txns: [
      { agent: 0, parents: [], patches: [[0, 0, 'bike']] },
      // Both go on from "bike" without having seen what the other does.
      { agent: 0, parents: [0], patches: [[0, 0, 'my ']] },
      { agent: 1, parents: [0], patches: [[2, 1, 't']] },
      { agent: 1, parents: [1, 2], patches: [[7, 0, '!']] },
    ],
  }
  expect(typeTrace(trace).text).toBe('my bite!')
})

function alone(endContent: string, ...patches: [number, number, string][]): Trace {
  const txns = patches.map((patch) => ({ agent: 0, patches: [patch] }))
  return { startContent: '', endContent, numAgents: 1, txns }
}
