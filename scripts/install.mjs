import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { say, took } from './say.mjs'

/**
 * Installs the packages of package-lock.json unless they are there already. What npm wrote into
 * node_modules decides, so a package added by hand with `npm install` costs nothing here. The stamp
 * beside it remembers for which Node they were compiled.
 * @throws Error with what to do about it
 */
export function ensureInstalled(root) {
  const stamp = path.join(root, 'node_modules', '.throughline-installed')
  if (isInstalled(root) && [null, machine()].includes(readIfThere(stamp))) {
    writeFileSync(stamp, machine())
    return
  }
  say('Installing packages (the first time takes a few minutes) …')
  const started = Date.now()
  const { status, stdout, stderr } = spawnSync('npm', ['ci', '--include=dev'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    stdio: ['ignore', 'pipe', 'pipe'],
    shell: process.platform === 'win32',
  })
  if (status !== 0) throw new Error(explain(`${stdout ?? ''}\n${stderr ?? ''}`))
  writeFileSync(stamp, machine())
  say(`Installed in ${took(Date.now() - started)}.`)
}

/** Whether node_modules holds what package-lock.json asks for; optional packages may be missing. */
export function isInstalled(root) {
  const wanted = readIfThere(path.join(root, 'package-lock.json'))
  const present = readIfThere(path.join(root, 'node_modules', '.package-lock.json'))
  if (!wanted) throw new Error('package-lock.json is missing: this is not a whole copy.')
  if (!present) return false
  const there = JSON.parse(present).packages
  return Object.entries(JSON.parse(wanted).packages).every(([place, { version, optional }]) => {
    if (place === '') return true
    return there[place] ? there[place].version === version : optional === true
  })
}

/** One readable reason out of what npm printed, and the end of what it printed. */
export function explain(output) {
  const end = output.trim().split('\n').slice(-25).join('\n')
  const hint = /gyp|make: |g\+\+|not found: make|prebuild/i.test(output)
    ? 'better-sqlite3 found no ready-made binary for this machine and could not be compiled.\n' +
      'Install a compiler and try again: "apt install make g++ python3" on Debian and Ubuntu,\n' +
      '"dnf install make gcc-c++ python3" on Fedora, "xcode-select --install" on a Mac.'
    : /ENOTFOUND|ETIMEDOUT|ECONNREFUSED|ECONNRESET|EAI_AGAIN|network/i.test(output)
      ? 'The package registry could not be reached. Check the network and try again.'
      : 'npm could not install the packages.'
  return `${end}\n\n${hint}`
}

/** Compiled packages fit one Node version and one kind of machine. */
function machine() {
  return `${process.versions.modules} ${process.platform} ${process.arch}`
}

function readIfThere(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : null
}
