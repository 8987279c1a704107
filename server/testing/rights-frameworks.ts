import { fileOf } from '../../lib/frameworks/framework-file'
import { swotChoices } from '../../lib/frameworks/swot-choices'
import { INSIDE, inWorkspace, row, type RightsRow } from './rights-row'
import type { Stage } from './rights-stage'

/** Frameworks of a workspace, and the version a canvas is on. */
export const FRAMEWORK_RIGHTS: RightsRow[] = [
  row(
    'GET /frameworks/{key}/{version} (of the workspace)',
    INSIDE,
    'framework.list',
    async (stage) => ({ ids: { key: await stage.ownFramework(), version: '1' } }),
  ),
  row('GET /workspaces/{workspaceId}/frameworks', INSIDE, 'framework.list', inWorkspace),
  row(
    'GET /workspaces/{workspaceId}/frameworks/{frameworkKey}',
    INSIDE,
    'framework.list',
    ownFramework,
  ),
  row(
    'GET /workspaces/{workspaceId}/frameworks/{frameworkKey}/file',
    INSIDE,
    'framework.list',
    ownFramework,
  ),
  row(
    'POST /workspaces/{workspaceId}/frameworks',
    '401 403 403 403 201 | 404 404 401 401 | 403 403',
    'framework.save',
    (stage) => ({ ...inWorkspace(stage), body: { file: fileOf(swotChoices) } }),
  ),
  row(
    'PUT /workspaces/{workspaceId}/frameworks/{frameworkKey}',
    '401 403 403 403 200 | 404 404 401 401 | 403 403',
    'framework.save',
    async (stage) => ({
      ...(await ownFramework(stage)),
      body: { file: fileOf(swotChoices), after: 1 },
    }),
  ),
  row(
    'PUT /workspaces/{workspaceId}/frameworks/{frameworkKey}/labels',
    '401 403 403 403 204 | 404 404 401 401 | 403 403',
    'framework.relabel',
    async (stage) => ({
      ...(await ownFramework(stage)),
      body: { strengths: { label: 'What we are good at' } },
    }),
  ),
  row('GET /canvases/{canvasId}/framework', INSIDE, 'canvas.read', (stage) => ({
    ids: { canvasId: stage.canvasId },
  })),
  row(
    'GET /canvases/{canvasId}/upgrade',
    '401 403 403 200 200 | 404 404 401 401 | 403 403',
    'canvas.upgrade',
    (stage) => ({ ids: { canvasId: stage.canvasId } }),
  ),
  row(
    'POST /canvases/{canvasId}/upgrade',
    '401 403 403 204 204 | 404 404 401 401 | 403 403',
    'canvas.upgrade',
    async (stage) => ({ ids: { canvasId: await stage.outdatedCanvas() }, body: { to: 2 } }),
  ),
]

async function ownFramework(stage: Stage) {
  return { ids: { workspaceId: stage.workspaceId, frameworkKey: await stage.ownFramework() } }
}
