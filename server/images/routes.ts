import { z } from 'zod'
import { Image } from '../../lib/kept-image'
import { requireCaller } from '../http/caller'
import type { ByteBody } from '../http/byte-bodies'
import { answer, failures, params, route } from '../http/route'
import { createRouter } from '../http/router'
import { imageAnswer } from './answer'
import type { Images } from './images'

const Bytes = z.string().openapi({ type: 'string', format: 'binary' })
// Types that no form can send, so that none of another site ever does.
const TYPES = ['application/octet-stream', 'image/png', 'image/jpeg', 'image/gif', 'image/webp']

const add = route({
  method: 'post',
  path: '/elements/{elementId}/images',
  tags: ['Images'],
  summary: 'Give an element an image: the file itself as the body',
  request: {
    params: params('elementId'),
    body: { content: { 'application/octet-stream': { schema: Bytes } } },
  },
  responses: {
    201: answer(Image, 'The image as it is kept: made anew, without anything but the picture'),
    ...failures('not_found', 'not_allowed', 'not_drafting', 'scope_too_small'),
    ...failures('busy', 'images_full'),
    ...failures('image_kind', 'image_broken', 'image_too_large', 'image_too_many_pixels'),
  },
})

const read = route({
  method: 'get',
  path: '/images/{imageId}',
  tags: ['Images'],
  summary: 'An image',
  request: { params: params('imageId') },
  responses: {
    200: { description: 'The image', content: { 'image/*': { schema: Bytes } } },
    304: { description: 'The image you have is the one' },
    ...failures('not_found'),
  },
})

/** Which bodies the API takes that are not JSON. */
export function imageBodies(maxBytes: number): ByteBody {
  const path = /^\/api\/v1\/elements\/[^/]+\/images$/
  return { path, types: [...TYPES, 'image/avif'], maxBytes, tooLarge: 'image_too_large' }
}

/** Images of texts. */
export function imageRoutes({ images }: { images: Images }) {
  return createRouter()
    .openapi(add, async (c) => {
      const { elementId } = c.req.valid('param')
      const body = async () => new Uint8Array(await c.req.arrayBuffer())
      return c.json(await images.add(requireCaller(c), elementId, body), 201)
    })
    .openapi(read, async (c) => {
      const { imageId } = c.req.valid('param')
      const image = await images.read(requireCaller(c), imageId)
      return imageAnswer(image, c.req.header('if-none-match') ?? null)
    })
}
