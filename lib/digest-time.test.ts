import { describe, expect, it } from 'vitest'
import { nextDigestAt, type DigestRhythm } from './digest-time'

function next(now: string, zone: string, hour = 8, every: DigestRhythm['every'] = 'day'): string {
  return new Date(nextDigestAt(Date.parse(now), { every, hour, zone })).toISOString()
}

describe('when a digest is due', () => {
  it.each([
    ['later the same day', '2026-05-14T05:00:00Z', 'Europe/Madrid', '2026-05-14T06:00:00.000Z'],
    ['not now but tomorrow', '2026-05-14T06:00:00Z', 'Europe/Madrid', '2026-05-15T06:00:00.000Z'],
    ['west of here', '2026-05-14T11:59:59Z', 'America/New_York', '2026-05-14T12:00:00.000Z'],
    [
      'where it is tomorrow',
      '2026-05-14T20:30:00Z',
      'Pacific/Auckland',
      '2026-05-15T20:00:00.000Z',
    ],
    ['at half an hour', '2026-05-14T00:00:00Z', 'Asia/Kolkata', '2026-05-14T02:30:00.000Z'],
    ['over the end of the year', '2026-12-31T12:00:00Z', 'UTC', '2027-01-01T08:00:00.000Z'],
  ])('[NO21] %s', (_, now, zone, expected) => {
    expect(next(now, zone)).toBe(expected)
  })

  it('[NO21] follows the clock when it goes forward and back', () => {
    // Summer time in Madrid begins on 29 March and ends on 25 October 2026.
    expect(next('2026-03-28T08:00:00Z', 'Europe/Madrid')).toBe('2026-03-29T06:00:00.000Z')
    expect(next('2026-10-24T08:00:00Z', 'Europe/Madrid')).toBe('2026-10-25T07:00:00.000Z')
    // The hour after two is missing on the first of these days and comes twice on the other.
    expect(next('2026-03-28T12:00:00Z', 'Europe/Madrid', 2)).toBe('2026-03-29T01:00:00.000Z')
    expect(next('2026-10-24T12:00:00Z', 'Europe/Madrid', 2)).toBe('2026-10-25T00:00:00.000Z')
    expect(next('2026-10-25T00:30:00Z', 'Europe/Madrid', 2)).toBe('2026-10-26T01:00:00.000Z')
  })

  it('[NO21] weekly ones come on Monday by the clock of the person', () => {
    // 11 May 2026 is a Monday; in Auckland it begins while it is Sunday in London.
    expect(next('2026-05-06T00:00:00Z', 'Europe/London', 8, 'week')).toBe(
      '2026-05-11T07:00:00.000Z',
    )
    expect(next('2026-05-06T00:00:00Z', 'Pacific/Auckland', 8, 'week')).toBe(
      '2026-05-10T20:00:00.000Z',
    )
    expect(next('2026-05-11T07:00:00Z', 'Europe/London', 8, 'week')).toBe(
      '2026-05-18T07:00:00.000Z',
    )
  })

  it('[NO21] is always ahead, and shows the hour, in every zone and at every time of a year', () => {
    for (const zone of [
      'Europe/Madrid',
      'America/St_Johns',
      'Australia/Lord_Howe',
      'Asia/Kathmandu',
    ])
      for (let now = Date.UTC(2026, 0, 1); now < Date.UTC(2027, 0, 1); now += 29 * 3_600_000) {
        const at = nextDigestAt(now, { every: 'day', hour: 18, zone })
        const shown = new Intl.DateTimeFormat('en-GB', { timeZone: zone, timeStyle: 'short' })
        expect([at > now, shown.format(at)]).toEqual([true, '18:00'])
        expect(at - now).toBeLessThanOrEqual(25 * 3_600_000)
      }
  })
})
