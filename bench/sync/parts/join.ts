import { figure, atMost, printTable } from '../../markdown'
import { quantile } from '../../quantile'
import { atRest, pause } from '../at-rest'
import { Connection, DEAF } from '../connection'
import { FIRST_CLIENT, held } from '../held'
import { inTurn, median, OURS, oursBeside, rounds, type Part } from '../in-turn'
import { processorTime } from '../process-stats'
import type { Rival } from '../rival'
import { holds, writtenText } from '../written-text'

// A room full of people opens a large document at once: what it costs the server, and when the
// first half and the last one have it. Somebody has it open already, so nobody waits for a disk.
// The server's processor also carries every byte to the line, which costs all of them alike.

const PEOPLE = 100
const BYTES = 4_000_000
/** Of the processor time of the most frugal of the others. */
const TARGET = 0.25
/** Somebody who is told that too many come at once tries again, as browsers do. */
const AGAIN_MS = 200

export const join: Part = async (rivals) => {
  const text = writtenText(BYTES)
  const measured = await inTurn(rivals, 1, rounds(3), async (rival) => {
    const there = await held(rival, 0, text)
    await atRest(rival)
    const cost = processorTime(rival.pid)
    const started = performance.now()
    const people = await Promise.all(Array.from({ length: PEOPLE }, (_, i) => enter(rival, i)))
    // What is left to be tidied up belongs to it.
    await pause(500)
    const processor = (processorTime(rival.pid) - cost) / 1000
    for (const { connection, answer } of people) {
      if (!holds(answer.update, text)) throw new Error(`${rival.name} gave somebody a part only.`)
      connection.close()
    }
    there.close()
    const times = people.map(({ answer }) => answer.at - started)
    return {
      processor,
      half: quantile(times, 0.5),
      last: Math.max(...times),
      again: people.reduce((sum, { again }) => sum + again, 0),
    }
  })
  const others = [...measured].filter(([name]) => name !== OURS)
  const least = Math.min(...others.map(([, all]) => median(all, 'processor')))
  // Without another there is nothing to hold ours against.
  const share = (ours: number): number => (others.length > 0 ? round(ours / least) : Number.NaN)
  printTable(
    `${PEOPLE} people open a document of ${figure(text.bytes / 1e6, 1)} MB at once`,
    ['Server', 'processor, ms', 'ours is', 'half have it, ms', 'all, ms', 'tried again', 'target'],
    [...measured].map(([name, all]) => [
      name,
      figure(median(all, 'processor'), 0),
      `${figure(oursBeside(measured, name, 'processor'), 2)} ×`,
      figure(median(all, 'half'), 0),
      figure(median(all, 'last'), 0),
      figure(median(all, 'again'), 0),
      name === OURS ? atMost(share(median(all, 'processor')), TARGET, ' × the least') : '',
    ]),
  )
}

async function enter(rival: Rival, person: number) {
  // Beyond those of who wrote it and who has it open.
  const clientId = FIRST_CLIENT + 10 + person
  for (let again = 0; ; again++) {
    try {
      const connection = await Connection.open(rival.door(0, clientId), clientId, DEAF)
      return { connection, answer: await connection.ask(), again }
    } catch (error) {
      if (!(error instanceof Error && error.message.endsWith(': 503'))) throw error
      await pause(Math.random() * AGAIN_MS)
    }
  }
}

function round(value: number): number {
  return Math.round(value * 100) / 100
}
