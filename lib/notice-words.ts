import type { Notice } from './notices'

// Apart from the schemas in notices.ts, which bring zod along.

type Kind = Notice['kind']

/** Which sentence of the catalogue (`notices.happened`) says what a notice is about. */
export function sentenceOf({ kind, way }: Pick<Notice, 'kind' | 'way'>): Kind | OwnKind {
  if (way === 'direct' && kind === 'accepted') return 'own-accepted'
  if (way === 'direct' && kind === 'refused') return 'own-refused'
  return kind
}
type OwnKind = 'own-accepted' | 'own-refused'

/** Where a notice leads, as a path of ours. */
export function placeOf({ element, threadId }: Pick<Notice, 'element' | 'threadId'>): string {
  return `/elements/${element.id}${threadId === null ? '' : `#thread-${threadId}`}`
}
