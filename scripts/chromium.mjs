import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { installWithApt } from './apt.mjs'
import { say } from './say.mjs'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
const MAC = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'

/** The system's Chromium or Chrome, or null. CHROMIUM names it by hand. */
export function findChromium(env = process.env) {
  if (env.CHROMIUM) return env.CHROMIUM
  const folders = ['/usr/bin', ...(env.PATH ?? '').split(path.delimiter)]
  const places = folders.flatMap((folder) => NAMES.map((name) => path.join(folder, name)))
  return [...places, MAC].find((place) => existsSync(place)) ?? null
}

/** Makes sure that Playwright has a browser: the system's, or else its own. @throws Error */
export function ensureChromium(root) {
  if (findChromium()) return
  // A machine without fonts would draw every letter as nothing.
  installWithApt('chromium', 'fonts-liberation')
  if (findChromium()) return
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
