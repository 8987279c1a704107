import { parentPort } from 'node:worker_threads'
import * as Y from 'yjs'
import type { ThreadAnswer } from './asked-thread'
import { Knowledge } from './knowledge'
import type { LargeCase } from './large-frames'
import { type LargeJudgement, memoryOfJudgement, packed } from './large-judgement'
import { merge } from './merge'
import { judge } from './validate'

// The same judge as for every keystroke, with what it knows read out of the document's bytes: a
// large frame costs seconds here that would be everybody's on the main thread.
if (!parentPort) throw new Error('This file runs as a worker thread only.')
const port = parentPort

port.on('message', ({ update, userId, record, writers, claimed }: LargeCase) => {
  try {
    const known = new Knowledge(Y.decodeUpdate(merge(record)), writers, claimed)
    const value = packed(judge(update, userId, known))
    port.postMessage({ value } satisfies ThreadAnswer<LargeJudgement>, memoryOfJudgement(value))
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    port.postMessage({ error: message, breakage: null } satisfies ThreadAnswer<LargeJudgement>)
  }
})
