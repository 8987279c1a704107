import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  interface ProvidedContext {
    /** Where random tests start from: `SEED=… npm test` repeats a run exactly. */
    seed: number
  }
}

/** Chooses the seed of this run once, says it, and gives it to every test file. */
export function setup(project: TestProject): void {
  const wanted = Number(process.env.SEED)
  const seed = Number.isSafeInteger(wanted) && process.env.SEED ? wanted : newSeed()
  process.env.SEED = String(seed)
  project.provide('seed', seed)
}

function newSeed(): number {
  const seed = Math.floor(Math.random() * 2 ** 31)
  process.stderr.write(
    `Random tests start from seed ${seed}; SEED=${seed} npm test repeats them.\n`,
  )
  return seed
}
