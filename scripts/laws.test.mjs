import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect, it } from 'vitest'

// A small copy of the house in which each law is broken once. Whoever loosens a rule of
// .dependency-cruiser.cjs by accident sees it here: what must be reported, and nothing else.

const ROOT = path.resolve(import.meta.dirname, '..')

/** [the law, the file that breaks it, what that file imports] */
const BREACHES = [
  ['law-1-lib-is-pure', 'lib/a.ts', "import { b } from '@/server/http/clean'"],
  ['law-1-lib-is-pure', 'lib/b.ts', "import type { P } from './client/provider'"],
  ['law-1-lib-has-no-built-ins', 'lib/c.ts', "import { readFileSync } from 'node:fs'"],
  ['law-1-lib-has-no-react', 'lib/d.ts', "import { useState } from 'react'"],
  ['law-1-lib-client-stands-on-lib', 'lib/client/e.ts', "import '../../components/clean'"],
  [
    'law-2-server-stands-on-lib',
    'server/http/f.ts',
    "import type { P } from '@/lib/client/provider'",
  ],
  ['law-2-server-stands-on-lib', 'server/http/g.ts', "import { c } from '@/components/clean'"],
  ['law-2-only-main-knows-next', 'server/http/h.ts', "import next from 'next'"],
  [
    'law-3-components-stand-on-lib',
    'components/i.tsx',
    "import type { C } from '@/server/http/clean'",
  ],
  ['law-3-components-stand-on-lib', 'components/j.tsx', "import { Page } from '@/app/clean'"],
  ['law-3-components-run-in-browsers', 'components/k.tsx', "import os from 'node:os'"],
  ['law-4-app-asks-the-api', 'app/l.tsx', "import { c } from '@/server/http/clean'"],
  ['law-5-below-sync-and-accounts', 'server/db/m.ts', "import type { S } from '../sync/clean'"],
  ['law-5-below-sync-and-accounts', 'server/secret.ts', "import './accounts/clean'"],
  ['law-5-below-canvases-and-who-may-see-them', 'server/sync/n.ts', "import '../canvases/clean'"],
  ['law-5-below-the-other-nouns', 'server/canvases/o.ts', "import '../comments/clean'"],
  ['law-5-below-context', 'server/comments/p.ts', "import '../context'"],
  ['law-5-below-main-and-cli', 'server/context.ts', "import './main'"],
  ['law-5-main-and-cli-are-beside-each-other', 'server/main.ts', "import './cli/clean'"],
  ['law-5-cli-does-not-start-main', 'server/cli/q.ts', "import '../main'"],
  ['law-5-sync-knows-no-noun', 'server/sync/r.ts', "import '../accounts/clean'"],
  ['law-6-no-barrels', 'lib/s.ts', "import './things'"],
  ['law-6-no-drawers', 'lib/t.ts', "import './utils'"],
  ['law-6-no-circles', 'lib/u.ts', "import type { V } from './v'"],
  ['growth-rule-own-store-only', 'server/comments/w.ts', "import '../canvases/store'"],
  ['product-never-imports-tests', 'server/db/x.ts', "import './testing/postgres'"],
  ['imports-exist', 'lib/y.ts', "import './gone'"],
  ['packages-are-declared', 'lib/z.ts', "import 'undeclared'"],
]

/** What each floor may do; none of it may be reported. */
const LAWFUL = {
  'lib/clean.ts': '',
  'lib/v.ts': "import type { U } from './u'", // the other half of a circle, reported once
  'lib/things/index.ts': '',
  'lib/utils.ts': '',
  'lib/client/provider.ts': "import '../clean'\nimport 'node:events'",
  'server/http/clean.ts': "import '@/lib/clean'\nimport 'node:http'",
  'server/db/testing/postgres.ts': "import '../../comments/clean'",
  'server/sync/clean.ts': "import '../db/clean'\nimport '../http/clean'",
  'server/db/clean.ts': '',
  'server/accounts/clean.ts': "import '../sync/clean'",
  'server/canvases/store.ts': "import '../db/clean'",
  'server/canvases/clean.ts': "import './store'\nimport '../accounts/clean'",
  'server/comments/clean.ts': "import '../canvases/clean'",
  'server/comments/clean.test.ts': "import '../canvases/store'\nimport '../context'",
  'server/cli/clean.ts': "import '../comments/clean'",
  'components/clean.tsx': "import 'react'\nimport '@/lib/client/provider'\nimport '@/lib/clean'",
  'app/clean.tsx': "import '@/components/clean'\nimport '@/lib/clean'\nimport 'next'",
}

const house = mkdtempSync(path.join(tmpdir(), 'throughline-laws-'))
afterAll(() => rmSync(house, { recursive: true }))

it(
  '[HO1] every law is reported when it is broken, and nothing lawful is',
  { timeout: 60_000 },
  () => {
    buildHouse()
    const reported = cruise().map(({ rule, from }) => `${rule.name}: ${from}`)
    const broken = BREACHES.map(([law, file]) => `${law}: ${file}`)
    expect([...new Set(reported)].sort()).toEqual(broken.sort())
  },
)

function buildHouse() {
  for (const name of ['react', 'next', 'undeclared']) {
    write(`node_modules/${name}/package.json`, JSON.stringify({ name, main: 'index.js' }))
    write(`node_modules/${name}/index.js`, '')
  }
  write('package.json', JSON.stringify({ dependencies: { react: '1', next: '1' } }))
  cpSync(path.join(ROOT, 'tsconfig.json'), path.join(house, 'tsconfig.json'))
  for (const [file, code] of Object.entries(LAWFUL)) write(file, code)
  for (const [, file, code] of BREACHES) write(file, code)
}

function write(file, text) {
  mkdirSync(path.dirname(path.join(house, file)), { recursive: true })
  writeFileSync(path.join(house, file), `${text}\nexport {}\n`.replace(/^([{].*)\n[^]*$/, '$1'))
}

function cruise() {
  const { stdout, stderr } = spawnSync(
    process.execPath,
    [
      path.join(ROOT, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs'),
      ...['app', 'components', 'lib', 'server'],
      ...['--config', path.join(ROOT, '.dependency-cruiser.cjs'), '--output-type', 'json'],
    ],
    { cwd: house, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 },
  )
  if (!stdout) throw new Error(`dependency-cruiser said nothing: ${stderr}`)
  return JSON.parse(stdout).summary.violations
}
