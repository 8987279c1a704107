import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { MESSAGE, SYNC } from '../../lib/protocol'

/** How a server's messages differ from the stock ones. */
export interface Dialect {
  /** Hocuspocus puts the document's name before each message. */
  prefix: string | null
}

export type Heard =
  | { kind: 'update'; update: Uint8Array }
  | { kind: 'saved'; frames: number }
  | { kind: 'state'; update: Uint8Array }
  | { kind: 'ready' | 'presence' | 'other' }

const HOCUSPOCUS_AUTH = 2
const NOTHING = new Uint8Array([0])

/** An update as this server wants to be told it. */
export function updateMessage({ prefix }: Dialect, update: Uint8Array): Uint8Array {
  return encoding.encode((encoder) => {
    if (prefix !== null) encoding.writeVarString(encoder, prefix)
    encoding.writeVarUint(encoder, MESSAGE.sync)
    encoding.writeVarUint(encoder, SYNC.update)
    encoding.writeVarUint8Array(encoder, update)
  })
}

/** Asks for all there is: the state vector of who has nothing. */
export function askMessage({ prefix }: Dialect): Uint8Array {
  return encoding.encode((encoder) => {
    if (prefix !== null) encoding.writeVarString(encoder, prefix)
    encoding.writeVarUint(encoder, MESSAGE.sync)
    encoding.writeVarUint(encoder, SYNC.step1)
    encoding.writeVarUint8Array(encoder, NOTHING)
  })
}

/** Where a caret is, as y-protocols writes it. */
export function presenceMessage(
  { prefix }: Dialect,
  clientId: number,
  clock: number,
  state: string,
): Uint8Array {
  return encoding.encode((encoder) => {
    if (prefix !== null) encoding.writeVarString(encoder, prefix)
    encoding.writeVarUint(encoder, MESSAGE.awareness)
    encoding.writeVarUint8Array(
      encoder,
      encoding.encode((inner) => {
        encoding.writeVarUint(inner, 1)
        encoding.writeVarUint(inner, clientId)
        encoding.writeVarUint(inner, clock)
        encoding.writeVarString(inner, state)
      }),
    )
  })
}

/** Hocuspocus answers nobody who has not shown a token, also where any will do. */
export function authMessage(name: string): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarString(encoder, name)
    encoding.writeVarUint(encoder, HOCUSPOCUS_AUTH)
    encoding.writeVarUint(encoder, 0)
    encoding.writeVarString(encoder, 'any')
  })
}

export function hear({ prefix }: Dialect, message: Uint8Array): Heard {
  const decoder = decoding.createDecoder(message)
  if (prefix !== null) decoding.readVarString(decoder)
  const type = decoding.readVarUint(decoder)
  if (type === MESSAGE.sync) {
    const step = decoding.readVarUint(decoder)
    if (step === SYNC.update) return { kind: 'update', update: decoding.readVarUint8Array(decoder) }
    if (step === SYNC.step2) return { kind: 'state', update: decoding.readVarUint8Array(decoder) }
    return { kind: 'ready' }
  }
  if (type === MESSAGE.awareness) return { kind: 'presence' }
  if (prefix !== null) return { kind: type === HOCUSPOCUS_AUTH ? 'ready' : 'other' }
  if (type === MESSAGE.saved) return { kind: 'saved', frames: decoding.readVarUint(decoder) }
  return { kind: 'other' }
}
