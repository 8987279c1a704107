import { randomUUID } from 'node:crypto'
import { INSIDE_BUT_OBSERVERS, row, type RightsRow } from './rights-row'
import type { Stage } from './rights-stage'

/** Restores: by whoever may write in the element; listed for whoever may know its past. */
export const RESTORATION_RIGHTS: RightsRow[] = [
  row(
    'GET /elements/{elementId}/restorations',
    INSIDE_BUT_OBSERVERS,
    'history.read',
    ({ elementId }) => ({ ids: { elementId } }),
  ),
  row(
    'POST /elements/{elementId}/restorations/preview',
    '401 403 200 200 200 | 404 404 401 401 | 403 200',
    'element.write',
    async (stage) => ({ ids: { elementId: stage.elementId }, body: await wanted(stage) }),
  ),
  row(
    'POST /elements/{elementId}/restorations',
    '401 403 201 201 201 | 404 404 401 401 | 403 201',
    'element.write',
    async (stage) => ({
      ids: { elementId: stage.elementId },
      body: { ...(await wanted(stage)), id: randomUUID() },
    }),
  ),
  row(
    'POST /restorations/{restorationId}/undo',
    '401 403 200 200 200 | 404 404 401 401 | 403 200',
    'element.write',
    async (stage) => ({ ids: { restorationId: await stage.restoration() } }),
  ),
]

async function wanted(stage: Stage) {
  return { from: { editionId: await stage.olderEdition() } }
}
