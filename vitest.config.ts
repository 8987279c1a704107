import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { defineConfig, type Plugin } from 'vitest/config'

const INTEGRATION = ['**/*.integration.test.ts']
const CONTRACT = ['**/*.contract.test.ts']
const NEVER = ['**/node_modules/**', '.next/**', 'e2e/**', 'artifacts/**', '**/*.soak.test.ts']

const SOAK = {
  extends: true as const,
  test: { name: 'soak', include: ['**/*.soak.test.ts'], sequence: { groupOrder: 3 } },
}

/** Whatever starts real servers and databases. */
const SERVERS = {
  exclude: NEVER,
  globalSetup: ['./server/db/testing/start-postgres.ts', './vitest.programs.ts'],
  testTimeout: 60_000,
  hookTimeout: 60_000,
  maxWorkers: 2,
}

/**
 * Three projects, one after the other, since together they would fight over the machine and over
 * its clock: `unit` needs nothing but Node and lies beside the code; `contract` holds the server to
 * what it promises, on both databases; `integration` starts servers and does worse to them. What
 * takes half an hour (`*.soak.test.ts`) is a fourth, there only for `npm run test:soak`.
 */
export default defineConfig({
  resolve: { alias: { '@': path.resolve(import.meta.dirname) } },
  test: {
    setupFiles: ['./vitest.setup.ts'],
    globalSetup: ['./vitest.seed.ts'],
    restoreMocks: true,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['**/*.test.{ts,tsx,mjs}'],
          exclude: [...INTEGRATION, ...CONTRACT, ...NEVER],
        },
      },
      {
        extends: true,
        plugins: [builtThreads()],
        test: {
          ...SERVERS,
          name: 'contract',
          include: CONTRACT,
          // The server keeps nothing outside of its context, so these can share what they import: to
          // load the server anew takes longer than most of them take.
          isolate: false,
          sequence: { groupOrder: 1 },
        },
      },
      {
        extends: true,
        plugins: [builtThreads()],
        test: {
          ...SERVERS,
          name: 'integration',
          include: INTEGRATION,
          sequence: { groupOrder: 2 },
        },
      },
      ...(process.env.SOAK ? [SOAK] : []),
    ],
  },
})

/**
 * Has the server start the threads that `vitest.programs.ts` built. Production and browser tests
 * start them from the sources, and so does `server/sync/threads.integration.test.ts`.
 */
function builtThreads(): Plugin {
  const named = /new URL\('[.]\/((log|compaction)-worker[.]mjs)', import[.]meta[.]url\)/
  return {
    name: 'built-threads',
    enforce: 'pre',
    transform(code) {
      const [, file] = named.exec(code) ?? []
      if (!file || !process.env.PROGRAMS) return null
      const { href } = pathToFileURL(path.join(process.env.PROGRAMS, file))
      return { code: code.replace(named, `new URL('${href}')`), map: null }
    },
  }
}
