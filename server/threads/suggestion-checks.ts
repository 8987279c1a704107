import type { z } from 'zod'
import { positionFrom } from '../../lib/anchors/positions'
import { AppError } from '../../lib/errors'
import { checkedSlice } from '../../lib/suggestions/check-slice'
import type { SliceJson } from '../../lib/suggestions/slice-json'
import type { SuggestionMake } from '../../lib/threads'
import { checkPlace } from './checks'

type Made = z.output<typeof SuggestionMake>

/** A suggestion whose words may be kept. */
export type CheckedSuggestion = Omit<Made, 'before' | 'after'> & {
  before: SliceJson
  after: SliceJson
}

/** A suggestion is a change of a text, and leads into it. @throws AppError bad_request */
export function checkedSuggestion(made: Made): CheckedSuggestion {
  checkPlace(made.place)
  for (const position of Object.values(made.ground))
    if (positionFrom(position) === null)
      throw new AppError('bad_request', { ground: 'These positions cannot be read.' })
  const [before, after] = [checkedSlice(made.before), checkedSlice(made.after)]
  if (!before) throw new AppError('bad_request', { before: 'This is no piece of a text.' })
  if (!after) throw new AppError('bad_request', { after: 'This is no piece of a text.' })
  if (JSON.stringify(before) === JSON.stringify(after))
    throw new AppError('bad_request', { after: 'This changes nothing.' })
  return { ...made, before, after }
}
