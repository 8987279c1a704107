import { constants, getPriority } from 'node:os'
import { existsSync, readlinkSync } from 'node:fs'
import path from 'node:path'
import { Worker } from 'node:worker_threads'
import { build } from 'esbuild'
import { expect, it } from 'vitest'

const FILE = path.join(import.meta.dirname, 'step-back.ts')

it('[LG13] a thread that steps back does so alone', async () => {
  const { outputFiles } = await build({
    ...{ entryPoints: [FILE], bundle: true, write: false, platform: 'node', format: 'cjs' },
  })
  const code = `${outputFiles[0]?.text ?? ''}
    module.exports.stepBack()
    const { getPriority } = require('node:os')
    const { readlinkSync, existsSync } = require('node:fs')
    const id = existsSync('/proc/thread-self') ? require('node:path').basename(readlinkSync('/proc/thread-self')) : null
    require('node:worker_threads').parentPort.postMessage(id === null ? null : getPriority(Number(id)))`
  const thread = new Worker(code, { eval: true })
  const priority = await new Promise((resolve, reject) => {
    thread.once('message', resolve)
    thread.once('error', reject)
  })
  await thread.terminate()
  const isLinux = existsSync('/proc/thread-self')
  expect(priority).toBe(isLinux ? constants.priority.PRIORITY_LOW : null)
  const ours = isLinux ? Number(path.basename(readlinkSync('/proc/thread-self'))) : process.pid
  expect(getPriority(ours)).toBeLessThan(constants.priority.PRIORITY_LOW)
})
