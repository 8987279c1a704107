import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { say } from './say.mjs'

/**
 * Compiled packages come as one package a platform, and npm installs the one that fits. A registry
 * mirror that keeps some platforms only makes `npm install` leave the others out of
 * package-lock.json; `npm ci` then refuses that lock file everywhere. `npm run complete-lock` puts
 * them back: version and platform, without a checksum, which the next install against a whole
 * registry adds.
 */
export function missingPlatforms(packages) {
  return Object.entries(packages).flatMap(([parent, { optionalDependencies = {} }]) =>
    Object.entries(optionalDependencies)
      .filter(([name]) => placeOf(packages, parent, name) === null)
      .map(([name, version]) => {
        const sibling = siblingOf(packages, parent, optionalDependencies)
        const { engines, license, dev } = packages[sibling.place]
        const folder = sibling.place.slice(0, -sibling.name.length)
        return {
          place: `${folder}${name}`,
          entry: {
            version,
            ...platformOf(name),
            ...(dev && { dev }),
            engines,
            license,
            optional: true,
          },
        }
      }),
  )
}

/** What the name of a compiled package says about where it runs: `…-linux-arm64-musl`. */
export function platformOf(name) {
  if (/-wasm32/.test(name)) return { cpu: ['wasm32'] }
  const found = name.match(
    /-(android|darwin|freebsd|linux|openharmony|win32)-(arm64|arm|x64|ia32|ppc64|riscv64|s390x)(?:-(gnu|musl)?\w*)?$/,
  )
  if (!found) throw new Error(`${name} does not say which platform it is for.`)
  const [, os, cpu, libc] = found
  return {
    os: [os],
    cpu: [cpu],
    ...(os === 'linux' && libc && { libc: [libc === 'gnu' ? 'glibc' : libc] }),
  }
}

/** Where Node would find `name` from `parent`, or null. */
function placeOf(packages, parent, name) {
  for (let folder = parent; ;) {
    const place = `${folder}${folder && '/'}node_modules/${name}`
    if (packages[place]) return place
    if (folder === '') return null
    folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/')))
  }
}

/** A platform of the same package that npm did write down: the others belong beside it. */
function siblingOf(packages, parent, optional) {
  for (const name of Object.keys(optional)) {
    const place = placeOf(packages, parent, name)
    if (place) return { name, place }
  }
  throw new Error(`No platform of ${parent} is in the lock file.`)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const lock = JSON.parse(readFileSync('package-lock.json', 'utf8'))
  const missing = missingPlatforms(lock.packages)
  for (const { place, entry } of missing) lock.packages[place] = entry
  const sorted = Object.entries(lock.packages).sort(([a], [b]) => a.localeCompare(b, 'en'))
  lock.packages = Object.fromEntries(sorted)
  writeFileSync('package-lock.json', `${JSON.stringify(lock, null, 2)}\n`)
  say(`Put ${missing.length} packages for other platforms into package-lock.json.`)
}
