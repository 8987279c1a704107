import { onePixel } from './one-pixel'
import { INSIDE, row } from './rights-row'

/** Images: put in by who writes in the element, seen by who reads in its workspace. */
export const IMAGE_RIGHTS = [
  row(
    'POST /elements/{elementId}/images',
    '401 403 201 201 201 | 404 404 401 401 | 403 201',
    'element.write',
    (stage) => ({ ids: { elementId: stage.elementId }, body: onePixel() }),
  ),
  row('GET /images/{imageId}', INSIDE, 'element.read', async (stage) => ({
    ids: { imageId: await stage.image() },
  })),
]
