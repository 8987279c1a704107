import { EVERYBODY, row, type RightsRow } from './rights-row'

/** Share links, and what tells anybody whether the server can be reached. */
export const SHARE_RIGHTS: RightsRow[] = [
  row(
    'GET /canvases/{canvasId}/shares',
    '401 403 403 200 200 | 404 404 401 401 | 403 403',
    'share.list',
    (stage) => ({ ids: { canvasId: stage.canvasId } }),
  ),
  row(
    'POST /canvases/{canvasId}/shares',
    '401 403 403 201 201 | 404 404 401 401 | 403 403',
    'share.make',
    (stage) => ({ ids: { canvasId: stage.canvasId }, body: { label: 'for a neighbour' } }),
  ),
  row(
    'GET /elements/{elementId}/shares',
    '401 403 403 200 200 | 404 404 401 401 | 403 403',
    'share.list',
    (stage) => ({ ids: { elementId: stage.elementId } }),
  ),
  row(
    'POST /elements/{elementId}/shares',
    '401 403 403 201 201 | 404 404 401 401 | 403 403',
    'share.make',
    (stage) => ({ ids: { elementId: stage.elementId }, body: {} }),
  ),
  row(
    'DELETE /shares/{shareId}',
    '401 403 403 204 204 | 404 404 401 401 | 403 403',
    'share.revoke',
    async (stage) => ({ ids: { shareId: await stage.share() } }),
  ),

  row('GET /shares/{token}/images/{imageId}', EVERYBODY, null, async (stage) => ({
    ids: await stage.sharedImage(),
  })),

  row('GET /status', EVERYBODY, null, () => ({})),
  row('GET /status/pieces', EVERYBODY, null, () => ({})),
]
