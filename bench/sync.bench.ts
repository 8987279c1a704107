import path from 'node:path'
import { ensureBuilt } from '../scripts/build.mjs'
import { ensureInstalled } from '../scripts/install.mjs'
import type { Part, Rivals } from './sync/in-turn'
import { idle } from './sync/parts/idle'
import { join } from './sync/parts/join'
import { kill } from './sync/parts/kill'
import { load } from './sync/parts/load'
import { memory } from './sync/parts/memory'
import { traces } from './sync/parts/traces'
import { canPin, pinLoad } from './sync/pinned'
import { hocuspocus, relay, yWebsocket, yWebsocketLevel } from './sync/rival'
import { throughline } from './sync/throughline'

// What the sync engine costs, beside others that speak Yjs: each server on one processor, the load
// on another, all in one run, in turn. Times mean little on another machine; ratios do.
// PART chooses one part and ONLY=<part of a name> servers; SECONDS and ROUNDS change the size, and
// TRACES_DIR says where editing traces lie. Every table can be pasted into a Markdown file.

const OURS_AND_KEEPERS: Rivals = [
  ['Throughline', throughline()],
  ['Hocuspocus + SQLite', hocuspocus],
  ['y-websocket-server, memory', yWebsocket],
  ['y-websocket-server + LevelDB', yWebsocketLevel],
]
/** With the floor, which passes messages on and holds nothing: only where nothing is asked for. */
const ALL: Rivals = [...OURS_AND_KEEPERS, ['bare ws relay', relay]]

const PARTS: Record<string, [part: Part, rivals: Rivals]> = {
  load: [load, ALL],
  memory: [memory, OURS_AND_KEEPERS],
  join: [join, OURS_AND_KEEPERS],
  idle: [idle, ALL],
  traces: [traces, []],
  kill: [kill, OURS_AND_KEEPERS],
}

await main()

async function main(): Promise<void> {
  const { PART, ONLY } = process.env
  if (PART && !PARTS[PART])
    throw new Error(`There is no part "${PART}", only ${Object.keys(PARTS).join(', ')}.`)
  if (!canPin()) throw new Error('This benchmark needs two processors and taskset (Linux).')
  const chosen = Object.entries(PARTS).filter(([name]) => !PART || name === PART)
  if (chosen.some(([, [, rivals]]) => rivals.length > 0)) {
    ensureBuilt(process.cwd())
    ensureInstalled(path.resolve('bench', 'peers'))
  }
  pinLoad()
  for (const [, [part, rivals]] of chosen)
    await part(rivals.filter(([name]) => !ONLY || name.includes(ONLY)))
}
