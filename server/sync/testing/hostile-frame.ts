import type { Socket } from 'node:net'
import * as encoding from 'lib0/encoding'
import { MESSAGE, SYNC } from '../../../lib/protocol'
import type { Random } from './random'
import type { RawClient } from './sync-people'
import { EXTREMES } from './wild-update'

const STATES = [
  ...['', 'null', '{}', '[]', '1', '"x"', 'not json', '{"cursor":', '{"cursor":{"anchor":{}}}'],
  ...['{"__proto__":{"a":1}}', '[[[[[[]]]]]]', '{"user":{"id":"ada"},"here":5,"view":[]}'],
  ...[`{"cursor":"${'x'.repeat(3000)}"}`, '\u0000', '{"here":{"place":"\ud800"}}'],
]

/** Sends one frame that no client of ours would, and that nothing may come of. */
export function sendHostileFrame(random: Random, client: RawClient, limit: number): void {
  switch (random.below(10)) {
    case 0:
      return client.socket.send(random.pick(['', 'hello', '{"type":"sync"}', '\u0000\u0002']))
    case 1:
      return client.socket.send(new Uint8Array(0))
    case 2:
      return byteByByte(client, random.oneIn(2) ? presence(random) : random.bytes(6))
    case 3: {
      const whole = random.oneIn(2) ? presence(random) : stateVector(random)
      return client.socket.send(whole.subarray(0, random.below(whole.length)))
    }
    case 4:
      return client.socket.send(tooLarge(random, limit))
    case 5:
      return client.socket.send(
        encoding.encode((e) => {
          encoding.writeVarUint(
            e,
            random.pick([2, 4, 99, 100, 101, 103, 127, ...EXTREMES.slice(3)]),
          )
          encoding.writeUint8Array(e, random.bytes(random.below(8)))
        }),
      )
    case 6:
    case 7:
      return client.socket.send(presence(random))
    case 8:
      return client.socket.send(stateVector(random))
    default:
      // What is no WebSocket frame at all: reserved bits, opcodes nobody gave a meaning, no mask.
      lineOf(client).write(new Uint8Array([random.pick([0xf2, 0x83, 0x8b, 0x02]), 1, 7]))
  }
}

/** Awareness that lies about who, when, how much and what. */
function presence(random: Random): Uint8Array {
  const number = () => (random.oneIn(3) ? random.pick(EXTREMES) : random.below(2 ** 31))
  const count = random.below(4)
  const entries = encoding.encode((e) => {
    encoding.writeVarUint(e, random.oneIn(4) ? number() : count)
    for (let i = 0; i < count; i++) {
      encoding.writeVarUint(e, number())
      encoding.writeVarUint(e, number())
      encoding.writeVarString(e, random.pick(STATES))
    }
  })
  return encoding.encode((e) => {
    encoding.writeVarUint(e, MESSAGE.awareness)
    encoding.writeVarUint8Array(e, entries)
  })
}

/** A question whose state vector is none, or of a document that there never was. */
function stateVector(random: Random): Uint8Array {
  return encoding.encode((e) => {
    encoding.writeVarUint(e, MESSAGE.sync)
    encoding.writeVarUint(e, random.pick([SYNC.step1, 3, 77]))
    encoding.writeVarUint8Array(e, random.bytes(random.below(12)))
  })
}

function tooLarge(random: Random, limit: number): Uint8Array {
  const bytes = new Uint8Array(random.oneIn(4) ? limit * 2 + 1 : limit + 1)
  bytes.set([MESSAGE.sync, SYNC.update])
  return bytes
}

function byteByByte(client: RawClient, bytes: Uint8Array): void {
  for (let i = 0; i < bytes.length; i++)
    client.socket.send(bytes.subarray(i, i + 1), { fin: i === bytes.length - 1, binary: true })
}

function lineOf(client: RawClient): Socket {
  return (client.socket as unknown as { _socket: Socket })._socket
}
