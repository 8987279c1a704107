import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { flush, hasCode } from '../backup/durable'
import { Refusal } from '../backup/refusal'
import { textAsMarkdown } from '../canvases/element-text'
import { withText } from '../canvases/with-text'
import { updateIn } from '../sync/chunks'
import { examine } from '../sync/examine'
import { isReadable } from '../sync/replay'
import type { Chunk, LoggedUpdate, Quarantined, RawRecord } from '../sync/update-log'

export interface ExportWanted {
  documentId: string
  raw: RawRecord
  /** Null when it is not in quarantine. */
  quarantined: Quarantined | null
  /** Absolute; must not exist. */
  folder: string
}

export interface Exported {
  folder: string
  files: string[]
  /** Entries of the record, and up to which of them it can be replayed. */
  entries: number
  replayedUpTo: number
}

/**
 * Writes a record into a folder of its own, so that it can be looked at without this program: bytes
 * as they lie, and the text as far as they still say one. Sessions are left out: they are nobody's
 * business but the server's.
 * @throws Refusal folder_exists
 */
export async function exportRecord(wanted: ExportWanted): Promise<Exported> {
  const { documentId, raw, quarantined, folder } = wanted
  await makeFolder(folder)
  const files: string[] = []
  const put = async (name: string, content: string | Uint8Array) => {
    const file = path.join(folder, name)
    await writeFile(file, content, { flag: 'wx', mode: 0o600 })
    await flush(file)
    files.push(name)
  }
  // Bytes first: whatever may be wrong with what they say, they are out.
  await put('record.jsonl', linesOf(raw))
  if (raw.snapshot) await put('snapshot.bin', raw.snapshot.bytes)
  if (raw.held) await put('memory.bin', raw.held)
  const examined = examine(raw)
  await put('replayed.bin', examined.state)
  await put('replayed.md', markdownOf(examined.state))
  if (raw.snapshot) await put('snapshot.md', markdownOf(raw.snapshot.bytes))
  if (raw.held) await put('memory.md', markdownOf(raw.held))
  const about = {
    documentId,
    exportedAt: new Date().toISOString(),
    quarantined: quarantined && {
      at: new Date(quarantined.at).toISOString(),
      reason: quarantined.reason,
      detail: quarantined.detail,
    },
    entries: raw.head.seq,
    epoch: raw.head.epoch,
    snapshotUpTo: raw.snapshot?.seq ?? null,
    replayedUpTo: examined.upTo,
    firstFault: examined.broken && {
      reason: examined.broken.reason,
      detail: examined.broken.detail,
    },
    files: FILES,
  }
  await put('about.json', `${JSON.stringify(about, null, 2)}\n`)
  await flush(folder)
  return { folder, files, entries: raw.head.seq, replayedUpTo: examined.upTo }
}

const FILES = {
  'record.jsonl':
    'Every entry, oldest first, one line each: who wrote it and when, its bytes in base64. An update is a Yjs update (version 1); a chunk is one, deflated without a header, for the updates from `first` to `last`.',
  'snapshot.bin': 'The snapshot the document is opened from, a Yjs update. snapshot.md: as text.',
  'memory.bin':
    'What the server still had in memory when the document was set aside, a Yjs update. memory.md: as text.',
  'replayed.bin':
    'All that can be replayed from the beginning, a Yjs update. replayed.md: as text.',
}

async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { mode: 0o700 })
  } catch (error) {
    if (!hasCode(error, 'EEXIST')) throw error
    throw new Refusal('folder_exists', `${folder} is there already. Name a folder that is not.`)
  }
}

function linesOf({ chunks, updates }: RawRecord): string {
  const lines = [...chunks.map(lineOfChunk), ...updates.map(lineOfUpdate)]
  return lines.map((line) => `${JSON.stringify(line)}\n`).join('')
}

function lineOfChunk(chunk: Chunk) {
  const { first, last, until, updates, userId, from, at, bytes } = chunk
  return {
    ...{ kind: 'chunk', first, last, until, updates, userId },
    ...{ from: new Date(from).toISOString(), at: new Date(at).toISOString() },
    ...{ readable: isReadableChunk(chunk), bytes: Buffer.from(bytes).toString('base64') },
  }
}

function lineOfUpdate({ seq, userId, at, bytes }: LoggedUpdate) {
  return {
    ...{ kind: 'update', seq, userId, at: new Date(at).toISOString() },
    ...{ readable: isReadable(bytes), bytes: Buffer.from(bytes).toString('base64') },
  }
}

function isReadableChunk(chunk: Chunk): boolean {
  try {
    return isReadable(updateIn(chunk))
  } catch {
    return false
  }
}

/** A help for people; the bytes beside it are what counts. */
function markdownOf(update: Uint8Array): string {
  try {
    return withText(update, (text) => textAsMarkdown(text))
  } catch {
    return 'This cannot be shown as text.\n'
  }
}
