'use client'

import { useEffect, useState } from 'react'

/** A value once it has stayed the same for so long: nobody is asked about half a word. */
export function useLater<T>(value: T, ms: number): T {
  const [later, setLater] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setLater(value), ms)
    return () => clearTimeout(timer)
  }, [value, ms])
  return later
}
