import { Erasures, type ErasuresParts } from '../erasures/erasures'
import { erasureRoutes } from '../erasures/routes'
import { HistoryExports, type ExportsParts } from './exports'
import { Integrity, type IntegrityParts } from './integrity'
import { integrityRoutes } from './routes'

/** What looks after the past of texts: checks, files to take along, and what goes for good. */
export function keeping(parts: IntegrityParts & ExportsParts & ErasuresParts) {
  return {
    integrity: new Integrity(parts),
    exports: new HistoryExports(parts),
    erasures: new Erasures(parts),
  }
}

export function keepingRoutes(kept: ReturnType<typeof keeping>) {
  return [integrityRoutes(kept), erasureRoutes(kept)]
}
