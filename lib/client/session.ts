import { z } from 'zod'
import { ApiError } from './api-error'

const Csrf = z.object({ csrfToken: z.string() })
const Answer = z.object({ url: z.string() })

/** Opens a session in this browser with a ticket from the API. Throws `ApiError`. */
export async function openSession(ticket: string): Promise<void> {
  const answer = await post('/api/auth/callback/credentials', { ticket })
  if (new URL(answer.url).searchParams.has('error'))
    throw new ApiError('not_signed_in', 'The ticket was not accepted.', 401)
}

/** Ends the session of this browser and closes its sockets. Throws `ApiError`. */
export async function closeSession(): Promise<void> {
  await post('/api/auth/signout', {})
}

/** next-auth takes forms with its CSRF token, and answers JSON when asked to. */
async function post(path: string, values: Record<string, string>) {
  try {
    const { csrfToken } = Csrf.parse(await (await fetch('/api/auth/csrf')).json())
    const body = new URLSearchParams({ ...values, csrfToken, callbackUrl: '/', json: 'true' })
    return Answer.parse(await (await fetch(path, { method: 'POST', body })).json())
  } catch (cause) {
    if (cause instanceof TypeError) throw new ApiError('offline', 'The server did not answer.', 0)
    if (cause instanceof SyntaxError || cause instanceof z.ZodError)
      throw new ApiError('unexpected', 'The server answered the sign-in in an unknown way.', 500)
    throw cause
  }
}
