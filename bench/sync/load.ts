import { quantile } from '../quantile'
import { Connection, type Listener } from './connection'
import { typing } from './edits'
import { everyTurn } from './every-turn'
import { processorTime, residentMemory } from './process-stats'
import type { Rival } from './rival'

/** People in rooms who type. */
export interface Load {
  name: string
  rooms: number
  /** In each room. */
  people: number
  /** Of these, who types; all by default. */
  writers?: number
  /** A second and writer. */
  edits: number
  /** Each edit moves a caret too. */
  presence?: boolean
}

export interface Outcome {
  /** Processor time of the server for each edit that reached somebody, µs. */
  processor: number
  /** From sending to each other person, ms. */
  toOthers: { p50: number; p95: number; p99: number }
  /** From sending to the word that it is on disk, ms; NaN where a server has no such word. */
  acknowledged: { p50: number; p99: number }
  /** MB the server holds at the end. */
  memory: number
  /** Edits that did not reach somebody they should have, and those out of order or twice. */
  lost: number
  /** The share of one processor that the load itself used: near 1 its times are its own. */
  loadBusy: number
}

/** A server has been running for weeks: what it costs to compile one is nobody's figure. */
const WARM_UP_MS = 10_000
const DRAIN_MS = 1500
const FIRST_CLIENT = 1000

interface Seat {
  room: number
  connection: Connection
  typing: ReturnType<typeof typing> | null
  sentAt: number[]
  savedUpTo: number
}

/** Puts a load on a server for `seconds` and measures it there and at everybody's end. */
export async function run(rival: Rival, load: Load, seconds: number): Promise<Outcome> {
  const { rooms, people, writers = people, edits } = load
  const most = Math.ceil((seconds + WARM_UP_MS / 1000) * edits) + 2
  const seats = new Map<number, Seat>()
  const toOthers: number[] = []
  const acknowledged: number[] = []
  let measuring = false
  let arrivals = 0
  let faults = 0

  for (let room = 0; room < rooms; room++)
    for (let person = 0; person < people; person++) {
      const clientId = FIRST_CLIENT + seats.size
      const seat: Omit<Seat, 'connection'> = {
        room,
        typing: person < writers ? typing(clientId, most) : null,
        sentAt: [],
        savedUpTo: 0,
      }
      const listener: Listener = {
        arrived(client, clock, at) {
          const from = seats.get(client)
          const sent = from?.sentAt[clock - (from.typing?.clock ?? 0)]
          if (sent === undefined || Number.isNaN(sent)) return
          arrivals += 1
          toOthers.push(at - sent)
        },
        outOfOrder: () => (faults += 1),
        saved(frames, at) {
          // The first frame made the paragraph.
          for (let i = seat.savedUpTo; i < frames - 1; i++) {
            const sent = seat.sentAt[i]
            if (sent !== undefined && !Number.isNaN(sent)) acknowledged.push(at - sent)
          }
          seat.savedUpTo = Math.max(seat.savedUpTo, frames - 1)
        },
      }
      const connection = await Connection.open(rival.door(room, clientId), clientId, listener)
      seats.set(clientId, Object.assign(seat, { connection }))
    }
  const all = [...seats.values()]
  const typists = all.filter(({ typing }) => typing !== null)
  for (const { connection, typing } of typists) if (typing) connection.write(typing.first)

  let sent = 0
  const write = (seat: Seat): void => {
    const i = seat.sentAt.length
    const letter = seat.typing?.letters[i]
    if (!letter) return
    if (measuring) sent += 1
    seat.sentAt.push(measuring ? performance.now() : Number.NaN)
    seat.connection.write(letter)
    if (load.presence) seat.connection.show(caret(seat.connection.clientId, i))
  }
  const stop = everyTurn(typists, 1000 / edits, write)
  await wait(WARM_UP_MS)
  const before = { server: processorTime(rival.pid), load: process.cpuUsage() }
  measuring = true
  await wait(seconds * 1000)
  measuring = false
  const used = process.cpuUsage(before.load)
  const processor = processorTime(rival.pid) - before.server
  stop()
  await wait(DRAIN_MS)
  const memory = residentMemory(rival.pid)
  if (!all.every(({ connection }) => connection.isOpen))
    throw new Error(`${rival.name} closed a connection under "${load.name}".`)
  for (const { connection } of all) connection.close()
  const expected = sent * (people - 1)
  return {
    processor: processor / arrivals,
    toOthers: {
      p50: quantile(toOthers, 0.5),
      p95: quantile(toOthers, 0.95),
      p99: quantile(toOthers, 0.99),
    },
    acknowledged: { p50: quantile(acknowledged, 0.5), p99: quantile(acknowledged, 0.99) },
    memory,
    lost: expected - arrivals + faults,
    loadBusy: (used.user + used.system) / (seconds * 1e6),
  }
}

function caret(client: number, clock: number): string {
  const place = { type: null, tname: null, item: { client, clock }, assoc: 0 }
  return JSON.stringify({ cursor: { anchor: place, head: place } })
}

function wait(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
