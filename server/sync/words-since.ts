import { wordsPutIn } from '../../lib/history/words-put-in'
import { updateIn } from './chunks'
import type { UpdateLog } from './update-log'

/** Whose words in which document are asked about: those of others, after an edit. */
export interface WordsWanted {
  documentId: string
  after: number
  /** Whoever asks. */
  me: string
}

/** As they are stored. What is more was not written since a short while ago, and nobody counts it. */
const MOST_BYTES = 256_000

/**
 * About how many words others put into a document after an edit. An author's minute counts as a whole
 * once it is gathered, as everywhere.
 * @returns null when there is too much of it to be counted on the way, or it cannot be read
 */
export async function wordsSince(
  log: Pick<UpdateLog, 'page'>,
  { documentId, after, me }: WordsWanted,
): Promise<number | null> {
  const page = await log.page(documentId, after, MOST_BYTES)
  if (!page || page.upTo < page.head.seq) return null
  const chunks = page.chunks.filter(({ last }) => last > after)
  try {
    const gathered = chunks.map((chunk) => ({ userId: chunk.userId, bytes: updateIn(chunk) }))
    return wordsPutIn([...gathered, ...page.updates], me)
  } catch {
    // A broken record is noticed where it is opened; here nothing is said about it.
    return null
  }
}
