import { atMost, printTable } from '../../markdown'
import { pause } from '../at-rest'
import { Connection, DEAF, type Listener } from '../connection'
import { typing, type Typing } from '../edits'
import { everyTurn } from '../every-turn'
import { FIRST_CLIENT } from '../held'
import { inTurn, OURS, rounds, seconds, sum, type Part } from '../in-turn'
import type { Rival } from '../rival'
import { clocksOf } from '../written-text'

// Killed with -9 in the middle of typing, and started again on the same data: what was written,
// what others had on their screens, what had been called saved, and how much of each is there. Nobody
// comes back with what their browser still holds: this asks what the server itself has kept.

const ROOMS = 5
const PEOPLE = 4
/** A second and person. */
const EDITS = 5
/** Longer than any of them puts off saving, which is ten seconds for one of them. */
const SECONDS = 25
/** Two answers so far apart that say the same: one server opens a document before it has read it. */
const APART_MS = 1000

interface Seat {
  room: number
  connection: Connection
  typing: Typing
  issued: number
  /** Letters that somebody else was shown. */
  shown: Set<number>
  acknowledged: number
}

export const kill: Part = async (rivals) => {
  const length = seconds(SECONDS)
  const measured = await inTurn(rivals, ROOMS, rounds(3), async (rival, round) => {
    const seats = await takeSeats(rival, length + 2)
    const stop = typeSteadily([...seats.values()])
    // At another moment of each server's rhythm each time.
    await pause(length * 1000 + ((round * 370) % 1000))
    stop()
    await rival.kill()
    await Promise.all([...seats.values()].map(({ connection }) => connection.closed))
    await rival.restart()
    return count([...seats.values()], await heldNow(rival))
  })
  printTable(
    `Killed in the middle of typing: ${ROOMS} × ${PEOPLE} people at ${EDITS}/s`,
    [
      'Server',
      'written, kept',
      'seen by others, kept',
      'called saved, kept',
      'seen or saved, lost',
    ],
    [...measured].map(([name, all]) => {
      const lost = sum(all, 'lost')
      return [
        name,
        share(sum(all, 'issuedKept'), sum(all, 'issued')),
        share(sum(all, 'shownKept'), sum(all, 'shown')),
        share(sum(all, 'acknowledgedKept'), sum(all, 'acknowledged')),
        name === OURS ? `${lost}: ${atMost(lost, 0)}` : String(lost),
      ]
    }),
  )
}

async function takeSeats(rival: Rival, lasting: number): Promise<Map<number, Seat>> {
  const seats = new Map<number, Seat>()
  for (let i = 0; i < ROOMS * PEOPLE; i++) {
    const clientId = FIRST_CLIENT + i
    const room = i % ROOMS
    const seat: Omit<Seat, 'connection'> = {
      room,
      typing: typing(clientId, lasting * EDITS),
      issued: 0,
      shown: new Set(),
      acknowledged: 0,
    }
    const listener: Listener = {
      ...DEAF,
      arrived(client, clock) {
        const from = seats.get(client)
        const letter = clock - (from?.typing.clock ?? 0)
        if (letter >= 0) from?.shown.add(letter)
      },
      // The first frame made the paragraph.
      saved: (frames) => (seat.acknowledged = Math.max(seat.acknowledged, frames - 1)),
    }
    const connection = await Connection.open(rival.door(room, clientId), clientId, listener)
    seats.set(clientId, Object.assign(seat, { connection }))
  }
  for (const { connection, typing } of seats.values()) connection.write(typing.first)
  return seats
}

function typeSteadily(seats: readonly Seat[]): () => void {
  return everyTurn(seats, 1000 / EDITS, (seat) => {
    const letter = seat.typing.letters[seat.issued]
    if (!letter) return
    seat.issued += 1
    seat.connection.write(letter)
  })
}

/** Next clock of each client in all rooms, as somebody finds it who opens them. */
async function heldNow(rival: Rival): Promise<Map<number, number>> {
  const held = new Map<number, number>()
  for (let room = 0; room < ROOMS; room++) {
    const clientId = FIRST_CLIENT + ROOMS * PEOPLE + room
    const connection = await Connection.open(rival.door(room, clientId), clientId, DEAF)
    let before: Map<number, number>
    let now = clocksOf((await connection.ask()).update)
    do {
      before = now
      await pause(APART_MS)
      now = clocksOf((await connection.ask()).update)
    } while (![...now].every(([client, clock]) => before.get(client) === clock))
    for (const [client, clock] of now) held.set(client, clock)
    connection.close()
  }
  return held
}

function count(seats: readonly Seat[], held: ReadonlyMap<number, number>) {
  const total = {
    ...{ issued: 0, issuedKept: 0, shown: 0, shownKept: 0 },
    ...{ acknowledged: 0, acknowledgedKept: 0, lost: 0 },
  }
  for (const { typing, issued, shown, acknowledged } of seats) {
    // Without a hole: who has one letter has those before it.
    const kept = Math.max(0, (held.get(typing.clientId) ?? 0) - typing.clock)
    const shownKept = [...shown].filter((letter) => letter < kept).length
    total.issued += issued
    total.issuedKept += Math.min(issued, kept)
    total.shown += shown.size
    total.shownKept += shownKept
    total.acknowledged += acknowledged
    total.acknowledgedKept += Math.min(acknowledged, kept)
    const promised = new Set(shown)
    for (let letter = 0; letter < acknowledged; letter++) promised.add(letter)
    total.lost += [...promised].filter((letter) => letter >= kept).length
  }
  return total
}

function share(kept: number, of: number): string {
  return of === 0 ? '–' : `${kept} of ${of}`
}
