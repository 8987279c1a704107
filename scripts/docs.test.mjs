import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { configFrom } from '../server/config.ts'
import { missingPlatforms, platformOf } from './complete-lock.mjs'

// What the documents say about the tree, against the tree.

const ROOT = path.resolve(import.meta.dirname, '..')
const DECISIONS = readdirSync(path.join(ROOT, 'docs/decisions')).sort()
/** In the tests' own hands, or npm's and Node's: not for `.env`. */
const NOT_FOR_PEOPLE = ['NODE_ENV']
/** Absent unless somebody sets them; the example shows an example. */
const WITHOUT_DEFAULT = ['PUBLIC_URL', 'DATABASE_URL', 'SMTP_URL', 'MAIL_FROM']

describe('[HO6] .env.example', () => {
  const example = read('.env.example')

  it('names every variable that the server reads, and no other', () => {
    const asked = matches(read('server/config.ts'), /^ {2}([A-Z][A-Z_]+):/gm)
    const named = matches(example, /^#([A-Z_]+)=/gm)
    expect(named.sort()).toEqual(asked.filter((name) => !NOT_FOR_PEOPLE.includes(name)).sort())
  })

  it('shows the defaults that the server has', () => {
    const shown = [...example.matchAll(/^#([A-Z_]+)=(.*)$/gm)].map(([, name, value]) => [
      name,
      value,
    ])
    const defaults = shown.filter(([name]) => !WITHOUT_DEFAULT.includes(name))
    expect(configFrom(Object.fromEntries(defaults))).toEqual(configFrom({}))
    expect(() => configFrom(Object.fromEntries(shown))).not.toThrow()
  })
})

describe('[HO6] the documents', () => {
  const files = [
    ...['README.md', 'docs/ARCHITECTURE.md', 'docs/SPEC.md', 'docs/SELF-HOSTING.md'],
    'CHANGELOG.md',
  ].concat(DECISIONS.map((name) => `docs/decisions/${name}`))

  it.each(files)('%s links and points only to what exists', (file) => {
    const text = read(file)
    const links = matches(text, /\]\((?!https?:|mailto:|#)([^)#]+)[^)]*\)/g)
    const paths = matches(
      text,
      /`((?:app|components|lib|server|e2e|bench|docs|scripts)\/[^`*<>…\s]+)`/g,
    )
    const gone = [
      ...links.filter((link) => !existsSync(path.join(ROOT, path.dirname(file), link))),
      ...paths.filter((place) => !existsSync(path.join(ROOT, place))),
    ]
    expect(gone).toEqual([])
  })

  it('name only npm scripts that exist', () => {
    const { scripts } = JSON.parse(read('package.json'))
    const named = files.flatMap((file) => matches(read(file), /npm run (?:-s )?([\w:]+)/g))
    expect(named.filter((name) => !(name in scripts))).toEqual([])
  })

  it('number decisions without gaps', () => {
    const numbers = DECISIONS.map((name) => Number(name.slice(0, 4)))
    expect(numbers).toEqual(numbers.map((_, i) => i + 1))
  })
})

describe('[HO7] packages', () => {
  const { packages } = JSON.parse(read('package-lock.json'))
  const floors = {
    next: '16.2.6',
    'next-auth': '4.24.15',
    'prosemirror-view': '1.42.3',
    'prosemirror-model': '1.22.1',
    linkifyjs: '4.3.2',
    ws: '8.21.0',
  }

  it.each(Object.entries(floors))('%s is not older than %s, wherever it lies', (name, floor) => {
    const places = Object.keys(packages).filter((key) => key.endsWith(`node_modules/${name}`))
    const old = places.filter((key) => isOlder(packages[key].version, floor))
    expect(old).toEqual([])
  })

  it('[HO8] are in the lock file for every platform; `npm run complete-lock` sees to it', () => {
    expect(missingPlatforms(packages).map(({ place }) => place)).toEqual([])
  })

  it('bring one Yjs and one ProseMirror: two of them lose text', () => {
    for (const name of ['yjs', 'y-protocols', 'lib0', 'prosemirror-model', 'prosemirror-state'])
      expect(Object.keys(packages).filter((key) => key.endsWith(`node_modules/${name}`))).toEqual([
        `node_modules/${name}`,
      ])
  })
})

it.each([
  ['@next/swc-darwin-arm64', { os: ['darwin'], cpu: ['arm64'] }],
  ['@a/b-linux-x64-musl', { os: ['linux'], cpu: ['x64'], libc: ['musl'] }],
  ['@a/b-linux-arm-gnueabihf', { os: ['linux'], cpu: ['arm'], libc: ['glibc'] }],
  ['@a/b-win32-ia32-msvc', { os: ['win32'], cpu: ['ia32'] }],
  ['@a/b-wasm32-wasi', { cpu: ['wasm32'] }],
])('[HO8] %s says where it runs', (name, platform) => expect(platformOf(name)).toEqual(platform))

function read(file) {
  return readFileSync(path.join(ROOT, file), 'utf8')
}

function matches(text, pattern) {
  return [...text.matchAll(pattern)].map(([, found]) => found)
}

function isOlder(version, floor) {
  const [a, b] = [version, floor].map((text) => text.split(/[.-]/).map(Number))
  const at = b.findIndex((part, i) => part !== a[i])
  return at !== -1 && !(a[at] > b[at])
}

describe('[OP7] docs/SELF-HOSTING.md', () => {
  const guide = read('docs/SELF-HOSTING.md')

  it('gives commands that exist', () => {
    const sources = ['server/operator', 'server/backup'].flatMap((folder) =>
      readdirSync(path.join(ROOT, folder))
        .filter((name) => name.endsWith('commands.ts'))
        .map((name) => `${folder}/${name}`),
    )
    const known = sources.flatMap((file) => matches(read(file), /\bname: '([a-z -]+)'/g))
    const given = matches(guide, /npm run -s cli -- ([a-z][a-z ]*[a-z])/g)
    expect(given.length).toBeGreaterThan(8)
    // `doctor` must work when nothing else does, so it is no command of theirs.
    expect(given.filter((name) => name !== 'doctor' && !known.includes(name))).toEqual([])
  })

  it('names only variables that the server reads', () => {
    const asked = matches(read('server/config.ts'), /^ {2}([A-Z][A-Z_]+):/gm)
    const named = matches(guide, /^([A-Z][A-Z_]+)=/gm)
    expect(named.length).toBeGreaterThan(3)
    expect(named.filter((name) => !asked.includes(name))).toEqual([])
  })
})
