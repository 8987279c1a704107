import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'

/** A hash over names and bytes of all these files and folders; tests do not count. */
export function fingerprint(root, sources) {
  const hash = createHash('sha256').update(`${process.versions.node}\n`)
  for (const source of sources)
    for (const file of filesBelow(path.join(root, source)))
      hash
        .update(`${path.relative(root, file)}\n`)
        .update(readFileSync(file))
        .update('\n')
  return hash.digest('hex')
}

/** Every file of a folder in a stable order; a file is itself; nothing when it is missing. */
function filesBelow(place) {
  if (!existsSync(place)) return []
  if (!statSync(place).isDirectory()) return /[.]test[.]\w+$/.test(place) ? [] : [place]
  return readdirSync(place)
    .sort()
    .flatMap((name) => filesBelow(path.join(place, name)))
}
