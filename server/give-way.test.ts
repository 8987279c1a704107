import { getPriority, platform, constants } from 'node:os'
import { Worker } from 'node:worker_threads'
import { describe, expect, it } from 'vitest'

describe('a thread that gives way', () => {
  it('waits for the others, which keep their place', async () => {
    const before = getPriority()
    const worker = new Worker(
      `import('tsx/esm/api').then(({ register }) => {
        register()
        return import(${JSON.stringify(new URL('./give-way.ts', import.meta.url).href)})
      }).then(({ giveWay }) => {
        giveWay()
        const [, thread] = require('node:fs').readlinkSync('/proc/thread-self').split('/task/')
        require('node:worker_threads').parentPort.postMessage(require('node:os').getPriority(+thread))
      })`,
      { eval: true, execArgv: [] },
    )
    const priority = await new Promise((resolve, reject) => {
      worker.once('message', resolve).once('error', reject)
    })
    if (platform() === 'linux') expect(priority).toBe(constants.priority.PRIORITY_BELOW_NORMAL)
    expect(getPriority()).toBe(before)
  })
})
