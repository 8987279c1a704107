import { atMost, figure, printTable } from '../../markdown'
import { memoryAtRest } from '../at-rest'
import { held } from '../held'
import { inLanes } from '../in-lanes'
import { inTurn, median, OURS, oursBeside, rounds, type Part } from '../in-turn'
import { writtenText } from '../written-text'

// What a document in memory costs: resident memory of the whole process, its threads included, with
// and without so many of them, each opened by one connection that is idle since.

const DOCUMENTS = 300
const BYTES = 50_000
/** Opened before anything is measured: the first ones pay for code and pools. */
const WARM_UP = 20
const LANES = 4
const TARGET_MB = 0.12

export const memory: Part = async (rivals) => {
  const text = writtenText(BYTES)
  const measured = await inTurn(rivals, WARM_UP + DOCUMENTS, rounds(1), async (rival) => {
    const first = await inLanes(WARM_UP, LANES, (room) => held(rival, room, text))
    const before = await memoryAtRest(rival)
    const rest = await inLanes(DOCUMENTS, LANES, (room) => held(rival, WARM_UP + room, text))
    const after = await memoryAtRest(rival)
    const all = [...first, ...rest]
    if (!all.every(({ isOpen }) => isOpen)) throw new Error(`${rival.name} closed a connection.`)
    for (const connection of all) connection.close()
    return { before, after, each: (after - before) / DOCUMENTS }
  })
  printTable(
    `Memory of a live document of ${figure(text.bytes / 1000, 0)} kB, ${DOCUMENTS} of them open`,
    ['Server', 'MB each', 'ours is', 'MB before', 'MB after', 'target'],
    [...measured].map(([name, all]) => [
      name,
      figure(median(all, 'each'), 3),
      `${figure(oursBeside(measured, name, 'each'), 2)} ×`,
      figure(median(all, 'before'), 0),
      figure(median(all, 'after'), 0),
      name === OURS ? atMost(median(all, 'each'), TARGET_MB, ' MB') : '',
    ]),
  )
}
