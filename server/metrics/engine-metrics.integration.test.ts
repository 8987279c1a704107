import { beforeEach, describe, expect, it } from 'vitest'
import { CLOSE } from '../../lib/protocol'
import { openLog } from '../sync/open-log'
import { RawClient, ready, saved, textOf, type, until } from '../sync/testing/sync-people'
import { limitsForTests } from '../sync/testing/sync-server'
import { DOC, SyncStage } from '../sync/testing/sync-stage'
import { Metrics } from './metrics'
import { figure } from './testing/exposition'

describe('figures about live documents', () => {
  const stage = new SyncStage()
  let metrics: Metrics

  beforeEach(() => {
    metrics = new Metrics({
      stats: () => stage.server.engine.stats(),
      logBytes: () => Promise.reject(new Error('The database is away.')),
      disk: () => Promise.resolve({ free: 1, size: 2 }),
      lastBackup: null,
    })
  })

  async function told(name: string, labels: Record<string, string> = {}): Promise<number> {
    return figure((await metrics.text()).body, `throughline_${name}`, labels)
  }

  it('[OV7] a delivery counts from when an edit arrives until the others are sent it, and only when there are others', async () => {
    let heldSince: number | null = null
    let release: () => void = () => undefined
    let isHolding = false
    await stage.restart({
      meter: metrics,
      openLog: async (place, onDeath) => {
        const log = await openLog(place, onDeath)
        return {
          ...log,
          async append(batch) {
            if (isHolding) {
              heldSince = performance.now()
              await new Promise<void>((resolve) => (release = resolve))
            }
            return log.append(batch)
          },
        }
      },
    })
    const ada = stage.person('ada')
    await ready(ada)
    type(ada, 'alone ')
    await saved(ada)
    expect(await told('commit_seconds_count')).toBe(1)
    expect(await told('delivery_seconds_count')).toBe(0)

    const ben = stage.person('ben')
    await ready(ben)
    await until('ben has read it', () => textOf(ben.doc).toJSON() === 'alone ')
    isHolding = true
    type(ada, 'together')
    await until('the disk takes its time', () => performance.now() - (heldSince ?? Infinity) > 30)
    expect(await told('waiting_edits')).toBe(1)
    expect(await told('delivery_seconds_count')).toBe(0)
    const held = performance.now() - (heldSince ?? 0)
    isHolding = false
    release()
    await until('ben sees it', () => textOf(ben.doc).toJSON() === 'alone together')
    expect(await told('delivery_seconds_count')).toBe(1)
    expect((await told('delivery_seconds_sum')) * 1000).toBeGreaterThanOrEqual(held)
    expect(await told('edits_total')).toBe(2)
    expect(await told('waiting_edits')).toBe(0)
  })

  it('[OV7] one commit is one figure, however many edits it has', async () => {
    await stage.restart({ meter: metrics })
    const [ada, ben] = [stage.person('ada'), stage.person('ben')]
    await ready(ada, ben)
    for (let i = 0; i < 100; i++) type(ada, 'x')
    await until('ben sees them', () => textOf(ben.doc).toJSON() === 'x'.repeat(100))
    expect(await told('edits_total')).toBe(100)
    const commits = await told('commit_seconds_count')
    expect(commits).toBeLessThan(100)
    expect(await told('delivery_seconds_count')).toBe(commits)
  })

  it('[OV8] counts documents that fail, by what failed; one that does not exist is no failure', async () => {
    let broken: 'append' | 'load' | null = null
    await stage.restart({
      meter: metrics,
      openLog: async (place, onDeath) => {
        const log = await openLog(place, onDeath)
        const failing = (name: typeof broken) =>
          broken === name ? Promise.reject(new Error('A disk fails.')) : null
        return {
          ...log,
          append: (batch) => failing('append') ?? log.append(batch),
          load: (documentId) => failing('load') ?? log.load(documentId),
        }
      },
    })
    await new RawClient(`${stage.server.url}/nowhere?user=ada`).closedWith(CLOSE.notFound)
    expect(await told('refused_connections_total', { reason: 'notFound' })).toBe(1)
    expect(await told('room_failures_total', { doing: 'load' })).toBe(0)
    broken = 'load'
    await stage.raw('ben').closedWith(CLOSE.serverFault)
    expect(await told('refused_connections_total', { reason: 'serverFault' })).toBe(1)
    expect(await told('room_failures_total', { doing: 'load' })).toBe(1)
    expect(await told('room_failures_total', { doing: 'store' })).toBe(0)
    broken = null
    const ada = stage.person('ada')
    await ready(ada)
    broken = 'append'
    type(ada, 'not yet')
    await until('the room was given up', () => ada.status.phase !== 'live')
    expect(await told('room_failures_total', { doing: 'store' })).toBe(1)
    expect(await told('room_failures_total', { doing: 'load' })).toBe(1)
    broken = null
    await saved(ada)
  })

  it('[OV8] counts who is sent away, by the name of the code', async () => {
    // Much at once is allowed, or filling the buffers of the system below would take its time.
    const limits = limitsForTests({
      ...{ maxBufferedBytes: 200_000, maxUpdatesPerSecond: 2000 },
      maxDocumentBytes: 100_000_000,
    })
    await stage.restart({ meter: metrics, limits })
    const rude = stage.raw('rude')
    await rude.opened()
    rude.socket.send('words')
    await rude.closedWith(CLOSE.badFrame)
    expect(await told('refused_frames_total', { reason: 'badFrame' })).toBe(1)
    const slow = stage.raw('slow')
    await slow.opened()
    slow.socket.pause()
    const ada = stage.person('ada')
    await ready(ada)
    await until('the slow one is out', () => {
      if (stage.server.engine.stats().waiting < 5) type(ada, 'x'.repeat(500_000))
      return stage.server.engine.people(DOC).every(({ id }) => id !== 'slow')
    })
    expect(await told('refused_frames_total', { reason: 'tooSlow' })).toBe(1)
  })

  it('[OV10] a figure that cannot be had leaves the others', async () => {
    expect(await told('log_bytes')).toBeNaN()
    expect(await told('disk_free_bytes')).toBe(1)
    expect(await told('rooms')).toBe(0)
  })
})
