import { describe, expect, it } from 'vitest'
import { LEFT_FOR_MS } from '../../lib/company'
import { Departures } from './departures'

const ADA = { id: 'ada', name: 'Ada', colour: 1 }
const BEN = { id: 'ben', name: 'Ben', colour: 2 }

describe('who left lately', () => {
  it('[TG4] is told from the server’s own facts, newest first, and forgotten on return', () => {
    const departures = new Departures()
    expect(departures.note('c', [ADA, BEN], 0)).toBeNull()
    expect(departures.note('c', [ADA], 1000)).toEqual([{ person: BEN, ago: 0 }])
    expect(departures.note('c', [], 5000)).toEqual([
      { person: ADA, ago: 0 },
      { person: BEN, ago: 4000 },
    ])
    expect(departures.note('c', [BEN], 6000)).toEqual([{ person: ADA, ago: 1000 }])
    // Nobody is missing any more: that is said once.
    expect(departures.note('c', [ADA, BEN], 7000)).toEqual([])
    expect(departures.note('c', [ADA, BEN], 8000)).toBeNull()
  })

  it('[TG4] is kept a short while, and not of other canvases', () => {
    const departures = new Departures()
    departures.note('c', [ADA], 0)
    departures.note('c', [], 1000)
    expect(departures.note('other', [BEN], 2000)).toBeNull()
    expect(departures.size).toBe(2)
    expect(departures.note('other', [BEN], LEFT_FOR_MS + 1001)).toBeNull()
    expect(departures.size).toBe(1)
  })
})
