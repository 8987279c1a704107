import { expect, it } from 'vitest'
import { openDatabase } from '../db/open'
import { DivergenceDetector } from './divergence'
import { LargeFrames } from './large-frames'
import { LOG_LEDGER, LOG_MIGRATIONS } from './log-migrations'
import type { LogSchema } from './log-schema'
import { logStore } from './log-store'
import { LogWriter } from './log-writer'
import { Room } from './room'
import { judge } from './validate'

it('[SY25] a text for which there is no time now is asked about again at the next look', async () => {
  const place = { kind: 'sqlite', path: ':memory:' } as const
  const log = logStore(await openDatabase<LogSchema>(place, LOG_MIGRATIONS, LOG_LEDGER))
  const writer = new LogWriter(log)
  const asked: string[] = []
  const showers = await Promise.all(
    Array.from({ length: 6 }, async (_, i) => {
      await log.create(`text-${i}`, null, 0)
      const loaded = await log.load(`text-${i}`)
      if (!loaded) throw new Error('It was made just now.')
      const room = new Room(`text-${i}`, loaded, {
        ...{ writer, judge, maxDocumentBytes: 1000, largeFrames: new LargeFrames(() => undefined) },
        ...{ onCommit: () => undefined, onDelivered: () => undefined, onFail: () => undefined },
      })
      return { room, sendEvent: () => void asked.push(`text-${i}`), close: () => undefined }
    }),
  )
  let finish: (hash: string) => void = () => undefined
  const hash = new Promise<string>((resolve) => (finish = resolve))
  const detector = new DivergenceDetector({
    ...{ hashOf: () => hash, onDiverged: () => undefined, onFault: () => undefined },
  })
  // Only what has not changed from one look to the next is asked about.
  detector.look(showers)
  expect(asked).toEqual([])
  detector.look(showers)
  expect(asked).toHaveLength(6)
  const answers = showers.map((shower) => detector.answered(shower, 0, new Uint8Array(32)))
  detector.look(showers)
  expect(asked.slice(6)).toEqual(['text-4', 'text-5'])
  finish('00'.repeat(32))
  await Promise.all(answers)
  await log.close()
})
