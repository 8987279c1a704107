import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'
import { ClockMap } from '../../lib/history/clock-map'
import { everyText, itemsIn } from '../../lib/history/every-text'
import { FRAGMENT } from '../../lib/protocol'
import { BLANK, jsonWithout, withoutWords } from '../../lib/traces'

/** So many characters of one client, from there. */
export type Stretch = readonly [client: number, clock: number, length: number]

type Decoded = ReturnType<typeof Y.decodeUpdate>

export function mapOf(stretches: readonly Stretch[]): ClockMap {
  const map = new ClockMap()
  for (const [client, clock, length] of stretches) map.claim(client, [[clock, clock + length]], 1)
  return map
}

/**
 * An update with blanks in the place of some characters. Places, lengths and everything else stay,
 * so whatever rests on it goes on resting. The same bytes when it holds none of them.
 * @param erased whose value is 1 where a character is to go
 * @param words that are also taken out of what marks and parts say, such as the target of a link
 */
export function blanked(
  update: Uint8Array,
  erased: ClockMap,
  words: readonly string[],
): Uint8Array {
  const decoded = Y.decodeUpdate(update)
  let isChanged = false
  for (const struct of decoded.structs) {
    if (!(struct instanceof Y.Item)) continue
    const content = withBlanks(struct, erased, words)
    if (!content) continue
    struct.content = content
    isChanged = true
  }
  return isChanged ? encoded(decoded) : update
}

/**
 * Where words stand in an update, whoever wrote them: in what one client wrote in one go, typed
 * letter by letter or put in as a whole.
 */
export function placesOf(update: Uint8Array, words: readonly string[]): Stretch[] {
  const found: Stretch[] = []
  for (const { client, clock, text } of runsIn(update))
    for (const word of words)
      for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + 1))
        found.push([client, clock + at, word.length])
  return found
}

/**
 * The same in the order in which a text is read, whoever wrote which letter of it: with all that was
 * ever taken out, and as it is now.
 */
export function placesInText(update: Uint8Array, words: readonly string[]): Stretch[] {
  const doc = new Y.Doc({ gc: false })
  try {
    Y.applyUpdate(doc, update)
    const found: Stretch[] = []
    for (const text of everyText(doc.getXmlFragment(FRAGMENT))) {
      const items = [...itemsIn(text)]
      const present = items.filter(({ deleted }) => !deleted)
      for (const some of [items, present]) found.push(...placesAmong(some, words))
    }
    return found
  } finally {
    doc.destroy()
  }
}

function placesAmong(items: readonly Y.Item[], words: readonly string[]): Stretch[] {
  const letters: Stretch[] = []
  let text = ''
  for (const { content, id } of items) {
    if (!(content instanceof Y.ContentString)) continue
    for (let i = 0; i < content.str.length; i++) letters.push([id.client, id.clock + i, 1])
    text += content.str
  }
  const found: Stretch[] = []
  for (const word of words)
    for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + 1))
      found.push(...letters.slice(at, at + word.length))
  return found
}

/** The words that stand at these places, one for each stretch without a gap. */
export function wordsAt(update: Uint8Array, stretches: readonly Stretch[]): string[] {
  const erased = mapOf(stretches)
  const words: string[] = []
  for (const { client, clock, text } of runsIn(update))
    for (let at = 0; at < text.length;) {
      const { value, to } = erased.at(client, clock + at)
      const end = Math.min(text.length, to - clock)
      if (value === 1) words.push(text.slice(at, end))
      at = end
    }
  return words
}

/** Each stretch of text that one client wrote without anything else between. */
function* runsIn(update: Uint8Array): Generator<{ client: number; clock: number; text: string }> {
  let run = { client: -1, clock: 0, text: '' }
  for (const { id, ...struct } of itemsOf(update)) {
    if (!(struct.content instanceof Y.ContentString)) continue
    const follows = id.client === run.client && id.clock === run.clock + run.text.length
    if (!follows) {
      if (run.text !== '') yield run
      run = { client: id.client, clock: id.clock, text: '' }
    }
    run.text += struct.content.str
  }
  if (run.text !== '') yield run
}

function* itemsOf(update: Uint8Array): Generator<{ id: Y.ID; content: Y.Item['content'] }> {
  for (const struct of Y.decodeUpdate(update).structs)
    if (struct instanceof Y.Item) yield { id: struct.id, content: struct.content }
}

/** Null when nothing of it is to go. */
function withBlanks(item: Y.Item, erased: ClockMap, words: readonly string[]) {
  const { content } = item
  if (content instanceof Y.ContentString) {
    const str = withStretches(content.str, item.id, erased)
    return str === content.str ? null : new Y.ContentString(str)
  }
  if (content instanceof Y.ContentFormat) {
    const value = jsonWithout(content.value, words, withoutWords)
    return value === content.value ? null : new Y.ContentFormat(content.key, value as object)
  }
  if (content instanceof Y.ContentEmbed) {
    const embed = jsonWithout(content.embed, words, withoutWords)
    return embed === content.embed ? null : new Y.ContentEmbed(embed as object)
  }
  if (content instanceof Y.ContentAny) {
    const arr = jsonWithout(content.arr, words, withoutWords)
    return arr === content.arr ? null : new Y.ContentAny(arr as unknown[])
  }
  return null
}

function withStretches(str: string, { client, clock }: Y.ID, erased: ClockMap): string {
  let out = ''
  for (let at = 0; at < str.length;) {
    const { value, to } = erased.at(client, clock + at)
    const end = Math.min(str.length, to - clock)
    out += value === 1 ? BLANK.repeat(end - at) : str.slice(at, end)
    at = end
  }
  return out
}

/** An update that says nothing but that these characters are gone. */
export function deletionOf(stretches: readonly Stretch[]): Uint8Array {
  const ds = new Map<number, { clock: number; len: number }[]>()
  for (const [client, clock, len] of stretches)
    ds.set(client, [...(ds.get(client) ?? []), { clock, len }])
  return encoded({ structs: [], ds: { clients: ds } })
}

function encoded({
  structs,
  ds,
}: {
  structs: Decoded['structs']
  ds: { clients: ReadonlyMap<number, readonly { clock: number; len: number }[]> }
}): Uint8Array {
  const blocks: { client: number; structs: Decoded['structs'] }[] = []
  for (const struct of structs) {
    const block = blocks.at(-1)
    if (block?.client === struct.id.client) block.structs.push(struct)
    else blocks.push({ client: struct.id.client, structs: [struct] })
  }
  const encoder = new Y.UpdateEncoderV1()
  const e = encoder.restEncoder
  encoding.writeVarUint(e, blocks.length)
  for (const { client, structs: own } of blocks) {
    encoding.writeVarUint(e, own.length)
    encoding.writeVarUint(e, client)
    encoding.writeVarUint(e, own[0]?.id.clock ?? 0)
    for (const struct of own) struct.write(encoder, 0)
  }
  encoding.writeVarUint(e, ds.clients.size)
  for (const [client, ranges] of ds.clients) {
    encoding.writeVarUint(e, client)
    encoding.writeVarUint(e, ranges.length)
    for (const { clock, len } of ranges) {
      encoding.writeVarUint(e, clock)
      encoding.writeVarUint(e, len)
    }
  }
  return encoder.toUint8Array()
}
