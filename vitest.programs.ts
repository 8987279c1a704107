import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import path from 'node:path'
import { build } from 'esbuild'
import type { TestProject } from 'vitest/node'

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
export async function setup(project: TestProject): Promise<() => void> {
  mkdirSync(ARTIFACTS, { recursive: true })
  const folder = mkdtempSync(path.join(ARTIFACTS, 'programs-'))
  await buildInto(folder)
  project.onTestsRerun(() => buildInto(folder))
  project.provide('programs', folder)
  process.env.PROGRAMS = folder
  return () => rmSync(folder, { recursive: true })
}

/** All beside each other, so that the servers find their threads where they look for them. */
async function buildInto(folder: string): Promise<void> {
  await build({
    entryPoints: PROGRAMS.map((program) => path.join(SYNC, `${program}.ts`)),
    outdir: folder,
    entryNames: '[name]',
    outExtension: { '.js': '.mjs' },
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    // Looks for its binary beside itself; and what pg can do without and we do not have.
    external: ['better-sqlite3', 'pg-native'],
    banner: { js: REQUIRE },
    logLevel: 'warning',
  })
}

/** What packages written for `require` ask for, and a module does not have. */
const REQUIRE = `import { createRequire } from 'node:module'
const require = createRequire(import.meta.url)`
