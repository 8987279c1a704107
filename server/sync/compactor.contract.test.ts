import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, it } from 'vitest'
import type { Place } from '../db/open'
import { Compactor } from './compactor'
import { NO_METER, type Meter } from './meter'
import { openLog } from './open-log'
import { paragraphs } from './testing/paragraphs'

it('[LG9, OV8] a record that was asked for is made smaller in a thread of its own; one that cannot be is left and said', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'throughline-compactor-'))
  const place: Place = { kind: 'sqlite', path: path.join(folder, 'log.sqlite') }
  const faults: string[] = []
  const log = await openLog(place, (error) => faults.push(error.message))
  const entry = { userId: 'ada', key: null, at: 1000, writers: [] }
  await log.create('good', null, 1)
  await log.create('bad', null, 1)
  await log.append(paragraphs(600).map((bytes) => ({ ...entry, documentId: 'good', bytes })))
  await log.append([{ ...entry, documentId: 'bad', bytes: new Uint8Array([9, 9, 9]) }])
  const outcomes: string[] = []
  const meter: Meter = {
    ...NO_METER,
    compacted(outcome, ms) {
      outcomes.push(outcome)
      expect(ms).toBeGreaterThan(0)
    },
  }
  const broken: string[] = []
  const compactor = new Compactor({
    ...{ place, log, meter, onFault: (message) => faults.push(message) },
    onBroken: (documentId, { reason }) => {
      broken.push(`${documentId}: ${reason}`)
      return Promise.resolve()
    },
  })
  compactor.ask('bad')
  compactor.ask('good')
  await compactor.idle()
  expect((await log.load('good'))?.tail).toEqual([])
  expect(await log.read('good', 0)).toMatchObject([{ seq: 600, updates: 600, userId: 'ada' }])
  expect(await log.read('bad', 0)).toMatchObject([{ seq: 1, updates: null }])
  expect(faults).toEqual(['a record could not be compacted'])
  expect(outcomes).toEqual(['failed', 'ok'])
  expect(broken).toEqual(['bad: unreadable_entry'])
  await compactor.stop()
  await log.close()
  rmSync(folder, { recursive: true })
})

it('[HI9] a question that comes with the answer to the one before is answered too', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'throughline-compactor-'))
  const place: Place = { kind: 'sqlite', path: path.join(folder, 'log.sqlite') }
  const log = await openLog(place, () => undefined)
  const compactor = new Compactor({
    ...{ place, log, onFault: () => undefined, onBroken: () => Promise.resolve() },
  })
  const [state = new Uint8Array()] = paragraphs(1)
  const hashes = new Set<string>()
  for (let turns = 0; turns < 20; turns++) {
    hashes.add(await compactor.hashOf(state))
    for (let turn = 0; turn < turns; turn++) await Promise.resolve()
  }
  expect(hashes.size).toBe(1)
  await compactor.stop()
  await log.close()
  rmSync(folder, { recursive: true })
}, 10_000)
