import { randomUUID } from 'node:crypto'
import type { Significance } from '../../lib/editions'
import type { Database } from '../db/database'
import type { Schema } from '../db/schema'
import type { ElementsTable } from '../db/tables/canvases'
import { makeEdition } from '../editions/making'
import type { Sync } from '../sync/sync'
import type { ExamplePersonKey } from './people'

interface ExampleEdition {
  /** Key of an element of the first canvas. */
  kind: string
  /** Made when so much of it was written; `all`: when it stood there whole. */
  after: number | 'all'
  by: ExamplePersonKey
  label: string
  note: string
  significance: Significance
  /** It speaks of the day on which it was last written in. */
  dated?: true
  /** So many days ago, when that is not the day on which it was last written in. */
  daysAgo?: number
  /** Editions that it takes in, by element and number. */
  integrates?: [kind: string, number: number][]
}

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

/** In the order in which they were made, element by element. */
export const EXAMPLE_EDITIONS: ExampleEdition[] = [
  edition('vision', 4, 'amara', 'What we want to see', ''),
  edition(
    'vision',
    'all',
    'amara',
    'With what we will not trade away',
    'Tomasz asked for the limits, and for what we do not know.',
  ),
  edition(
    'structural-analysis',
    'all',
    'tomasz',
    'Why hours only ever shrink',
    'With the street count and the rival reading.',
  ),
  {
    ...edition('conjunctural-analysis', 1, 'jonas', 'One opening', 'The first look at this year.'),
    dated: true,
  },
  {
    ...edition(
      'conjunctural-analysis',
      2,
      'jonas',
      'Two openings',
      'The underspend came; Cycle 2 starts from here.',
    ),
    dated: true,
  },
  {
    ...edition(
      'conjunctural-analysis',
      'all',
      'jonas',
      'The rate has risen',
      'The evening rate rose by four per cent, and a heating review entered the picture. The primary tension did not change.',
    ),
    dated: true,
    integrates: [['structural-analysis', 1]],
  },
  edition('liberatory-strategy', 3, 'amara', 'Four phases', ''),
  edition(
    'liberatory-strategy',
    'all',
    'amara',
    'Four phases and what they lean on',
    'The assumptions are named, the heaviest first.',
  ),
  {
    ...edition(
      'situational-objective',
      'all',
      'amara',
      'Two late evenings',
      'For Cycle 2 only; not our position on which branches come first.',
    ),
    daysAgo: 45,
    integrates: [
      ['conjunctural-analysis', 2],
      ['liberatory-strategy', 2],
    ],
  },
  edition('scenario-planning', 'all', 'mei-lin', 'After the committee', ''),
  edition('hypothesis', 'all', 'mei-lin', 'Three things to find out', ''),
  edition(
    'evaluation',
    'all',
    'mei-lin',
    'After Saturday mornings',
    'Of Cycle 1. Three of its four proposals were taken up.',
  ),
]

function edition(
  kind: string,
  after: number | 'all',
  by: ExamplePersonKey,
  label: string,
  note: string,
): ExampleEdition {
  return { kind, after, by, label, note, significance: 'substantive' }
}

/**
 * Makes the edition that is due once so much of a text is written; mostly none is.
 * @param written when its last part was, in milliseconds since 1970
 * @param all ids of the editions of each text of the canvas so far, by its kind; this one is added
 */
export async function seedEdition(
  parts: { database: Database<Schema>; sync: Sync },
  people: Record<ExamplePersonKey, string>,
  element: ElementsTable,
  { count, isAll, written }: { count: number; isAll: boolean; written: number },
  all: Map<string, string[]>,
): Promise<void> {
  const due = EXAMPLE_EDITIONS.find(
    ({ kind, after }) => kind === element.kind && (after === 'all' ? isAll : after === count),
  )
  if (!due) return
  const { label, note, significance, by, dated, daysAgo, integrates = [] } = due
  const at = daysAgo === undefined ? written + 20 * MINUTE : Date.now() - daysAgo * DAY
  const made = await makeEdition(parts, {
    ...{ id: randomUUID(), elementId: element.id, documentId: element.document_id },
    ...{ label, note, significance, by: people[by] },
    integrates: integrates.flatMap(([kind, number]) => all.get(kind)?.[number - 1] ?? []),
    asOf: dated ? new Date(written).toISOString().slice(0, 10) : null,
    at: new Date(at).toISOString(),
  })
  all.set(element.kind, [...(all.get(element.kind) ?? []), made.id])
}
