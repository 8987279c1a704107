// Holds an exported history against its chains of hashes, without anything of Throughline: copy this
// file to any machine with Node 20 and run it. It reads line by line and changes nothing.
//
//   node verify-history.mjs history-….jsonl [hash of a link that was noted earlier]
//
// Exit code 0: everything holds. 1: something does not, and is named. 2: the file cannot be read.
import { createHash } from 'node:crypto'
import { createReadStream, realpathSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

const FORM = 1
const REPLACING = new Set(['thinned', 'cut', 'erased'])

/**
 * @param {AsyncIterable<string> | Iterable<string>} lines of the file
 * @param {string} [noted] the hash of a link that must be there; its beginning is enough
 */
export async function verifyHistory(lines, noted) {
  const parts = { history: new Map(), editions: new Map() }
  const chains = { history: chain(), editions: chain() }
  const said = { history: new Map(), editions: new Map() }
  const faults = []
  const count = { parts: 0, edits: 0, loose: 0, editions: 0, links: 0, replaced: 0 }
  let [head, end, notedFound] = [null, null, noted === undefined]
  let loose = null

  for await (const text of lines) {
    if (text === '') continue
    const line = parse(text)
    if (head === null) {
      if (line.throughline !== 'history') throw new Unreadable('This is no exported history.')
      if (line.form !== FORM) throw new Unreadable('A newer Throughline wrote this file.')
      head = line
    } else if (line.chunk) {
      const { chunk } = line
      parts.history.set(chunk.first, digestOfChunk(chunk))
      count.parts += 1
      count.edits += chunk.updates
    } else if (line.edit) {
      const { seq } = line.edit
      if (seq !== (loose ?? count.edits) + 1) faults.push(`edits are missing before edit ${seq}`)
      loose = seq
      count.loose += 1
    } else if (line.edition) {
      parts.editions.set(line.edition.number, digestOfEdition(line.edition))
      count.editions += 1
    } else if (line.link || line.editionLink) {
      const of = line.link ? 'history' : 'editions'
      const link = line.link ?? line.editionLink
      add(link, of)
      if (!notedFound && link.hash.startsWith(noted)) notedFound = true
    } else if (line.end) end = line.end
    else throw new Unreadable('There is a line in it that this program does not know.')
  }
  if (head === null || end === null)
    throw new Unreadable('The file is cut short. Export the history again.')
  if (!end.isSame)
    throw new Unreadable(
      'The history was made smaller while the file was written. Export it again.',
    )

  for (const of of ['history', 'editions']) {
    const named = of === 'history' ? 'the part of history from edit' : 'edition'
    for (const [at, digest] of parts[of])
      if (!said[of].has(at)) faults.push(`${named} ${at} is not in the chain`)
      else if (said[of].get(at) !== digest) faults.push(`${named} ${at} was changed`)
    for (const at of said[of].keys())
      if (!parts[of].has(at)) faults.push(`${named} ${at} is missing`)
  }
  if ((loose ?? count.edits) !== end.edits) faults.push(`edits are missing up to ${end.edits}`)
  if (!notedFound) faults.push('no link of the chains has the hash that was noted')
  return {
    ...{ element: head.element.title, canvas: head.canvas.title, exportedAt: head.at },
    ...{ ok: faults.length === 0, checked: count, faults },
    newest: { history: chains.history.hash, editions: chains.editions.hash },
  }

  function add(link, of) {
    const before = chains[of]
    count.links += 1
    const isPlaced = place(link, said[of])
    if (link.number !== before.number + 1)
      faults.push(`link ${before.number + 1} of the chain of ${of} is missing`)
    else if (!isPlaced || link.hash !== hashOfLink(before.hash, link))
      faults.push(`link ${link.number} of the chain of ${of} does not follow from the one before`)
    chains[of] = { number: link.number, hash: link.hash }
  }

  function place({ kind, facts }, parts) {
    const { after, upTo, parts: made } = parse(facts)
    if (REPLACING.has(kind)) {
      count.replaced += 1
      for (const first of parts.keys()) if (first > after && first <= upTo) parts.delete(first)
    }
    const isNew = made.every(([first]) => !parts.has(first))
    for (const [first, digest] of made) parts.set(first, digest)
    return isNew
  }
}

function chain() {
  return { number: 0, hash: '' }
}

function hashOfLink(before, { number, at, kind, facts }) {
  return sha256(JSON.stringify([before, number, at, kind, facts]))
}

function digestOfChunk({ first, last, until, userId, session, from, at, updates, bytes }) {
  const facts = [first, last, until, userId, session, from, at, updates]
  return createHash('sha256')
    .update(JSON.stringify(facts))
    .update('\n')
    .update(Buffer.from(bytes, 'base64'))
    .digest('hex')
}

function digestOfEdition(edition) {
  const { id, element_id, number, label, note, significance, as_of, revises } = edition
  const { seq, hash, words, made_by, made_at, state } = edition
  const facts = [id, element_id, number, label, note, significance, as_of, revises]
  const text = sha256(Buffer.from(state, 'base64'))
  return sha256(JSON.stringify([...facts, seq, hash, words, made_by, made_at, text]))
}

function sha256(data) {
  return createHash('sha256').update(data).digest('hex')
}

function parse(text) {
  try {
    return JSON.parse(text)
  } catch {
    throw new Unreadable('There is a line in it that is no JSON.')
  }
}

class Unreadable extends Error {}

async function run([file, noted]) {
  if (!file) throw new Unreadable('Which file? node verify-history.mjs history-….jsonl')
  const input = createReadStream(file)
  const report = await verifyHistory(createInterface({ input, crlfDelay: Infinity }), noted)
  process.stdout.write(`${JSON.stringify(report, null, 2)}\n`)
  if (!report.ok) process.exitCode = 1
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url))
  run(process.argv.slice(2)).catch((error) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
    process.exitCode = 2
  })
