import { readFileSync } from 'node:fs'
import { z } from 'zod'

/** Below these, each of them has a hole or a bug that somebody has used. */
const FLOORS: Record<string, string> = {
  next: '16.2.6',
  'next-auth': '4.24.15',
  ws: '8.21.0',
  'prosemirror-view': '1.42.3',
  'prosemirror-model': '1.22.1',
  linkifyjs: '4.3.2',
  nodemailer: '9.1.1',
}

const Lock = z.object({
  packages: z.record(z.string(), z.object({ version: z.string().optional() })),
})

/**
 * Every installed copy of a package that is older than it may be, e.g. `ws 8.20.1 is below 8.21.0`.
 * @param lockFile a package-lock.json
 */
export function belowFloor(lockFile: string | URL): string[] {
  const { packages } = Lock.parse(JSON.parse(readFileSync(lockFile, 'utf8')))
  return Object.entries(packages).flatMap(([place, { version }]) => {
    const name = place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length)
    const floor = FLOORS[name]
    if (!floor || !version || isAtLeast(version, floor)) return []
    return [`${name} ${version} is below ${floor}`]
  })
}

/** Compares versions like `1.22.1`; a pre-release counts as older than what it leads to. */
export function isAtLeast(version: string, floor: string): boolean {
  const [core = '', preRelease] = version.split('-', 2)
  const have = core.split('.').map(Number)
  const need = floor.split('.').map(Number)
  for (const [n, wanted] of need.entries()) {
    const here = have[n] ?? 0
    if (here !== wanted) return here > wanted
  }
  return preRelease === undefined
}
