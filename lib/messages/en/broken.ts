// Apart from `shell`: every page carries these two along, in all languages, for when even its frame
// fails.
export const broken = {
  title: 'This page did not load',
  text: 'Something went wrong on the way. What you wrote is safe.',
  busy: 'The server answered too late or not at all. What you wrote is safe.',
} as const

export const tryAgain = 'Try again'
