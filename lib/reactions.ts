/** What one can say to a message without words. The keys are stored and travel; the signs are drawn. */
export const REACTION_SIGNS = {
  'thumbs-up': '👍',
  heart: '❤️',
  thanks: '🙏',
  celebrate: '🎉',
  thinking: '🤔',
  eyes: '👀',
} as const

export type ReactionKind = keyof typeof REACTION_SIGNS

/** In the order in which they are offered. */
export const REACTIONS = Object.keys(REACTION_SIGNS) as [ReactionKind, ...ReactionKind[]]
