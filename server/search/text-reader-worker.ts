import { parentPort } from 'node:worker_threads'
import * as Y from 'yjs'
import { FRAGMENT } from '../../lib/protocol'
import type { ThreadAnswer } from '../sync/asked-thread'
import { passagesOfText, type TextPassage } from './passages-of-text'

// To open a large text takes long enough to be felt by whoever types elsewhere meanwhile.
if (!parentPort) throw new Error('This file runs as a worker thread only.')
const port = parentPort

port.on('message', (update: Uint8Array) => {
  port.postMessage(answerTo(update))
})

function answerTo(update: Uint8Array): ThreadAnswer<TextPassage[]> {
  const doc = new Y.Doc()
  try {
    Y.applyUpdate(doc, update)
    return { value: passagesOfText(doc.getXmlFragment(FRAGMENT)) }
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error), breakage: null }
  } finally {
    doc.destroy()
  }
}
