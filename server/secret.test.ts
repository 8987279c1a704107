import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { installationSecret } from './secret'

let folder: string

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'throughline-secret-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

it('[AC18] the secret is made once, at random, and only the server can read it', () => {
  const secret = installationSecret(folder)
  expect(Buffer.from(secret, 'base64url')).toHaveLength(32)
  expect(installationSecret(folder)).toBe(secret)
  expect(statSync(path.join(folder, 'secret')).mode & 0o077).toBe(0)
  rmSync(path.join(folder, 'secret'))
  expect(installationSecret(folder)).not.toBe(secret)
})

it('[AC18] a secret that is too short is refused: there is no default', () => {
  for (const short of ['', 'secret', 'a'.repeat(42)]) {
    writeFileSync(path.join(folder, 'secret'), `${short}\n`)
    expect(() => installationSecret(folder)).toThrow('too short')
  }
})

it('[AC18] a first start that was cut off leaves nothing in the way', () => {
  writeFileSync(path.join(folder, 'secret.new'), 'half')
  expect(installationSecret(folder)).toHaveLength(43)
})
