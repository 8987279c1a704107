'use client'

import { createContext, useContext } from 'react'
import type { Api } from '@/lib/client/api'
import { lazyApi } from '@/lib/client/lazy-api'

const ApiContext = createContext<Api>(lazyApi(load))

/** The HTTP API as this browser calls it, with the visitor's session cookie. */
export function useApi(): Api {
  return useContext(ApiContext)
}

async function load(): Promise<Api> {
  const { createApi } = await import('@/lib/client/api')
  return createApi((path, init) => fetch(path, init))
}
