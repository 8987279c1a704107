import type * as Y from 'yjs'
import type { Accounts } from '../accounts/accounts'
import { newSecretText } from '../accounts/secret-text'
import { FRAGMENT } from '../../lib/protocol'
import { LONGEST_SHARE_DAYS } from '../../lib/shares'
import type { Canvases, MadeCanvas } from '../canvases/canvases'
import { appendMarkdown, putInstead, rewriteText } from '../canvases/element-text'
import type { Database } from '../db/database'
import type { Schema } from '../db/schema'
import type { Shares } from '../shares/shares'
import type { Sync } from '../sync/sync'
import type { Teams } from '../teams/teams'
import type { Members } from '../workspaces/members'
import type { Workspaces } from '../workspaces/workspaces'
import { EXAMPLE_PEOPLE, EXAMPLE_WORKSPACE, type ExamplePersonKey } from './people'
import { seedEdition } from './editions'
import { Rewriting } from './rewriting'
import { seedTeams } from './teams'
import { seedThreads } from './threads'
import { EXAMPLE_CANVAS, exampleCanvases, type ExampleCanvas } from './texts'

export interface SeedParts {
  database: Database<Schema>
  sync: Sync
  accounts: Accounts
  workspaces: Workspaces
  members: Members
  canvases: Canvases
  shares: Shares
  teams: Teams
}

export interface Seeded {
  workspaceId: string
  /** False when the example was there already; then nothing was done. */
  made: boolean
}

type People = Record<ExamplePersonKey, string>

/** What the one share link of the example is for. */
const EXAMPLE_SHARE = 'For neighbours who ask what we are up to'
const DAY = 24 * 60 * 60 * 1000
const MINUTE = 60 * 1000

/**
 * Writes the example through the same services as people's own edits, so that its log names who
 * wrote what and when. Its people get passwords nobody knows: none of them can sign in until one is
 * reset. Doing it twice does it once.
 * @param workspaceId the workspace to put the example canvas in, its people as plain members;
 *   without it, a workspace of their own is made
 */
export async function seedExample(parts: SeedParts, workspaceId?: string): Promise<Seeded> {
  const people = await accountsOfPeople(parts)
  const home = workspaceId ?? (await ownWorkspace(parts, people))
  if ((await parts.canvases.documentIdsOf(home)).length > 0)
    return { workspaceId: home, made: false }
  if (workspaceId !== undefined) await joinAsMembers(parts, workspaceId, people)
  const [first, ...others] = exampleCanvases(onDay)
  if (!first) throw new Error('The example has no canvas.')
  const made = await writeCanvas(parts, home, people, first)
  // In somebody else's workspace none of them is a steward, who alone could have made these.
  await seedTeams(parts, made, people, workspaceId === undefined ? people.noor : null)
  await seedThreads(parts, made, people)
  for (const other of others) await writeCanvas(parts, home, people, other)
  await parts.shares.make(
    people.amara,
    { workspaceId: home, canvasId: made.canvas.id, elementId: null },
    { label: EXAMPLE_SHARE, days: LONGEST_SHARE_DAYS, password: null },
  )
  return { workspaceId: home, made: true }
}

/** User ids by name; whoever has no account yet gets one. */
async function accountsOfPeople({ database, accounts }: SeedParts): Promise<People> {
  const ids: Partial<People> = {}
  for (const { key, name, email, joinedDaysAgo } of EXAMPLE_PEOPLE) {
    const known = await accounts.byEmail(email)
    if (known) {
      ids[key] = known.id
      continue
    }
    const password = newSecretText()
    const newcomer = await accounts.newcomer({ name, email, password, at: daysAgo(joinedDaysAgo) })
    await database.transaction((tx) => newcomer.save(tx))
    ids[key] = newcomer.userId
  }
  return ids as People
}

async function ownWorkspace(parts: SeedParts, people: People): Promise<string> {
  const there = await parts.workspaces.bySlug(EXAMPLE_WORKSPACE.slug)
  if (there) return there.id
  return parts.database.transaction(async (tx) => {
    const { id } = await parts.workspaces.create(tx, EXAMPLE_WORKSPACE)
    for (const { key, role, joinedDaysAgo } of EXAMPLE_PEOPLE)
      await parts.members.join(tx, {
        workspaceId: id,
        userId: people[key],
        role,
        at: daysAgo(joinedDaysAgo),
      })
    return id
  })
}

// Never stewards in somebody else's workspace: the last one who can act must not be a made-up one.
async function joinAsMembers(
  { database, members }: SeedParts,
  workspaceId: string,
  people: People,
): Promise<void> {
  for (const { key } of EXAMPLE_PEOPLE) {
    const userId = people[key]
    if (await members.roleOf(workspaceId, userId)) continue
    await database.transaction((tx) => members.join(tx, { workspaceId, userId, role: 'member' }))
  }
}

async function writeCanvas(
  parts: SeedParts,
  workspaceId: string,
  people: People,
  { canvas: wanted, standing, by, texts }: ExampleCanvas,
): Promise<MadeCanvas> {
  const firstDay = Math.max(...texts.flatMap((text) => text.parts.map((part) => part.daysAgo)))
  const isFirst = wanted === EXAMPLE_CANVAS
  const at = daysAgo(firstDay + 1)
  const { canvas, elements } = await parts.canvases.make(people[by], workspaceId, {
    ...wanted,
    ...{ standing, at },
  })
  const made = new Map<string, string[]>()
  for (const text of texts) {
    const element = elements.find((one) => one.kind === text.kind)
    if (!element) throw new Error(`The example writes "${text.kind}", which is not an element.`)
    let minutes = 0
    const { earlier = [] } = text
    const all = [...earlier, ...text.parts]
    const before = earlier.at(-1)
    const rewriting = before && new Rewriting(before.markdown)
    for (const [at, part] of all.entries()) {
      const author = { userId: people[part.by], key: null }
      // Two parts of one day: the second comes later.
      const written = Date.now() - part.daysAgo * DAY + (minutes += 7) * MINUTE
      await parts.sync.edit(
        element.document_id,
        author,
        (doc) => {
          if (at < earlier.length) rewriteText(doc, part.markdown)
          else if (rewriting) rewriteText(doc, rewriting.with(part.markdown))
          else appendMarkdown(doc, part.markdown)
        },
        written,
      )
      const stand = { count: at + 1, isAll: at + 1 === all.length, written }
      if (isFirst) await seedEdition(parts, people, element, stand, made)
    }
    for (const { by, daysAgo, words, instead } of text.later ?? []) {
      const author = { userId: people[by], key: null }
      const written = Date.now() - daysAgo * DAY + (minutes += 7) * MINUTE
      const change = (doc: Y.Doc) => putInstead(doc.getXmlFragment(FRAGMENT), words, instead)
      await parts.sync.edit(element.document_id, author, change, written)
    }
  }
  return { canvas, elements }
}

function daysAgo(days: number): string {
  return new Date(Date.now() - days * DAY).toISOString()
}

/** Like "24 July", in the language the texts are in. */
function onDay(days: number): string {
  return new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long' }).format(
    Date.now() + days * DAY,
  )
}
