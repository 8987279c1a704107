import { randomBytes } from 'node:crypto'
import { linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'

const MIN_LENGTH = 43

/**
 * The installation's secret: session cookies are encrypted, invite and share links derived with it.
 * Made at the first start and kept in the data folder, readable by the server's user only; there is
 * no default. Whoever deletes it signs everybody out.
 * @throws Error when the file holds less than 256 bits
 */
export function installationSecret(dataDir: string): string {
  const file = path.join(dataDir, 'secret')
  const secret = read(file) ?? make(file)
  if (secret.length < MIN_LENGTH)
    throw new Error(`The secret in ${file} is too short. Delete the file to get a new one.`)
  return secret
}

function read(file: string): string | null {
  try {
    return readFileSync(file, 'utf8').trim()
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  }
}

// Written beside and then named, so that a crash never leaves half a secret behind.
function make(file: string): string {
  const secret = randomBytes(32).toString('base64url')
  const draft = `${file}.new`
  rmSync(draft, { force: true })
  writeFileSync(draft, `${secret}\n`, { mode: 0o600, flush: true })
  linkSync(draft, file)
  rmSync(draft)
  return secret
}
