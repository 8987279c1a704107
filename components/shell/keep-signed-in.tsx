'use client'

import { useEffect } from 'react'

const HOUR_MS = 60 * 60 * 1000
const RENEWED_AT = 'throughline-renewed-at'

/** Renews the session cookie about once an hour while somebody is here, so that nobody is signed out at work. */
export function KeepSignedIn() {
  useEffect(() => {
    renewWhenDue()
    const timer = setInterval(renewWhenDue, HOUR_MS / 4)
    return () => clearInterval(timer)
  }, [])
  return null
}

function renewWhenDue(): void {
  const last = Number(localStorage.getItem(RENEWED_AT) ?? 0)
  if (Date.now() - last < HOUR_MS) return
  renew().then(
    () => localStorage.setItem(RENEWED_AT, String(Date.now())),
    // Out of reach for now: the next turn of the timer tries again.
    () => undefined,
  )
}

async function renew(): Promise<void> {
  const answer = await fetch('/api/auth/session')
  // Read to its end, or the browser counts the request as still under way.
  await answer.arrayBuffer()
}
