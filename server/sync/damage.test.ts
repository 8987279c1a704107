import { describe, expect, it } from 'vitest'
import { errorFrom } from './broken-record'
import { Damage, isDamage } from './damage'

describe('what the database cannot read', () => {
  it.each([
    'SQLITE_CORRUPT',
    'SQLITE_CORRUPT_INDEX',
    'SQLITE_NOTADB',
    'SQLITE_IOERR_READ',
    'XX001',
  ])('[SY34] %s says that it is damaged', (code) => {
    expect(isDamage(errorFrom('what happened', null, code))).toBe(true)
  })

  it.each(['SQLITE_BUSY', 'SQLITE_FULL', 'SQLITE_IOERR_WRITE', '57P01', 'ECONNREFUSED', null])(
    '[SY27] %s does not',
    (code) => {
      expect(isDamage(errorFrom('what happened', null, code))).toBe(false)
    },
  )

  it('[SY34] rests from one reading to the next, longer each time, and begins anew when it was read', () => {
    const damage = new Damage()
    const rests: number[] = []
    for (let now = 0, i = 0; i < 12; i++) {
      expect(damage.isResting('text', now)).toBe(false)
      expect(damage.found('text', now)).toBe(i === 0)
      const from = now
      while (damage.isResting('text', now)) now += 1000
      rests.push((now - from) / 1000)
    }
    expect(rests).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300, 300])
    expect([damage.size, damage.has('another'), damage.isResting('another', 0)]).toEqual([
      ...[1, false, false],
    ])
    expect([damage.gone('text'), damage.gone('text'), damage.size]).toEqual([true, false, 0])
    expect(damage.found('text', 0)).toBe(true)
    expect(damage.isResting('text', 1000)).toBe(false)
  })
})
