import { spawnSync } from 'node:child_process'
import { say } from './say.mjs'

/** Installs Debian packages when we are root on Debian or Ubuntu; otherwise does nothing. */
export function installWithApt(...names) {
  if (process.getuid?.() !== 0 || !has('apt-get')) return
  say(`Installing ${names.join(' and ')} with apt …`)
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  run('apt-get', ['update', '-qq'], env)
  run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...names], env)
}

function has(command) {
  return spawnSync(command, ['--version'], { stdio: 'ignore' }).status === 0
}

/** A failure shows itself; whoever asked for the package finds that it is still missing. */
function run(command, args, env) {
  spawnSync(command, args, { env, stdio: ['ignore', 'ignore', 'inherit'] })
}
