import type { Audit } from '../audit/audit'
import type { Elements } from '../canvases/elements'
import type { TextPlaces } from '../canvases/text-places'
import type { EditionSpans } from '../config'
import type { Database } from '../db/database'
import type { Schema } from '../db/schema'
import type { Log } from '../log'
import type { Sync } from '../sync/sync'
import type { TextReader } from '../texts/text-reader'
import type { Members } from '../workspaces/members'
import type { Workspaces } from '../workspaces/workspaces'
import { automaticEdition } from './automatic-edition'
import { AutomaticEditions } from './automatic-editions'
import { AutomaticReading } from './automatic-reading'
import { Editions, type EditionsParts } from './editions'
import { editionsFeed } from './found'
import { Keeping } from './keeping'
import { keepingRoutes } from './keeping-routes'
import { editionRoutes } from './routes'
import { bytesOfEditions, editionById, editsPinned } from './store'

export interface AllEditionsParts {
  database: Database<Schema>
  sync: Sync
  members: Members
  workspaces: Workspaces
  elements: Elements
  audit: Audit
  places: TextPlaces
  spans: EditionSpans
  hasSeat: EditionsParts['hasSeat']
  reader: TextReader
  log: Log
  now?: () => number
}

/** All that keeps texts as they stood: named by people, made by itself, and how long that stays. */
export function allEditions(parts: AllEditionsParts) {
  const { database, sync, members, elements, audit, places, spans, reader, log } = parts
  const clock = parts.now ? { now: parts.now } : {}
  const automatic = new AutomaticEditions({
    ...{ database, sync: () => sync, places, reader, spans, log },
    ...clock,
  })
  const keeping = new Keeping({
    ...{ database, members, audit, log },
    nameOf: async (workspaceId) => (await parts.workspaces.named(workspaceId)).name,
    ...clock,
  })
  const editions = new Editions({ database, sync, members, elements, hasSeat: parts.hasSeat })
  const reading = new AutomaticReading({ database, members, elements })
  return {
    automatic,
    keeping,
    named: editions,
    routes: [editionRoutes({ editions, automatic: reading }), keepingRoutes({ keeping })],
    /** The edits up to which the record of a document stays readable by itself. */
    pins: (documentId: string) => editsPinned(database.db, documentId),
    /** Names and notes, for search. */
    feed: editionsFeed({ database }),
    /** Editions that a text may be made to say again, and how it stood before, for good. */
    forRestoring: {
      editionById: (id: string) => editionById(database.db, id),
      async keepBefore(place: { elementId: string; documentId: string; by: string }) {
        const at = new Date((parts.now ?? Date.now)()).toISOString()
        await automaticEdition({ database, sync, reader }, { ...place, why: 'before_restore', at })
      },
    },
    /** How many bytes all of them take, by element. */
    bytesIn: (workspaceId: string) => bytesOfEditions(database.db, workspaceId),
    begin(): void {
      void automatic.begin()
      keeping.begin()
    },
    async stop(): Promise<void> {
      await Promise.all([automatic.stop(), keeping.stop()])
    },
  }
}
