import { createHash } from 'node:crypto'
import { digestOfKey } from './chain'
import type { Chunk } from './update-log'

/** A chunk in one number: its bytes as they lie, with who wrote it and when. */
export function digestOfChunk(chunk: Chunk): string {
  const { first, last, until, userId, key, from, at, updates, bytes } = chunk
  const facts = [first, last, until, userId, digestOfKey(key), from, at, updates]
  return createHash('sha256').update(JSON.stringify(facts)).update('\n').update(bytes).digest('hex')
}
