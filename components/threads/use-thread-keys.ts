'use client'

import type { Editor } from '@tiptap/core'
import { useEffect, useRef } from 'react'

interface ThreadKeys {
  begin: () => void
  /** Other words for what is selected. */
  replace: () => void
  step: (by: 1 | -1) => void
  /** Closes the one that is open. */
  resolve: () => void
  /** Accepts or refuses the suggestion that is open. */
  decide: (accepts: boolean) => void
  /** Back from a thread to the text. */
  leave: () => void
}

/**
 * Ctrl+Alt+M comments on what is selected, S suggests other words for it; J and K go to the next
 * thread and back, R resolves it, Y accepts what it suggests and N refuses it.
 */
export function useThreadKeys(editor: Editor, keys: ThreadKeys): void {
  const latest = useRef(keys)
  useEffect(() => {
    latest.current = keys
  })
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && isInCard(event.target)) return latest.current.leave()
      // AltGr writes signs on many keyboards and says that it is Ctrl and Alt.
      const meant = (event.ctrlKey || event.metaKey) && event.altKey
      if (!meant || event.getModifierState('AltGraph') || editor.isDestroyed) return
      const act = actOf(event.code)
      if (!act) return
      event.preventDefault()
      act(latest.current)
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [editor])
}

function actOf(code: string): ((keys: ThreadKeys) => void) | null {
  switch (code) {
    case 'KeyM':
      return ({ begin }) => begin()
    case 'KeyS':
      return ({ replace }) => replace()
    case 'KeyY':
      return ({ decide }) => decide(true)
    case 'KeyN':
      return ({ decide }) => decide(false)
    case 'KeyJ':
      return ({ step }) => step(1)
    case 'KeyK':
      return ({ step }) => step(-1)
    case 'KeyR':
      return ({ resolve }) => resolve()
    default:
      return null
  }
}

function isInCard(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('.comments .thr') !== null
}
