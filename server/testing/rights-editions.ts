import { randomUUID } from 'node:crypto'
import { INSIDE, inWorkspace, row, type RightsRow } from './rights-row'
import type { Stage } from './rights-stage'

const PAST = '401 403 200 200 200 | 404 404 401 401 | 200 200'
const STEWARDS = '401 403 403 403 200 | 404 404 401 401 | 403 403'
const KEEPING = '/workspaces/{workspaceId}/edition-keeping'

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
  row('GET /elements/{elementId}/editions/around', INSIDE, 'edition.read', ({ elementId }) => ({
    ids: { elementId },
  })),
  row('GET /elements/{elementId}/automatic-editions', PAST, 'history.read', ({ elementId }) => ({
    ids: { elementId },
  })),
  ...['', '/markdown'].map((more) =>
    row(`GET /automatic-editions/{automaticId}${more}`, PAST, 'history.read', async (stage) => ({
      ids: { automaticId: await stage.automaticEdition() },
    })),
  ),
  row(`GET ${KEEPING}`, STEWARDS, 'workspace.sizes', inWorkspace),
  row(`GET ${KEEPING}/preview`, STEWARDS, 'workspace.sizes', inWorkspace),
  row(
    `PUT ${KEEPING}`,
    '401 403 403 403 200 | 404 404 401 401 | 403 403',
    'workspace.set-policy',
    (stage) => ({
      ...inWorkspace(stage),
      body: { allDays: 1, dailyDays: 30, weeklyDays: 365 },
    }),
  ),
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
