import { expect, it } from 'vitest'
import { createApi } from './api'
import { lazyApi } from './lazy-api'

it('[CL8] the API is loaded with the first question asked of it, and then answers as itself', async () => {
  let loads = 0
  const api = lazyApi(async () => {
    loads += 1
    return createApi(async (path) => new Response(`asked for ${path}`))
  })
  expect(loads).toBe(0)
  expect(await api.elementMarkdown('7')).toBe('asked for /api/v1/elements/7/markdown')
  expect(loads).toBe(1)
})

it('[CL8] when it cannot be loaded, that is no answer', async () => {
  const api = lazyApi(() => Promise.reject(new Error('Loading chunk 7 failed.')))
  await expect(api.me()).rejects.toMatchObject({ name: 'ApiError', code: 'offline' })
})

it('[CL8] it is not taken for a promise of itself', async () => {
  const api = lazyApi(() => Promise.reject(new Error('never asked')))
  expect(await Promise.resolve(api)).toBe(api)
})
