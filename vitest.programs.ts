import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import path from 'node:path'
import type { TestProject } from 'vitest/node'
import { bundleThreads } from './scripts/program.mjs'

declare module 'vitest' {
  interface ProvidedContext {
    /** The folder of the programs that were built for this run; see `builtProgram`. */
    programs: string
  }
}

const SYNC = path.join(import.meta.dirname, 'server', 'sync')
const ARTIFACTS = path.join(import.meta.dirname, 'artifacts')
/**
 * What integration tests start some hundred times. From the sources each start loads a compiler and
 * hundreds of files and takes 0.9 s of a processor; from one file that has everything, 0.1 s.
 */
const PROGRAMS = [
  ...['log-worker', 'compaction-worker'],
  ...['testing/killable-server', 'testing/crowded-server'],
]

/**
 * Builds them for this run and for no other, and anew before each run of watch mode: nothing is
 * kept that could be older than the sources.
 */
export function setup(project: TestProject): () => void {
  mkdirSync(ARTIFACTS, { recursive: true })
  const folder = mkdtempSync(path.join(ARTIFACTS, 'programs-'))
  buildInto(folder)
  project.onTestsRerun(() => buildInto(folder))
  project.provide('programs', folder)
  process.env.PROGRAMS = folder
  return () => rmSync(folder, { recursive: true })
}

/** All beside each other, so that the servers find their threads where they look for them. */
function buildInto(folder: string): void {
  bundleThreads(
    PROGRAMS.map((program) => path.join(SYNC, `${program}.ts`)),
    folder,
  )
}
