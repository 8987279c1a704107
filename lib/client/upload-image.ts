import { Image } from '../kept-image'
import { ApiError } from './api-error'
import { apiFailure } from './api/asking'

interface Sending {
  elementId: string
  file: Blob
  /** Told how much is sent, 0 to 1. */
  onProgress: (share: number) => void
  signal: AbortSignal
}

/**
 * Sends a file to an element. By XMLHttpRequest, because `fetch` does not say how far it is.
 * @throws ApiError; `offline` when no answer came
 * @throws the signal's reason when it was called off
 */
export function uploadImage({ elementId, file, onProgress, signal }: Sending): Promise<Image> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', `/api/v1/elements/${encodeURIComponent(elementId)}/images`)
    request.setRequestHeader('content-type', 'application/octet-stream')
    request.upload.onprogress = ({ loaded, total }) => onProgress(total ? loaded / total : 0)
    request.onerror = () => reject(new ApiError('offline', 'The server did not answer.', 0))
    request.onabort = () => reject(signal.reason as Error)
    request.onload = () => {
      const answer = new Response(request.responseText || null, { status: request.status })
      if (!answer.ok) return void apiFailure(answer).then(reject, reject)
      const image = Image.safeParse(read(request.responseText))
      if (image.success) resolve(image.data)
      else reject(new ApiError('unexpected', 'This is no image.', request.status))
    }
    signal.addEventListener('abort', () => request.abort())
    request.send(file)
  })
}

function read(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}
