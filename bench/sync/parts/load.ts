import { figure, printTable } from '../../markdown'
import { inTurn, median, oursBeside, rounds, seconds, type Part } from '../in-turn'
import { run, type Load } from '../load'

// People typing: what each edit that reached somebody cost the server, and how long it took. LOAD=<part
// of a name> leaves loads out.

const LOADS: Load[] = [
  { name: 'quiet: 1 × 2 at 5/s', rooms: 1, people: 2, edits: 5 },
  { name: '20 × 10 at 5/s', rooms: 20, people: 10, edits: 5 },
  { name: '5 × 40 at 5/s', rooms: 5, people: 40, edits: 5 },
  { name: '1 × 200, 20 write at 5/s', rooms: 1, people: 200, writers: 20, edits: 5 },
  { name: '200 × 5 at 2/s, presence', rooms: 200, people: 5, edits: 2, presence: true },
]

export const load: Part = async (rivals) => {
  for (const each of LOADS) {
    if (process.env.LOAD && !each.name.includes(process.env.LOAD)) continue
    const measured = await inTurn(rivals, each.rooms, rounds(3), async (rival) => {
      const { toOthers, acknowledged, ...rest } = await run(rival, each, seconds(8))
      const [others50, others95, others99] = [toOthers.p50, toOthers.p95, toOthers.p99]
      const [saved50, saved99] = [acknowledged.p50, acknowledged.p99]
      return { ...rest, others50, others95, others99, saved50, saved99 }
    })
    printTable(
      `Rooms × people who type: ${each.name}`,
      [
        ...['Server', 'µs an edit', 'ours is', 'to others, ms p50', 'p95', 'p99'],
        ...['saved, ms p50', 'p99', 'MB', 'lost', 'load busy'],
      ],
      [...measured].map(([name, all]) => [
        name,
        figure(median(all, 'processor')),
        `${figure(oursBeside(measured, name, 'processor'), 2)} ×`,
        figure(median(all, 'others50')),
        figure(median(all, 'others95')),
        figure(median(all, 'others99')),
        figure(median(all, 'saved50')),
        figure(median(all, 'saved99')),
        figure(median(all, 'memory'), 0),
        figure(median(all, 'lost'), 0),
        `${figure(median(all, 'loadBusy') * 100, 0)} %`,
      ]),
    )
  }
}
