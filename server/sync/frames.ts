import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { MESSAGE, SYNC } from '../../lib/protocol'

/** What a client may say, decoded; everything in it is still the client's claim. */
export type ClientFrame =
  | { kind: 'step1'; stateVector: Uint8Array }
  | { kind: 'step2'; update: Uint8Array }
  | { kind: 'update'; update: Uint8Array }
  | { kind: 'presence'; entries: PresenceEntry[] }
  | { kind: 'query-presence' }
  | { kind: 'ping' }
  | { kind: 'shown'; seq: number; hash: Uint8Array }
  | { kind: 'unknown' }

/** One client's awareness, as y-protocols writes it. `state` is JSON; "null" means gone. */
export interface PresenceEntry {
  clientId: number
  clock: number
  state: string
}

/**
 * The class of a frame from its first two bytes, so that rights are checked before anything is
 * decoded. Types have one way of being written: a longer one, which would decode to the same number
 * and look like another class here, is `bad`.
 */
export function classOf(frame: Uint8Array): 'write' | 'other' | 'bad' {
  const [type = 0x80, step = 0x80] = frame
  if (type >= 0x80 || (type === MESSAGE.sync && step >= 0x80)) return 'bad'
  return type === MESSAGE.sync && (step === SYNC.step2 || step === SYNC.update) ? 'write' : 'other'
}

/** @throws Error on bytes that are no frame of ours. */
export function decodeFrame(frame: Uint8Array): ClientFrame {
  const decoder = decoding.createDecoder(frame)
  switch (decoding.readVarUint(decoder)) {
    case MESSAGE.sync:
      return decodeSync(decoder)
    case MESSAGE.awareness:
      return { kind: 'presence', entries: decodePresence(decoding.readVarUint8Array(decoder)) }
    case MESSAGE.queryAwareness:
      return { kind: 'query-presence' }
    case MESSAGE.ping:
      return { kind: 'ping' }
    case MESSAGE.shown:
      return { kind: 'shown', seq: decoding.readVarUint(decoder), hash: decodeHash(decoder) }
    default:
      return { kind: 'unknown' }
  }
}

function decodeSync(decoder: decoding.Decoder): ClientFrame {
  const type = decoding.readVarUint(decoder)
  if (type === SYNC.step1)
    return { kind: 'step1', stateVector: decoding.readVarUint8Array(decoder) }
  if (type === SYNC.step2) return { kind: 'step2', update: decoding.readVarUint8Array(decoder) }
  if (type === SYNC.update) return { kind: 'update', update: decoding.readVarUint8Array(decoder) }
  return { kind: 'unknown' }
}

function decodeHash(decoder: decoding.Decoder): Uint8Array {
  const hash = decoding.readVarUint8Array(decoder)
  if (hash.length !== HASH_BYTES) throw new Error('not a hash')
  return hash.slice()
}

const HASH_BYTES = 32
const MAX_ENTRIES = 1000

function decodePresence(bytes: Uint8Array): PresenceEntry[] {
  const decoder = decoding.createDecoder(bytes)
  const count = decoding.readVarUint(decoder)
  if (count > MAX_ENTRIES) throw new Error('too many presence entries')
  const entries: PresenceEntry[] = []
  for (let i = 0; i < count; i++)
    entries.push({
      clientId: decoding.readVarUint(decoder),
      clock: decoding.readVarUint(decoder),
      state: decoding.readVarString(decoder),
    })
  return entries
}

export function step1Frame(stateVector: Uint8Array): Uint8Array {
  return syncFrame(SYNC.step1, stateVector)
}

export function step2Frame(update: Uint8Array): Uint8Array {
  return syncFrame(SYNC.step2, update)
}

export function updateFrame(update: Uint8Array): Uint8Array {
  return syncFrame(SYNC.update, update)
}

function syncFrame(type: number, bytes: Uint8Array): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, MESSAGE.sync)
    encoding.writeVarUint(encoder, type)
    encoding.writeVarUint8Array(encoder, bytes)
  })
}

export function presenceFrame(entries: readonly PresenceEntry[]): Uint8Array {
  const inner = encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, entries.length)
    for (const { clientId, clock, state } of entries) {
      encoding.writeVarUint(encoder, clientId)
      encoding.writeVarUint(encoder, clock)
      encoding.writeVarString(encoder, state)
    }
  })
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, MESSAGE.awareness)
    encoding.writeVarUint8Array(encoder, inner)
  })
}

export function savedFrame(frames: number): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, MESSAGE.saved)
    encoding.writeVarUint(encoder, frames)
  })
}

export function eventFrame(event: unknown): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, MESSAGE.event)
    encoding.writeVarString(encoder, JSON.stringify(event))
  })
}

export const PONG_FRAME = encoding.encode((encoder) => encoding.writeVarUint(encoder, MESSAGE.pong))

/** A Yjs state vector from clocks: what "I have everything up to here" looks like on the wire. */
export function stateVectorOf(clocks: ReadonlyMap<number, number>): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, clocks.size)
    for (const [client, clock] of clocks) {
      encoding.writeVarUint(encoder, client)
      encoding.writeVarUint(encoder, clock)
    }
  })
}
