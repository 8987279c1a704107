import { AppError } from '../../lib/errors'
import type { OpenImage } from './images'

/**
 * An image as an answer, or the word that the browser has it already. It never changes, so a
 * browser may show it again without asking, for an hour; it can run nothing, wherever it is opened.
 * @param known the request's `if-none-match`
 * @throws AppError not_found when its file is gone
 */
export async function imageAnswer(image: OpenImage, known: string | null): Promise<Response> {
  const etag = `"${image.id}"`
  const headers = {
    etag,
    'cache-control': 'private, max-age=3600, immutable',
    'content-security-policy': "sandbox; default-src 'none'",
    'content-disposition': 'inline',
  }
  if (known?.split(/\s*,\s*/).includes(etag)) return new Response(null, { status: 304, headers })
  const bytes = await image.read()
  if (!bytes) throw new AppError('not_found')
  return new Response(bytes, {
    headers: { ...headers, 'content-type': image.type, 'content-length': String(bytes.length) },
  })
}
