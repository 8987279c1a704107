'use client'

import { createContext, useContext } from 'react'
import { createApi, type Api } from '@/lib/client/api'

const ApiContext = createContext<Api>(createApi((path, init) => fetch(path, init)))

/** The HTTP API as this browser calls it, with the visitor's session cookie. */
export function useApi(): Api {
  return useContext(ApiContext)
}
