// Apart from the schemas in suggestion.ts, which bring zod along.

/** So many suggestions are sent or decided at once, at most. */
export const SUGGESTIONS_AT_ONCE = 200
/** So many of one person wait in an element, at most. */
export const SUGGESTIONS_WAITING = 400
/** So many threads are open in an element, at most: comments and suggestions. */
export const THREADS_OPEN = 2_000
/** After so long without a word from whoever accepted it, another may put it in. In milliseconds. */
export const HAND_HELD_MS = 60_000
