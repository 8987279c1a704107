export type View = 'board' | 'list'

/** Which of the two somebody chose last; not secret. */
export const VIEW_COOKIE = 'throughline-view'

export function viewFrom(cookie: string | undefined): View {
  return cookie === 'list' ? 'list' : 'board'
}
