import { randomUUID } from 'node:crypto'
import { INSIDE, row, type RightsRow } from './rights-row'
import type { Stage } from './rights-stage'

/** Editions: read by all inside, made by coordinators, stewards and whoever has a seat for it. */
export const EDITION_RIGHTS: RightsRow[] = [
  row('GET /elements/{elementId}/editions', INSIDE, 'edition.read', ({ elementId }) => ({
    ids: { elementId },
  })),
  row('GET /editions/{editionId}', INSIDE, 'edition.read', async (stage) => ({
    ids: { editionId: await stage.edition() },
  })),
  row('GET /editions/{editionId}/markdown', INSIDE, 'edition.read', async (stage) => ({
    ids: { editionId: await stage.edition() },
  })),
  row(
    'POST /elements/{elementId}/editions (without a seat)',
    '401 403 403 201 201 | 404 404 401 401 | 403 403',
    'edition.make',
    (stage) => making(stage),
    { seat: false },
  ),
  row(
    'POST /elements/{elementId}/editions (with a seat that drafts)',
    '401 403 201 201 201 | 404 404 401 401 | 403 201',
    'edition.make',
    async (stage, userId) => {
      await stage.seatIn('drafting', userId)
      return making(stage)
    },
    { seat: true },
  ),
]

function making(stage: Stage) {
  return {
    ids: { elementId: stage.elementId },
    body: { id: randomUUID(), label: 'For the meeting', significance: 'substantive' },
  }
}
