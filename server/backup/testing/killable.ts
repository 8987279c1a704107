import { existsSync } from 'node:fs'
import { makeBackup } from '../make-backup'
import { restore } from '../restore'

// A process of its own for the kill tests: `killable.ts backup|restore <data folder> <file> <step>`.
// Kills itself, as hard as can be, before the step whose words begin so; prints each step it began.
const [what, dataDir = '', file = '', last = ''] = process.argv.slice(2)

process.umask(0o077)
if (what === 'backup') await makeBackup({ dataDir, file }, begin)
else await restore({ dataDir, file, replace: existsSync(dataDir) }, begin)

function begin(step: string): void {
  process.stdout.write(`${step}\n`)
  if (last !== '' && step.startsWith(last)) process.kill(process.pid, 'SIGKILL')
}
