import { jsonWithout, withoutTraces, withoutWords } from '../../lib/traces'
import type { Tx } from '../db/database'
import type { Schema } from '../db/schema'
import { indexMessage } from './said'
import { messagesOf, threadsOf, updateMessage, updateThread } from './store'
import { changeWords, suggestionsOf } from './suggestion-store'

/**
 * Takes erased words out of what is said beside a text: quotes and what stood around them, what
 * suggestions keep of the text, and the words of comments themselves. Answers in how many threads.
 */
export async function eraseInThreads(
  tx: Tx<Schema>,
  elementId: string,
  words: readonly string[],
): Promise<number> {
  const touched = new Set<string>()
  for (const { id, anchor } of await threadsOf(tx.db, elementId)) {
    if (anchor === null) continue
    const clean = cleaned(anchor, words, withoutTraces)
    if (clean === anchor) continue
    await updateThread(tx.db, id, { anchor: clean })
    touched.add(id)
  }
  for (const { thread_id: id, before, after } of await suggestionsOf(tx.db, { elementId })) {
    const clean = {
      before: before === null ? null : cleaned(before, words, withoutTraces),
      after: after === null ? null : cleaned(after, words, withoutTraces),
    }
    if (clean.before === before && clean.after === after) continue
    await changeWords(tx.db, id, clean)
    touched.add(id)
  }
  for (const message of await messagesOf(tx.db, { elementId })) {
    const { id, body } = message
    if (body === null) continue
    const clean = cleaned(body, words, withoutWords)
    const said = withoutWords(message.words, words)
    if (clean === body && said === message.words) continue
    await updateMessage(tx.db, id, { body: clean, words: said })
    await indexMessage(tx, id)
    touched.add(message.thread_id)
  }
  return touched.size
}

function cleaned(json: string, words: readonly string[], clean: typeof withoutWords): string {
  const value: unknown = JSON.parse(json)
  const without = jsonWithout(value, words, clean)
  return without === value ? json : JSON.stringify(without)
}
