import { figure, printTable } from '../../markdown'
import { memoryAtRest, pause } from '../at-rest'
import { Connection, DEAF } from '../connection'
import { everyTurn } from '../every-turn'
import { FIRST_CLIENT } from '../held'
import { inLanes } from '../in-lanes'
import { inTurn, median, oursBeside, rounds, type Part } from '../in-turn'
import { processorTime } from '../process-stats'

// What people cost who have a document open and do nothing: memory, and processor time over a whole
// minute, since each server has its own rhythm of asking who is still there. Ours also asks in that
// minute whether each of them may still be here. In that minute each says every 15 seconds that they
// are there, as y-protocols has all browsers do, and the others are told; one of the servers closes
// on whoever does not.

const CONNECTIONS = 5000
const ROOMS = 500
const MINUTE_MS = 60_000
const RENEW_MS = 15_000
const NOBODY_TYPES = '{}'
const LANES = 32

export const idle: Part = async (rivals) => {
  const measured = await inTurn(rivals, ROOMS + 1, rounds(1), async (rival) => {
    const open = async (i: number, room = i % ROOMS) => {
      const clientId = FIRST_CLIENT + i
      const connection = await Connection.open(rival.door(room, clientId), clientId, DEAF)
      connection.show(NOBODY_TYPES)
      return connection
    }
    // The first ones pay for code.
    const first = await inLanes(10, LANES, (i) => open(CONNECTIONS + i, ROOMS))
    const before = await memoryAtRest(rival)
    const all = await inLanes(CONNECTIONS, LANES, (i) => open(i))
    const after = await memoryAtRest(rival)
    const stop = everyTurn([...first, ...all], RENEW_MS, (one) => one.show(NOBODY_TYPES))
    const used = processorTime(rival.pid)
    await pause(MINUTE_MS)
    const processor = (processorTime(rival.pid) - used) / 1000
    stop()
    if (!all.every(({ isOpen }) => isOpen)) throw new Error(`${rival.name} closed a connection.`)
    for (const connection of [...first, ...all]) connection.close()
    return { each: ((after - before) / CONNECTIONS) * 1024, after, processor }
  })
  printTable(
    `${CONNECTIONS} idle connections, ${CONNECTIONS / ROOMS} to a document`,
    ['Server', 'kB each', 'ours is', 'MB in all', 'processor, ms a minute', 'ours is'],
    [...measured].map(([name, all]) => [
      name,
      figure(median(all, 'each'), 1),
      `${figure(oursBeside(measured, name, 'each'), 2)} ×`,
      figure(median(all, 'after'), 0),
      figure(median(all, 'processor'), 0),
      `${figure(oursBeside(measured, name, 'processor'), 2)} ×`,
    ]),
  )
}
