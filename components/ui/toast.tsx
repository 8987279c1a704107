'use client'

import { createContext, useCallback, useContext, useRef, useState, type ReactNode } from 'react'

const SHOWN_FOR_MS = 6000

type Say = (text: string) => void

const ToastContext = createContext<Say>(() => {
  throw new Error('useToast() needs a <Toasts> above it.')
})

/** Tells what is already done: `toast('Invite link copied.')`. Goes away by itself. */
export function useToast(): Say {
  return useContext(ToastContext)
}

/** Shows toasts above everything below it in the tree. */
export function Toasts({ children }: { children: ReactNode }) {
  const [shown, setShown] = useState<{ id: number; text: string }[]>([])
  const next = useRef(0)

  const say = useCallback((text: string) => {
    const id = next.current++
    setShown((before) => [...before, { id, text }])
    setTimeout(() => setShown((before) => before.filter((toast) => toast.id !== id)), SHOWN_FOR_MS)
  }, [])

  return (
    <ToastContext value={say}>
      {children}
      {/* Always there: a region that appears together with its text is not read out. */}
      <div className="toasts" role="status" aria-live="polite">
        {shown.map(({ id, text }) => (
          <p key={id} className="toast">
            {text}
          </p>
        ))}
      </div>
    </ToastContext>
  )
}
