import { headers } from 'next/headers'
import { cache } from 'react'
import { createApi, type Api } from '@/lib/client/api'
import { inProcess } from '@/lib/client/in-process'

const FORWARDED = ['cookie', 'accept-language', 'x-forwarded-host', 'x-forwarded-proto']

/** The API for rendering on the server: in-process, as the visitor who asked for the page. */
export const serverApi = cache(async (): Promise<Api> => {
  const asked = await headers()
  const passed = new Headers()
  for (const name of FORWARDED) {
    const value = asked.get(name)
    if (value) passed.set(name, value)
  }
  const scheme = asked.get('x-forwarded-proto') ?? 'http'
  const host = asked.get('x-forwarded-host') ?? asked.get('host') ?? 'localhost'
  return createApi((path, init) => {
    const request = new Request(new URL(path, `${scheme}://${host}`), init)
    for (const [name, value] of passed) request.headers.set(name, value)
    return inProcess().fetch(request)
  })
})
