import { z } from 'zod'
import { AppError } from '../../lib/errors'
import { imageIdsIn } from '../../lib/images'
import { failures, params, publicRoute } from '../http/route'
import { createRouter } from '../http/router'
import { imageAnswer } from '../images/answer'
import type { Images } from '../images/images'
import { grantIn } from './grant-cookie'
import type { SharedTexts } from './shared-texts'
import type { Shares } from './shares'

const image = publicRoute({
  method: 'get',
  path: '/shares/{token}/images/{imageId}',
  tags: ['Share links'],
  summary: 'An image of a text that a share link shows',
  request: { params: params('token', 'imageId') },
  responses: {
    200: {
      description: 'The image',
      content: { 'image/*': { schema: z.string().openapi({ type: 'string', format: 'binary' }) } },
    },
    304: { description: 'The image you have is the one' },
    ...failures('share_gone', 'not_found'),
  },
})

interface ImageRoutesParts {
  shares: Shares
  texts: SharedTexts
  images: Images
}

/** Images for readers: those that stand in what their link shows now, and no others. */
export function shareImageRoutes({ shares, texts, images }: ImageRoutesParts) {
  return createRouter().openapi(image, async (c) => {
    const { token, imageId } = c.req.valid('param')
    const grant = grantIn(c, shares.idOf(token))
    const opened = await shares.open(token, { grant, locale: 'en', counts: false })
    if (opened.kind !== 'open') throw new AppError('share_gone')
    const shown = await texts.of(opened.reading.elements.map((element) => element.documentId))
    if (![...shown.values()].some((text) => imageIdsIn(text).includes(imageId)))
      throw new AppError('share_gone')
    const found = await images.open(imageId)
    if (!found || found.workspaceId !== opened.workspaceId) throw new AppError('share_gone')
    const response = await imageAnswer(found, c.req.header('if-none-match') ?? null)
    // Gone with the link, not an hour later.
    response.headers.set('cache-control', 'private, no-store')
    response.headers.set('x-robots-tag', 'noindex')
    return response
  })
}
