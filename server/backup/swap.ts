import { existsSync } from 'node:fs'
import { mkdir, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import { flush } from './durable'
import { DATABASES, IMAGES } from './manifest'

/** In the data folder: a restore on its way. */
const WORK = '.restore'
/** In the work folder: the data that is to take its place, whole. */
const NEW = 'new'
const PLAN = 'plan.json'

/**
 * Where a swap stands. `out`: the old data moves aside. `in`: the new data moves to its place. Each
 * move is a rename inside one folder, and each can be done again.
 */
const Plan = z.object({ phase: z.enum(['out', 'in']), aside: z.string().regex(/^[\w-]+$/) })
type Plan = z.infer<typeof Plan>

/** All that is data; the secret of sessions, locks and sockets are the installation's and stay. */
const NAMES = [...DATABASES.flatMap((name) => [name, `${name}-wal`, `${name}-shm`]), IMAGES]

/** What this folder holds that a restore would move aside. */
export async function dataIn(dataDir: string): Promise<string[]> {
  const found = NAMES.filter((name) => existsSync(path.join(dataDir, name)))
  const isEmpty = async (name: string) =>
    name === IMAGES && (await readdir(path.join(dataDir, name))).length === 0
  const empty = await Promise.all(found.map(isEmpty))
  return found.filter((_, i) => !empty[i])
}

/** A restore was planned and not carried out to its end. */
export function isRestoreUnfinished(dataDir: string): boolean {
  return existsSync(path.join(dataDir, WORK, PLAN))
}

/** An empty folder for the new data, in the data folder. */
export async function makeRoom(dataDir: string): Promise<string> {
  const room = path.join(dataDir, WORK, NEW)
  await rm(path.join(dataDir, WORK), { recursive: true, force: true })
  await mkdir(path.join(room, IMAGES), { recursive: true, mode: 0o700 })
  await flush(dataDir)
  return room
}

/**
 * Puts the new data, which lies whole and flushed in its room, in the place of the old, which is
 * kept in a folder called `aside`. From the moment the plan is on disk it is carried out, by this
 * process or, when that is killed, by the next that opens the folder (`finishRestore`).
 */
export async function swap(
  dataDir: string,
  aside: string,
  onStep: (step: string) => void,
): Promise<void> {
  await writePlan(dataDir, { phase: 'out', aside }, onStep)
  await carryOut(dataDir, { phase: 'out', aside }, onStep)
}

/**
 * Carries out what a killed restore had planned, or clears away what it had not yet. To be called
 * under the data folder's lock before anything in it is opened.
 * @returns where the old data was kept; null when nothing had been planned
 */
export async function finishRestore(dataDir: string): Promise<string | null> {
  const work = path.join(dataDir, WORK)
  if (!existsSync(work)) return null
  const plan = await readPlan(dataDir)
  if (plan) await carryOut(dataDir, plan, () => undefined)
  else await rm(work, { recursive: true, force: true })
  return plan && path.join(dataDir, plan.aside)
}

async function carryOut(
  dataDir: string,
  { phase, aside }: Plan,
  onStep: (step: string) => void,
): Promise<void> {
  const room = path.join(dataDir, WORK, NEW)
  if (phase === 'out') {
    const kept = path.join(dataDir, aside)
    await mkdir(kept, { recursive: true, mode: 0o700 })
    for (const name of NAMES) await move(name, dataDir, kept, onStep)
    await Promise.all([flush(kept), flush(dataDir)])
    await writePlan(dataDir, { phase: 'in', aside }, onStep)
  }
  for (const name of NAMES) await move(name, room, dataDir, onStep)
  await flush(dataDir)
  onStep('clearing away')
  // The plan last of all goes with its folder: a half-cleared folder would be cleared again.
  await rm(room, { recursive: true, force: true })
  await rm(path.join(dataDir, WORK), { recursive: true, force: true })
}

async function move(
  name: string,
  from: string,
  to: string,
  onStep: (step: string) => void,
): Promise<void> {
  if (!existsSync(path.join(from, name))) return
  onStep(`moving ${name} ${path.basename(from) === NEW ? 'in' : 'out'}`)
  await rename(path.join(from, name), path.join(to, name))
}

async function writePlan(
  dataDir: string,
  plan: Plan,
  onStep: (step: string) => void,
): Promise<void> {
  const file = path.join(dataDir, WORK, PLAN)
  await writeFile(`${file}.next`, JSON.stringify(plan), { mode: 0o600, flush: true })
  onStep(`planning to move ${plan.phase}`)
  await rename(`${file}.next`, file)
  await flush(path.dirname(file))
}

async function readPlan(dataDir: string): Promise<Plan | null> {
  const file = path.join(dataDir, WORK, PLAN)
  if (!existsSync(file)) return null
  return Plan.parse(JSON.parse(await readFile(file, 'utf8')))
}
