import { randomUUID } from 'node:crypto'
import * as Y from 'yjs'
import type { Anchor } from '../../lib/anchors/anchor'
import { anchorAt } from '../../lib/anchors/make-anchor'
import { TextIndex } from '../../lib/anchors/text-index'
import { FRAGMENT } from '../../lib/protocol'
import type { ReactionKind } from '../../lib/reactions'
import type { BodyInline, MessageBody } from '../../lib/thread-body'
import type { MadeCanvas } from '../canvases/canvases'
import type { Database } from '../db/database'
import type { Schema } from '../db/schema'
import type { Sync } from '../sync/sync'
import {
  addMessage,
  beginSuggestion,
  beginThread,
  giveReaction,
  turnThread,
} from '../threads/writing'
import type { ExamplePersonKey } from './people'
import { suggestedIn } from './suggested-in'

/** One thing that somebody said: words, `@` and a person's key, `#` and an element's kind. */
type Said = [who: ExamplePersonKey, daysAgo: number, ...words: string[]]

interface ExampleThread {
  /** Key of the element it is about. */
  kind: string
  /** The words it is about; null: the whole element. */
  on: string | null
  /** These words stood at the end of the text once and were taken out. */
  removed?: true
  /** What whoever begins it suggests in their place; it waits. */
  instead?: string
  said: Said[]
  resolved?: [who: ExamplePersonKey, daysAgo: number]
  /** To the last thing said. */
  reactions?: [who: ExamplePersonKey, kind: ReactionKind][]
}

/** Never older than what they are about: see the texts. */
export const EXAMPLE_THREADS: ExampleThread[] = [
  {
    kind: 'conjunctural-analysis',
    on: 'risen by four per cent',
    said: [
      ['rafael', 2, 'Do we have the letter that says four? I only heard it at the meeting.'],
      ['jonas', 1, '@noor', ' has it. We should name it as a source.'],
    ],
    reactions: [['rafael', 'thumbs-up']],
  },
  {
    kind: 'conjunctural-analysis',
    on: 'a budget habit that reads unspent money as unneeded',
    said: [
      [
        'tomasz',
        3,
        'Is it one habit, or two? The committee and the finance office do not always agree.',
      ],
    ],
  },
  {
    kind: 'conjunctural-analysis',
    on: 'The review may close the two smallest branches.',
    removed: true,
    said: [['mei-lin', 9, 'The review names one branch, not two. Please check.']],
  },
  {
    kind: 'hypothesis',
    on: 'at least 90 evening visits a week by week ten',
    said: [
      [
        'priya',
        5,
        'Where does 90 come from? Saturdays ended at 67, as I read in ',
        '#evaluation',
        '.',
      ],
    ],
    reactions: [['mei-lin', 'thinking']],
  },
  {
    kind: 'action-plan',
    on: 'up to fifty pounds',
    instead: 'up to sixty pounds',
    said: [['noor', 2, 'Hiring the hall for one meeting costs 55.']],
  },
  {
    kind: 'situational-objective',
    on: null,
    said: [
      ['priya', 6, 'I am new here. What is the underspend, in one sentence?'],
      [
        'amara',
        6,
        'Money for staff that the city planned for this year and has not spent. See ',
        '#conjunctural-analysis',
        '.',
      ],
      ['priya', 5, 'Thank you, now I can follow it.'],
    ],
    resolved: ['priya', 5],
    reactions: [['amara', 'heart']],
  },
  {
    kind: 'structural-analysis',
    on: 'demand outside opening hours has never been measured',
    said: [
      ['mei-lin', 88, 'We could count who is turned away at closing time.'],
      ['tomasz', 86, 'Good. It is a lesson in the evaluation now.'],
    ],
    resolved: ['tomasz', 86],
  },
  {
    kind: 'vision',
    on: 'at least three evenings and one weekend day',
    said: [
      ['tomasz', 180, 'Three everywhere? Small branches have two people on the rota.'],
      ['amara', 179, 'In ten years, yes. How we get there belongs in the strategy.'],
    ],
    resolved: ['tomasz', 178],
  },
]

const DAY = 24 * 60 * 60 * 1000

/** What the people of the example say to each other beside its first canvas. */
export async function seedThreads(
  { database, sync }: { database: Database<Schema>; sync: Sync },
  { elements }: MadeCanvas,
  people: Record<ExamplePersonKey, string>,
): Promise<void> {
  const elementIds = new Map(elements.map(({ kind, id }) => [kind, id]))
  for (const { kind, on, removed, instead, said, resolved, reactions } of EXAMPLE_THREADS) {
    const element = elements.find((one) => one.kind === kind)
    const [first, ...answers] = said.map(([who, days, ...words], n) => ({
      ...{ id: randomUUID(), by: people[who], at: daysAgo(days, n) },
      body: bodyOf(words, people, elementIds),
    }))
    if (!element || !first)
      throw new Error(`The example comments on "${kind}", which is not there.`)
    const state = await sync.state(element.document_id)
    const anchor = on === null ? null : anchorOn(state.update, on, removed === true)
    const place = { scope: anchor ? 'text' : 'element', anchor } as const
    await database.transaction(async (tx) => {
      const { by, at, ...message } = first
      const threadId = randomUUID()
      const begun = { id: threadId, elementId: element.id, by, at, message }
      if (on !== null && instead !== undefined)
        await beginSuggestion(tx, {
          ...{ ...begun, ...suggestedIn(state.update, on, instead) },
          batchId: randomUUID(),
        })
      else await beginThread(tx, { ...begun, place })
      for (const answer of answers) await addMessage(tx, { ...answer, threadId })
      const last = answers.at(-1) ?? first
      for (const [who, kind] of reactions ?? [])
        await giveReaction(tx, { messageId: last.id, kind, by: people[who], at: last.at })
      if (resolved) {
        const [who, days] = resolved
        await turnThread(tx, threadId, 'resolved', people[who], daysAgo(days, said.length))
      }
    })
  }
}

/** An anchor on words of a text, or on words that are not in it any more. */
function anchorOn(update: Uint8Array, words: string, removed: boolean): Anchor {
  // A copy: the text itself does not hear of it.
  const doc = new Y.Doc()
  try {
    Y.applyUpdate(doc, update)
    const text = doc.getXmlFragment(FRAGMENT)
    if (removed) {
      const block = new Y.XmlElement('paragraph')
      block.insert(0, [new Y.XmlText(words)])
      text.push([block])
    }
    const index = TextIndex.of(text)
    const at = index.text.indexOf(words)
    const anchor = at < 0 ? null : anchorAt(index, at, at + words.length)
    if (!anchor) throw new Error(`The example comments on "${words}", which stands nowhere.`)
    return anchor
  } finally {
    doc.destroy()
  }
}

function bodyOf(
  words: string[],
  people: Record<ExamplePersonKey, string>,
  elementIds: Map<string, string>,
): MessageBody {
  const content = words.map((each): BodyInline => {
    const name = each.slice(1)
    if (each.startsWith('@'))
      return { type: 'mention', attrs: { id: people[name as ExamplePersonKey] } }
    if (each.startsWith('#'))
      return { type: 'elementLink', attrs: { id: elementIds.get(name) ?? '' } }
    return { type: 'text', text: each }
  })
  return { type: 'doc', content: [{ type: 'paragraph', content }] }
}

/** The `n`-th thing said in a thread comes some minutes after the one before. */
function daysAgo(days: number, n: number): string {
  return new Date(Date.now() - days * DAY + n * 11 * 60_000).toISOString()
}
