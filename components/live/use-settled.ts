'use client'

import { useEffect, useState } from 'react'
import { whenIdle, whenPainted } from './when-idle'

/** Whether what matters stands on the page and has been painted: the moment for all the rest. */
export function useSettled(isThere: boolean): boolean {
  const [settled, setSettled] = useState(false)
  useEffect(() => {
    if (!isThere) return
    let wanted = true
    void whenPainted()
      .then(whenIdle)
      .then(() => wanted && setSettled(true))
    return () => {
      wanted = false
    }
  }, [isThere])
  return isThere && settled
}
