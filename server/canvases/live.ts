import type { CanvasEvent, WhoIsWhere } from '../../lib/canvases'
import type { Whereabouts, WorkspaceNews } from '../../lib/workspace-news'
import type { Database } from '../db/database'
import type { Schema } from '../db/schema'
import type { Log } from '../log'
import type { Sync, SyncListener } from '../sync/sync'
import { Departures } from './departures'
import { elementsOf, liveDocumentsOf, placeOf, type Place } from './store'
import { Throttle } from './throttle'

export interface LiveParts {
  database: Database<Schema>
  /** Asked late: the engine is built with this listener. */
  sync: () => Sync
  log: Log
}

const PEOPLE_MS = 200
/** The whole workspace is counted through, and nobody waits for a face on the home page. */
const WHEREABOUTS_MS = 500
const CHANGED_MS = 2000

/**
 * Tells those who have a board or the workspace's home open what happens in the texts: who is in
 * which element, and which element changed (at most once in 2 s each, the last change always).
 */
export class Live implements SyncListener {
  // Documents never move to another canvas, so an answer stays true.
  private readonly places = new Map<string, Place>()
  private readonly people = new Throttle(PEOPLE_MS, (id) => void this.told(() => this.tellWho(id)))
  private readonly departures = new Departures()
  private readonly whereabouts = new Throttle(
    WHEREABOUTS_MS,
    (id) => void this.told(() => this.tellWhereabouts(id)),
  )
  private stopped = false
  private readonly changes = new Throttle(
    CHANGED_MS,
    (id) => void this.told(() => this.tellChanged(id)),
  )

  constructor(private readonly parts: LiveParts) {}

  /** Also for the channels themselves: whoever has just opened a page hears who is where. */
  peopleChanged(documentId: string): void {
    if (this.stopped) return
    void this.told(async () => {
      const place = await this.placeOf(documentId)
      if (place) this.people.ask(place.channelId)
      // What is neither a text nor a canvas is the channel of a workspace, and bears its id.
      this.whereabouts.ask(place?.workspaceId ?? documentId)
    })
  }

  documentChanged(documentId: string): void {
    if (this.stopped) return
    this.changes.ask(documentId)
  }

  /** Says nothing more: the databases it asks are about to close. */
  stop(): void {
    this.stopped = true
    this.people.stop()
    this.whereabouts.stop()
    this.changes.stop()
  }

  private async tellWho(channelId: string): Promise<void> {
    const place = await this.placeOf(channelId)
    if (!place) return
    const where: WhoIsWhere = {}
    for (const element of await elementsOf(this.parts.database.db, [place.canvasId])) {
      const people = this.parts.sync().people(element.document_id)
      if (people.length > 0) where[element.id] = people
    }
    this.announce(channelId, { type: 'who-is-where', where })
    const here = [...this.parts.sync().people(channelId), ...Object.values(where).flat()]
    const left = this.departures.note(channelId, here, Date.now())
    if (left) this.announce(channelId, { type: 'left', left })
  }

  private async tellChanged(documentId: string): Promise<void> {
    const place = await this.placeOf(documentId)
    if (!place?.elementId) return
    const { channelId, workspaceId, canvasId, elementId } = place
    this.announce(channelId, { type: 'element-changed', elementId })
    this.announceAll(workspaceId, { type: 'text-changed', canvasId, elementId })
  }

  private async tellWhereabouts(workspaceId: string): Promise<void> {
    const sync = this.parts.sync()
    if (sync.people(workspaceId).length === 0) return
    const people: Whereabouts[] = []
    for (const document of await liveDocumentsOf(this.parts.database.db, workspaceId)) {
      const { canvasId, elementId } = document
      for (const person of sync.people(document.documentId))
        people.push({ person, canvasId, elementId })
    }
    this.announceAll(workspaceId, { type: 'whereabouts', people: withoutEchoes(people) })
  }

  private announceAll(workspaceId: string, event: WorkspaceNews): void {
    this.parts.sync().announce(workspaceId, event)
  }

  private announce(channelId: string, event: CanvasEvent): void {
    this.parts.sync().announce(channelId, event)
  }

  private async placeOf(documentId: string): Promise<Place | null> {
    const known = this.places.get(documentId)
    if (known) return known
    const place = await placeOf(this.parts.database.db, documentId)
    if (place) this.places.set(documentId, place)
    return place
  }

  /** The engine must not hear of our troubles: news that fails is only logged. */
  private async told(tell: () => Promise<void>): Promise<void> {
    try {
      await tell()
    } catch (error) {
      this.parts.log.warn({ err: error }, 'a board was not told what happened')
    }
  }
}

/** Whoever is in an element is connected to its canvas too; they are told of once, in the element. */
function withoutEchoes(people: Whereabouts[]): Whereabouts[] {
  const inElements = new Set(
    people.flatMap(({ person, canvasId, elementId }) =>
      elementId === null ? [] : `${person.id} ${canvasId}`,
    ),
  )
  return people.filter(
    ({ person, canvasId, elementId }) =>
      elementId !== null || !inElements.has(`${person.id} ${canvasId}`),
  )
}
