import path from 'node:path'
import { ensureBuilt } from '../scripts/build.mjs'
import { ensureInstalled } from '../scripts/install.mjs'
import { quantile } from './quantile'
import { run, type Load, type Outcome } from './sync/load'
import { canPin, pinLoad } from './sync/pinned'
import { hocuspocus, relay, yWebsocket, yWebsocketLevel, type Opener } from './sync/rival'
import { throughline } from './sync/throughline'

// What the sync engine costs, beside others that speak Yjs: each server on one processor, the load
// on another, all in one run, in turn. Times mean little on another machine; ratios do.
// SECONDS and ROUNDS change the size; ONLY=<part of a name> leaves servers out.

const SECONDS = Number(process.env.SECONDS ?? 8)
const ROUNDS = Number(process.env.ROUNDS ?? 3)

const LOADS: Load[] = [
  { name: 'quiet: 1 × 2 at 5/s', rooms: 1, people: 2, edits: 5 },
  { name: '20 × 10 at 5/s', rooms: 20, people: 10, edits: 5 },
  { name: '5 × 40 at 5/s', rooms: 5, people: 40, edits: 5 },
  { name: '1 × 200, 20 write at 5/s', rooms: 1, people: 200, writers: 20, edits: 5 },
  { name: '200 × 5 at 2/s, presence', rooms: 200, people: 5, edits: 2, presence: true },
]

const RIVALS: [name: string, open: Opener][] = [
  ['Throughline', throughline()],
  ['bare ws relay', relay],
  ['Hocuspocus + SQLite', hocuspocus],
  ['y-websocket-server, memory', yWebsocket],
  ['y-websocket-server + LevelDB', yWebsocketLevel],
]

await main()

async function main(): Promise<void> {
  if (!canPin()) throw new Error('This benchmark needs two processors and taskset (Linux).')
  ensureBuilt(process.cwd())
  ensureInstalled(path.resolve('bench', 'peers'))
  pinLoad()
  const only = process.env.ONLY
  const rivals = RIVALS.filter(([name]) => !only || name.includes(only))
  for (const load of LOADS) {
    if (process.env.LOAD && !load.name.includes(process.env.LOAD)) continue
    const outcomes = new Map<string, Outcome[]>(rivals.map(([name]) => [name, []]))
    for (let round = 0; round < ROUNDS; round++)
      for (const [name, open] of rivals) {
        const rival = await open(load.rooms)
        try {
          outcomes.get(name)?.push(await run(rival, load, SECONDS))
        } finally {
          await rival.dispose()
        }
      }
    print(load, outcomes)
  }
}

function print(load: Load, outcomes: Map<string, Outcome[]>): void {
  console.log(`\n${load.name}`)
  const ours = outcomes.get('Throughline')
  const of = (all: Outcome[], pick: (one: Outcome) => number): number =>
    quantile(all.map(pick), 0.5)
  for (const [name, all] of outcomes) {
    const processor = of(all, (one) => one.processor)
    const ratio = ours ? of(ours, (one) => one.processor) / processor : Number.NaN
    console.log(
      [
        `  ${name.padEnd(30)}`,
        `${processor.toFixed(1).padStart(6)} µs/edit (ours ${ratio.toFixed(2)} ×)`,
        `to others ${ms(of(all, (o) => o.toOthers.p50))} ${ms(of(all, (o) => o.toOthers.p95))} ${ms(of(all, (o) => o.toOthers.p99))}`,
        `saved ${ms(of(all, (o) => o.acknowledged.p50))} ${ms(of(all, (o) => o.acknowledged.p99))}`,
        `${of(all, (o) => o.memory)
          .toFixed(0)
          .padStart(4)} MB`,
        `lost ${of(all, (o) => o.lost)}`,
        `load ${(of(all, (o) => o.loadBusy) * 100).toFixed(0)} %`,
      ].join('  '),
    )
  }
}

function ms(value: number): string {
  return Number.isNaN(value) ? '    –' : value.toFixed(1).padStart(5)
}
