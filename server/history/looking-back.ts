import type { Audit } from '../audit/audit'
import type { Canvases } from '../canvases/canvases'
import type { Elements } from '../canvases/elements'
import type { Readings } from '../canvases/readings'
import type { Database } from '../db/database'
import type { Schema } from '../db/schema'
import type { allEditions } from '../editions/all-editions'
import type { Events } from '../events/events'
import { keeping, keepingRoutes } from '../integrity/keeping'
import type { Log } from '../log'
import { Restorations } from '../restorations/restorations'
import { restorationRoutes } from '../restorations/routes'
import { sinceRoutes } from '../since/routes'
import { Since } from '../since/since'
import type { Sync } from '../sync/sync'
import { Pace } from '../threads/pace'
import type { Members } from '../workspaces/members'
import { History } from './history'
import { historyRoutes } from './routes'

export interface LookingBackParts {
  database: Database<Schema>
  sync: Sync
  members: Members
  canvases: Canvases
  elements: Elements
  readings: Readings
  events: Events
  audit: Audit
  editions: ReturnType<typeof allEditions>
  log: Log
  /** Whatever shows a text or finds it reads it anew. */
  erased(documentId: string): void
}

/**
 * All that looks back: who wrote what, texts that say again what they said, what is new since one was
 * there, and whether anything was changed afterwards.
 */
export function lookingBack(parts: LookingBackParts) {
  const { database, sync, members, canvases, elements, readings, events, audit, log } = parts
  const editions = parts.editions.named
  const pace = () => new Pace({ perSecond: 1, burst: 60, code: 'history_too_fast' })
  const history = new History({ sync, members, elements, pace: pace() })
  const restorations = new Restorations({
    ...{ database, sync, members, elements, events, audit, pace: pace() },
    ...parts.editions.forRestoring,
  })
  const since = new Since({ database, sync, members, elements, readings, editions, audit })
  events.on(since.hear)
  const kept = keeping({
    ...{ database, sync, members, canvases, elements, editions, audit, log },
    erased: parts.erased,
  })
  return {
    ...{ since, kept },
    routes: [
      historyRoutes({ history }),
      restorationRoutes({ restorations }),
      sinceRoutes({ since }),
      ...keepingRoutes(kept),
    ],
  }
}
