import type { Seat, TeamKind } from '../../lib/teams'
import type { MadeCanvas } from '../canvases/canvases'
import type { Database } from '../db/database'
import type { Schema } from '../db/schema'
import type { Teams } from '../teams/teams'
import type { ExamplePersonKey } from './people'

interface ExampleTeam {
  kind: TeamKind
  name: string
  purpose: string
  /** Kinds of the elements it is about; none: the whole canvas. */
  about: string[]
  seats: [who: ExamplePersonKey, seat: Seat, with_?: ExamplePersonKey][]
  daysAgo: number
}

const EXAMPLE_TEAMS: ExampleTeam[] = [
  {
    kind: 'approving',
    name: 'Coordinating group',
    purpose: 'Adopts texts, opens and closes cycles.',
    about: [],
    seats: [
      ['amara', 'lead'],
      ['noor', 'member'],
      ['jonas', 'member'],
    ],
    daysAgo: 340,
  },
  {
    kind: 'drafting',
    name: 'What is going on now',
    purpose: 'Keeps the conjunctural analysis true to the day.',
    about: ['conjunctural-analysis'],
    seats: [
      ['jonas', 'lead'],
      ['amara', 'member'],
      ['tomasz', 'member'],
    ],
    daysAgo: 120,
  },
  {
    kind: 'action',
    name: 'Weir Street',
    purpose: 'Carries out the plan for Weir Street.',
    about: ['action-plan'],
    seats: [
      ['rafael', 'lead'],
      ['tomasz', 'member'],
      ['priya', 'learner', 'rafael'],
    ],
    daysAgo: 60,
  },
  {
    kind: 'evaluation',
    name: 'Looking back',
    purpose: 'Holds what happened against what we expected.',
    about: ['evaluation'],
    seats: [
      ['mei-lin', 'lead'],
      ['tomasz', 'member'],
    ],
    daysAgo: 90,
  },
  {
    kind: 'moderation',
    name: 'Moderation',
    purpose: 'Looks after how we treat each other.',
    about: [],
    seats: [['noor', 'lead']],
    daysAgo: 340,
  },
]

const DAY = 24 * 60 * 60 * 1000

/** The teams of the example and who sits in them, as given on the day the group gave them. */
export async function seedTeams(
  { database, teams }: { database: Database<Schema>; teams: Teams },
  { canvas, elements }: MadeCanvas,
  people: Record<ExamplePersonKey, string>,
  by: string | null,
): Promise<void> {
  const workspaceId = canvas.workspace_id
  for (const { about, seats, daysAgo, ...named } of EXAMPLE_TEAMS) {
    const at = new Date(Date.now() - daysAgo * DAY).toISOString()
    const elementIds = elements.filter(({ kind }) => about.includes(kind)).map(({ id }) => id)
    if (elementIds.length !== about.length)
      throw new Error(`The example's team "${named.name}" is about what is not an element.`)
    const scope = { canvasId: canvas.id, elementIds }
    await database.transaction(async (tx) => {
      const wanted = { ...named, scope, at }
      const id = await teams.make(tx, workspaceId, wanted, by)
      const team = { id, workspace_id: workspaceId, name: named.name, kind: named.kind }
      for (const [who, seat, companion] of seats) {
        const pairedWith = companion ? people[companion] : null
        await teams.give(tx, team, people[who], { seat, pairedWith }, by, at)
      }
    })
  }
}
