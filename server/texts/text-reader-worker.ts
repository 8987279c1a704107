import { parentPort } from 'node:worker_threads'
import type { ThreadAnswer } from '../sync/asked-thread'
import { giveWay } from '../give-way'
import { lookInto } from './looks'
import type { LookCall } from './text-reader'

// To open a text takes long enough to be felt by whoever types elsewhere meanwhile.
if (!parentPort) throw new Error('This file runs as a worker thread only.')
const port = parentPort
giveWay()

port.on('message', (call: LookCall) => {
  port.postMessage(answerTo(call))
})

function answerTo({ look, lengths, bytes }: LookCall): ThreadAnswer<unknown> {
  try {
    let at = 0
    const updates = lengths.map((length) => bytes.subarray(at, (at += length)))
    return { value: lookInto(look, updates) }
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error), breakage: null }
  }
}
