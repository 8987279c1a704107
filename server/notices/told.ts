import type { FollowState, NoticeKind, NoticeWay } from '../../lib/notices'

/** What somebody follows: an element or a thread. */
export interface Follow {
  state: FollowState
  /** They take part in the thread. */
  part: boolean
  /** They said so themselves. */
  chosen: boolean
}

/** What happened, as it concerns one person who did not do it. */
export interface Concern {
  happened: NoticeKind
  called: 'name' | 'team' | null
  /** A suggestion of theirs was decided on. */
  decided: boolean
  thread: Follow | null
  element: Follow | null
}

export interface Told {
  kind: NoticeKind
  way: NoticeWay
}

/**
 * Whether somebody is told, of what, and which way. Being called on by name always counts; being
 * quiet about a thing goes before all the rest; what was said about a thread goes before what was
 * said about its element.
 */
export function toldOf({ happened, called, decided, thread, element }: Concern): Told | null {
  if (called === 'name') {
    const kind = happened === 'written' ? 'named-in-text' : 'named'
    return { kind, way: 'direct' }
  }
  if (thread?.state === 'muted') return null
  const wantsThread = thread?.state === 'following'
  if (element?.state === 'muted' && !(wantsThread && thread.chosen)) return null
  if (called === 'team') return { kind: 'team-named', way: 'direct' }
  if (decided) return { kind: happened, way: 'direct' }
  if (happened === 'answered' && wantsThread && thread.part)
    return { kind: happened, way: 'direct' }
  return wantsThread || element?.state === 'following' ? { kind: happened, way: 'following' } : null
}

/**
 * Of what happens to one thing while it is unread, the weightiest is what its notice says: to be
 * called on is not covered by the answers that follow. Above 0: direct.
 */
export function weightOf({ kind, way }: Told): number {
  if (way === 'following') return 0
  switch (kind) {
    case 'named':
    case 'named-in-text':
      return 4
    case 'accepted':
    case 'refused':
      return 3
    case 'team-named':
      return 2
    default:
      return 1
  }
}
