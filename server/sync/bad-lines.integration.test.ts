import { setTimeout as pass } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest'
import type { LiveDocument } from '../../lib/client/live-document'
import type { Place } from '../db/open'
import { openLog } from './open-log'
import { acknowledgeFirst } from './testing/acknowledge-first'
import { BadLine, FATES, type LineOptions } from './testing/bad-line'
import { Random } from './testing/random'
import { connect, ready, saved, textOf, type, until } from './testing/sync-people'
import { limitsForTests } from './testing/sync-server'
import { DOC, SyncStage } from './testing/sync-stage'
import { lostFrom, textFrom, TokenWriter, tokensIn, type Typed } from './testing/token-writer'
import type { UpdateLog } from './update-log'

// T2 of the acceptance suite: the product's own client and the real engine, with a line between
// them that cuts, stalls, lies about being there, and is slow.
const CUTS = Number(process.env.CUTS ?? 40)
const WRITERS = 8
/** People wait longer; the line is the same. */
const HASTY = { openWithin: 600, askAfter: 400, answerWithin: 300 }
const OFTEN = limitsForTests({
  maxUpdatesPerSecond: 100_000,
  maxSocketsPerUser: 1000,
  keepAliveEveryMs: 300,
})

describe('a line that fails', () => {
  const stage = new SyncStage()
  const lines: BadLine[] = []
  const writers: TokenWriter[] = []
  const people: LiveDocument[] = []

  afterEach(async () => {
    for (const writer of writers.splice(0)) writer.stop()
    for (const live of people.splice(0)) live.destroy()
    for (const line of lines.splice(0)) await line.close()
  })

  async function line(options: Omit<LineOptions, 'port'>): Promise<BadLine> {
    const made = await BadLine.before({ port: stage.server.port, ...options })
    lines.push(made)
    return made
  }

  /** Eight windows of six people. */
  function write(on: BadLine, watch = HASTY): void {
    for (let i = 0; i < WRITERS; i++)
      writers.push(
        new TokenWriter(`w${i}`, on.url, DOC, { everyMs: 60, user: `user-${i % 6}`, watch }),
      )
  }

  async function stored(): Promise<string> {
    const entries = await stage.server.engine.record.read(DOC, 0)
    return textFrom(entries.map(({ bytes }) => bytes))
  }

  /** Looks into the record while all goes on: nobody may have been told of what is not in it. */
  async function missing(): Promise<string[]> {
    const shown: Typed[] = writers.map(({ name, issued, acknowledged, text }) => {
      return { name, issued: [...issued], acknowledged, text }
    })
    return lostFrom(await stored(), shown)
  }

  async function moreFails(on: BadLine): Promise<void> {
    const before = on.faults
    await until('more fails', () => on.faults > before, 30_000)
  }

  it(
    `[SY29] ${CUTS} times: nothing acknowledged or seen is lost, nothing is there twice, and everybody is back`,
    async () => {
      await stage.restart({ limits: OFTEN, openLog: slowLog })
      const random = new Random(inject('seed'))
      const on = await line({ random })
      write(on)
      while (on.faults < CUTS) {
        await moreFails(on)
        expect(await missing()).toEqual([])
        // A browser hears that the network is back, or its window is looked at again.
        if (random.oneIn(2)) random.pick(writers).live.reconnect()
      }
      expect([...on.happened.keys()].sort()).toEqual([...FATES].sort())
      on.heal()
      for (const writer of writers) {
        writer.rest()
        writer.live.reconnect()
      }
      await until('everything is saved', () => writers.every(({ isSaved }) => isSaved), 20_000)
      await until(
        'all copies are equal',
        () => new Set(writers.map(({ text }) => text)).size === 1,
        20_000,
      )
      expect(await stored()).toBe(writers[0]?.text)
      const found = tokensIn(await stored())
      expect([...found].sort()).toEqual(writers.flatMap(({ issued }) => issued).sort())
      for (const { name, issued } of writers)
        expect(found.filter((token) => token.startsWith(`<${name}:`))).toEqual(issued)
      // The server has noticed, too, who is not there any more.
      await until('nobody is there twice', () => stage.server.engine.stats().sessions === WRITERS)
      const held = stage.server.engine.people(DOC)
      expect(held).toHaveLength(6)
    },
    CUTS * 2000 + 60_000,
  )

  it('[SY29] the same test notices a server that acknowledges before it commits', async () => {
    await stage.restart({
      limits: OFTEN,
      openLog: async (place, onDeath) => acknowledgeFirst(await openLog(place, onDeath)),
    })
    const on = await line({ random: new Random(inject('seed')) })
    write(on)
    let lost: string[] = []
    for (let i = 0; i < 50 && lost.length === 0; i++) {
      await moreFails(on)
      lost = await missing()
    }
    expect(lost.length).toBeGreaterThan(0)
  }, 60_000)

  it.each([
    ['before it is open', 'unanswered', { openWithin: Infinity }],
    ['when it was open', 'half-open', { askAfter: Infinity }],
  ] as const)(
    '[CL11] a connection that is silent %s is given up for another; without a watch it would hang',
    async (_, fate, blind) => {
      await stage.restart({ limits: OFTEN })
      const random = new Random(inject('seed'))
      const [hers, his] = [
        await line({ random, fates: [fate], after: 2000 }),
        await line({ random, fates: [fate], after: 2000 }),
      ]
      const ada = connect(hers, DOC, 'ada', HASTY)
      const ben = connect(his, DOC, 'ben', { ...HASTY, ...blind })
      people.push(ada, ben)
      await until('both have met it', () => {
        for (const live of people) if (live.status.phase === 'live') type(live, 'words ')
        return hers.faults > 0 && his.faults > 0
      })
      hers.heal()
      his.heal()
      await ready(ada)
      type(ada, 'here again')
      await saved(ada)
      expect(hers.connections).toBeGreaterThan(1)
      expect(his.connections).toBe(1)
      expect(ben.status.save.kind).not.toBe('saved')
    },
  )

  describe('of 64 kB a second', () => {
    const LARGE = 'x'.repeat(200_000)
    let slow: BadLine

    beforeEach(async () => {
      // Rarer than what the client bears, or the signs of life would speak for the line.
      await stage.restart({ limits: { ...OFTEN, keepAliveEveryMs: 1200 } })
      slow = await line({ bytesPerMs: 64 })
    })

    function person(): LiveDocument {
      const live = connect(slow, DOC, 'ada', HASTY)
      people.push(live)
      return live
    }

    it('[CL12] brings a large text without being given up by either side', async () => {
      const server = { userId: null, key: null }
      await stage.server.engine.edit(DOC, server, (doc) => textOf(doc).insert(0, LARGE))
      const ada = person()
      await ready(ada)
      expect(textOf(ada.doc)).toHaveLength(LARGE.length)
      expect(slow.connections).toBe(1)
    })

    it('[CL12] takes one along without being given up by either side', async () => {
      const ada = person()
      await saved(ada)
      type(ada, LARGE)
      await saved(ada)
      expect(await stored()).toHaveLength(LARGE.length)
      expect(slow.connections).toBe(1)
    })
  })

  it('[SY30] a proxy that hangs up on silence finds none, however quiet people are', async () => {
    const [every, silence] = [100, 300]
    await stage.restart({ limits: limitsForTests({ keepAliveEveryMs: every }) })
    const on = await line({ silenceMs: silence })
    const quiet = connect(on, DOC, 'quiet', { askAfter: Infinity })
    people.push(quiet)
    await ready(quiet)
    const since = performance.now()
    await until('four times the silence is over', () => performance.now() - since > 4 * silence)
    expect(on.faults).toBe(0)
    expect(quiet.status.phase).toBe('live')
    // And the line would have been cut without the signs of life.
    await stage.restart({ limits: limitsForTests({ keepAliveEveryMs: 10 * silence }) })
    const other = await line({ silenceMs: silence })
    people.push(connect(other, DOC, 'quiet', { askAfter: Infinity }))
    await until('it is cut', () => other.faults > 0)
  })
})

/** On a disk slow enough for a word that comes too early to be noticed. */
async function slowLog(place: Place, onDeath: (error: Error) => void): Promise<UpdateLog> {
  const log = await openLog(place, onDeath)
  return {
    ...log,
    async append(batch) {
      await pass(20)
      return log.append(batch)
    },
  }
}
