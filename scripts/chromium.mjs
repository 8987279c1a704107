import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { installWithApt } from './apt.mjs'
import { say } from './say.mjs'

const BROWSERS = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
/** Chromium without its windows, menus and their processes: half the work for the same pages. */
const SHELLS = ['chromium-headless-shell', 'chrome-headless-shell']
const MAC = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'

/** The system's Chromium or Chrome as people use it, or null. CHROMIUM names it by hand. */
export function findChromium(env = process.env) {
  return env.CHROMIUM ?? first(BROWSERS, env) ?? (existsSync(MAC) ? MAC : null)
}

/** The program that browser tests drive, or null for Playwright's own: the shell where there is one. */
export function findTestChromium(env = process.env) {
  return env.CHROMIUM ?? first(SHELLS, env) ?? findChromium(env)
}

/** Makes sure that Playwright has a browser: the system's, or else its own. @throws Error */
export function ensureChromium(root) {
  if (process.env.CHROMIUM ?? first(SHELLS, process.env)) return
  // A machine without fonts would draw every letter as nothing.
  installWithApt('chromium-headless-shell', 'fonts-liberation')
  if (findTestChromium()) return
  // Older Debian and Ubuntu have no such package.
  installWithApt('chromium', 'fonts-liberation')
  if (findTestChromium()) return
  say("Getting Playwright's Chromium …")
  const cli = path.join(root, 'node_modules', '@playwright', 'test', 'cli.js')
  const { status } = spawnSync(process.execPath, [cli, 'install', 'chromium'], {
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  if (status !== 0)
    throw new Error(
      'The browser tests need Chromium. Install it ("apt install chromium"), or set CHROMIUM to\n' +
        'the program of a Chromium or Chrome that is there already, and try again.',
    )
}

function first(names, env) {
  const folders = ['/usr/bin', ...(env.PATH ?? '').split(path.delimiter)]
  const places = folders.flatMap((folder) => names.map((name) => path.join(folder, name)))
  return places.find((place) => existsSync(place)) ?? null
}
