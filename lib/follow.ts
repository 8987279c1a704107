/**
 * Following somebody: the page goes where they go, until the person at it does something. After
 * that a quiet word stays for a moment, with the way back.
 */
export type Follow =
  | { kind: 'none' }
  | { kind: 'following'; whom: string }
  | { kind: 'stopped'; whom: string; why: 'acted' | 'left' }

export type FollowEvent =
  | { type: 'follow'; whom: string }
  /** Scrolled, typed, clicked or pressed Escape on the page. */
  | { type: 'acted' }
  /** Pressed "Stop" in the bar or the list: that needs no word. */
  | { type: 'stop' }
  /** Whom we follow is not on the canvas any more. */
  | { type: 'gone' }
  | { type: 'again' }
  /** The word stood long enough. */
  | { type: 'forget' }

export const NOT_FOLLOWING: Follow = { kind: 'none' }

/** What becomes of it. The same object when nothing changes. */
export function afterFollow(follow: Follow, event: FollowEvent): Follow {
  switch (event.type) {
    case 'follow':
      return follow.kind === 'following' && follow.whom === event.whom
        ? follow
        : { kind: 'following', whom: event.whom }
    case 'acted':
      return follow.kind === 'following'
        ? { kind: 'stopped', whom: follow.whom, why: 'acted' }
        : follow
    case 'gone':
      return follow.kind === 'following'
        ? { kind: 'stopped', whom: follow.whom, why: 'left' }
        : follow
    case 'again':
      return follow.kind === 'stopped' ? { kind: 'following', whom: follow.whom } : follow
    case 'stop':
      return follow.kind === 'following' ? NOT_FOLLOWING : follow
    case 'forget':
      return follow.kind === 'stopped' ? NOT_FOLLOWING : follow
    default:
      return event satisfies never
  }
}

/**
 * Who leads when `whom` is followed: they themselves, or whoever they follow in turn. Null when that
 * comes back round: people who follow each other stay where they are until one of them moves.
 */
export function leaderOf(
  whom: string,
  me: string,
  followedBy: (id: string) => string | null,
): string | null {
  const seen = new Set([me])
  let leader = whom
  for (;;) {
    if (seen.has(leader)) return null
    seen.add(leader)
    const next = followedBy(leader)
    if (next === null) return leader
    leader = next
  }
}
