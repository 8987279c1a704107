import { INSIDE, row, type RightsRow } from './rights-row'

/** What is new for oneself: everybody inside, each for themselves. */
export const SINCE_RIGHTS: RightsRow[] = [
  row('GET /canvases/{canvasId}/since', INSIDE, 'canvas.read', ({ canvasId }) => ({
    ids: { canvasId },
  })),
  row(
    'PUT /elements/{elementId}/seen',
    '401 204 204 204 204 | 404 404 401 401 | 403 204',
    'element.mark-seen',
    ({ elementId }) => ({ ids: { elementId } }),
  ),
  row(
    'PUT /canvases/{canvasId}/seen',
    '401 204 204 204 204 | 404 404 401 401 | 403 204',
    'element.mark-seen',
    ({ canvasId, elementId }) => ({
      ids: { canvasId },
      body: { elements: [{ elementId, edit: 1 }], at: new Date().toISOString() },
    }),
  ),
]
