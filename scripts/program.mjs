import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'
import { buildSync } from 'esbuild'
import { fingerprint } from './fingerprint.mjs'

// The server as one file for the process and one for each of its threads: what people run needs no
// compiler. From the sources each start, also of a thread, takes most of a second of a processor.

/** Beside `server/`, as deep: what is looked for from the one is found from the other. */
const FOLDER = '.program'
const STAMP = 'built-from'
const SOURCES = ['server', 'lib', 'package-lock.json', 'tsconfig.json']
const THREAD = /-worker[.]ts$/

/**
 * What Node.js runs the program with. Four threads of V8 would mark garbage beside ours at once: on
 * a small server they take four fifths of a processor from whoever types, which measured as 50 ms;
 * with one the same work takes a little longer and nobody waits for it (bench/RESULTS.md).
 */
export const NODE_FLAGS = ['--enable-source-maps', '--v8-pool-size=1']

/**
 * Builds the server unless the last one was built from exactly these sources.
 * @returns {string} the file to run, with `NODE_FLAGS`
 * @throws Error when the sources cannot be built
 */
export function ensureProgram(root) {
  const folder = path.join(root, FOLDER)
  const file = path.join(folder, 'main.mjs')
  const sources = fingerprint(root, SOURCES)
  if (isFrom(folder, sources)) return file
  const fresh = mkdtempSync(path.join(root, `${FOLDER}-`))
  try {
    bundle([path.join(root, 'server', 'main.ts')], fresh, { packages: 'external' })
    bundleThreads(threads(root), fresh)
    writeFileSync(path.join(fresh, STAMP), sources)
    // Made for one alone; whoever runs the server need not be who built it.
    chmodSync(fresh, 0o755)
    replace(folder, fresh)
  } finally {
    rmSync(fresh, { recursive: true, force: true })
  }
  // Somebody else who built it at the same time built the same.
  if (!isFrom(folder, sources)) throw new Error('The server changed while it was built; try again.')
  return file
}

/**
 * Programs with everything they need but compiled packages, one file each, side by side: so that
 * they find each other where they look.
 * @param {string[]} entryPoints
 */
export function bundleThreads(entryPoints, outdir) {
  bundle(entryPoints, outdir, {
    // Looks for its binary beside itself; and what pg can do without and we do not have.
    external: ['better-sqlite3', 'pg-native'],
    banner: { js: REQUIRE },
  })
}

function bundle(entryPoints, outdir, options) {
  buildSync({
    ...{ entryPoints, outdir, entryNames: '[name]', outExtension: { '.js': '.mjs' } },
    ...{ bundle: true, platform: 'node', format: 'esm', target: 'node20' },
    ...{ sourcemap: 'linked', sourcesContent: false, logLevel: 'warning' },
    ...options,
  })
}

function threads(root) {
  const server = path.join(root, 'server')
  return readdirSync(server, { recursive: true, encoding: 'utf8' })
    .filter((file) => THREAD.test(file))
    .map((file) => path.join(server, file))
}

function isFrom(folder, sources) {
  const stamp = path.join(folder, STAMP)
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === sources
}

/** Whoever builds at the same time may be quicker; then theirs stays. */
function replace(folder, fresh) {
  const old = `${fresh}-old`
  try {
    if (existsSync(folder)) renameSync(folder, old)
    renameSync(fresh, folder)
  } catch (error) {
    if (!['ENOENT', 'ENOTEMPTY', 'EEXIST'].includes(error.code)) throw error
  }
  rmSync(old, { recursive: true, force: true })
}

/** What packages written for `require` ask for, and a module does not have. */
const REQUIRE = `import { createRequire } from 'node:module'
const require = createRequire(import.meta.url)`
