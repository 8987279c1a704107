import type { TextPlaces } from '../canvases/text-places'
import type { Database } from '../db/database'
import type { Schema } from '../db/schema'
import type { Events } from '../events/events'
import type { Log } from '../log'
import type { Sync } from '../sync/sync'
import type { TextReader } from '../texts/text-reader'
import type { Members } from '../workspaces/members'
import type { FoundMention } from './mentions-in'
import { insertMention, mentionsSeen } from './store'

export interface MentionsParts {
  database: Database<Schema>
  sync: () => Sync
  places: TextPlaces
  reader: TextReader
  members: Members
  events: Events
  log: Log
}

/** How long after a change a text is looked through; meanwhile more may come. */
const LOOK_MS = 5000
/** Stands in the bytes of whatever names somebody. */
const SIGN = 'mention'
/** Whoever is named again and again in one text by the same person hears of it this often. */
const AGAIN_MS = 10 * 60_000
/** How many people one person calls at once by writing in one text. */
const MOST_CALLED = 50

/**
 * Sees who is newly named in a text, and tells of it once for each mention: also when it is cut and
 * pasted elsewhere in the text, or brought back by undo. What the server itself wrote (a copy of a
 * canvas, the example) calls nobody, nor does one's own name. Works from the text as it is on disk,
 * so that what a crash made it miss is seen with the next mention there.
 */
export class Mentions {
  private readonly timers = new Map<string, NodeJS.Timeout>()
  private looking: Promise<unknown> = Promise.resolve()
  private stopped = false

  constructor(private readonly parts: MentionsParts) {}

  documentChanged(documentId: string, written: readonly Buffer[]): void {
    // Done for every keystroke: most name nobody, and a whole text is long to read.
    if (!written.some((bytes) => bytes.includes(SIGN))) return
    if (this.stopped || this.timers.has(documentId)) return
    const timer = setTimeout(() => {
      this.timers.delete(documentId)
      void this.tryToLook(documentId)
    }, LOOK_MS)
    // What is not seen now is seen with the next one: the process need not wait.
    timer.unref()
    this.timers.set(documentId, timer)
  }

  /** Says nothing more: the databases are about to close. */
  async stop(): Promise<void> {
    this.stopped = true
    for (const timer of this.timers.values()) clearTimeout(timer)
    await this.looking
  }

  /** Looks through a text now. Resolves once it is told of whoever is new in it. */
  async look(documentId: string): Promise<void> {
    const { database, sync, places, reader, events } = this.parts
    const { updates, writers } = await sync().updates(documentId)
    const place = await places.of(documentId)
    if (!place) return
    const found = await reader.read('mentions', updates)
    if (found.length === 0) return
    const seen = await mentionsSeen(database.db, documentId)
    const known = new Set(seen.map(({ person_id, key }) => `${person_id} ${key}`))
    const fresh = found.filter(({ personId, key }) => !known.has(`${personId} ${key}`))
    if (fresh.length === 0) return
    const now = Date.now()
    const recent = new Set(
      seen
        .filter(({ told, seen_at }) => told === 1 && now - Date.parse(seen_at) < AGAIN_MS)
        .map(({ person_id, by_id }) => `${person_id} ${by_id ?? ''}`),
    )
    for (const [by, mentions] of byAuthor(fresh, writers)) {
      const called = await this.called(place.workspaceId, by, mentions, recent)
      await database.transaction(async (tx) => {
        const personIds: string[] = []
        for (const { personId, key } of mentions) {
          const told: 0 | 1 = called.has(personId) ? 1 : 0
          const row = { document_id: documentId, person_id: personId, key, by_id: by || null, told }
          const isNew = await insertMention(tx.db, { ...row, seen_at: new Date(now).toISOString() })
          if (isNew && told === 1 && !personIds.includes(personId)) personIds.push(personId)
        }
        if (personIds.length === 0) return
        const { workspaceId, canvasId, elementId } = place
        await events.tell(tx, {
          ...{ workspaceId, canvasId, elementId, actorId: by },
          ...{ kind: 'text.mentioned', personIds },
        })
      })
    }
  }

  /** Those of them who are to hear of it: in the workspace, not whoever wrote it, not just told. */
  private async called(
    workspaceId: string,
    by: string,
    mentions: readonly FoundMention[],
    recent: ReadonlySet<string>,
  ): Promise<Set<string>> {
    const called = new Set<string>()
    if (by === '') return called
    for (const { personId } of mentions) {
      if (called.size >= MOST_CALLED) break
      if (personId === by || called.has(personId) || recent.has(`${personId} ${by}`)) continue
      if ((await this.parts.members.roleOf(workspaceId, personId)) !== null) called.add(personId)
    }
    return called
  }

  private async tryToLook(documentId: string): Promise<void> {
    const look = this.look(documentId).catch((error: unknown) =>
      this.parts.log.warn({ err: error }, 'a text was not looked through for names'),
    )
    this.looking = Promise.all([this.looking, look])
    await look
  }
}

function byAuthor(
  mentions: readonly FoundMention[],
  writers: ReadonlyMap<number, string>,
): Map<string, FoundMention[]> {
  const found = new Map<string, FoundMention[]>()
  for (const mention of mentions) {
    const by = writers.get(mention.clientId) ?? ''
    found.set(by, [...(found.get(by) ?? []), mention])
  }
  return found
}
