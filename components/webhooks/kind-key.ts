import { EVENT_KINDS, type EventKind } from '@/lib/events'
import { TEST_KIND } from '@/lib/webhooks'

type Dashed<K extends string> = K extends `${infer Noun}.${infer Act}` ? `${Noun}-${Act}` : never
type Known = EventKind | typeof TEST_KIND

/** Under which key the catalogue names a kind of event. */
export function kindKey(kind: string): Dashed<Known> | 'other' {
  const known = [...EVENT_KINDS, TEST_KIND].find((each) => each === kind)
  return known ? (known.replace('.', '-') as Dashed<Known>) : 'other'
}
