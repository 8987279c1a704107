import { AppError } from '../../lib/errors'
import type { Judged, Room } from './room'
import type { Author } from './sync'

/**
 * Has an edit that the server makes judged and logged like a keystroke; resolves with its number
 * once it is on disk.
 * @param at milliseconds since 1970; other than now only for seeding
 * @param judged when it was judged already
 * @throws AppError too_large
 */
export function accepted(
  room: Pick<Room, 'seq' | 'accept'>,
  update: Uint8Array,
  { author, at }: { author: Author; at: number },
  judged?: Judged,
): Promise<number> {
  return new Promise((resolve, reject) => {
    const saved = (error: unknown) => {
      if (error === null) resolve(room.seq)
      else reject(error instanceof Error ? error : new Error(String(error)))
    }
    const { verdict } = room.accept(update, { author, from: null, at }, saved, judged)
    if (verdict === 'too-large') reject(new AppError('too_large'))
    else if (verdict !== 'new' && verdict !== 'known')
      reject(new Error(`An edit by the server was refused: ${verdict}.`))
  })
}
