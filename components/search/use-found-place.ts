'use client'

import type { Editor } from '@tiptap/core'
import { useEffect, useSyncExternalStore } from 'react'
import { useTranslations } from 'use-intl'
import { wordsInHash } from '@/lib/search/kinds'
import { placeOfWords } from '@/lib/search/place-of-words'
import { pointAt } from '../editor/find'
import { useToast } from '../ui/toast'

/**
 * An address that ends in words of a text leads to them: they are shown until somebody does
 * something. Nothing is written for it, and the caret stays where it is.
 */
export function useFoundPlace(editor: Editor, elementId: string): void {
  const t = useTranslations('search')
  const toast = useToast()
  const hash = useSyncExternalStore(heardHash, currentHash, noHash)

  useEffect(() => {
    const words = wordsInHash(hash)
    // Of two texts beside each other the address means the first.
    if (words === null || editor.isDestroyed || !isPageOf(elementId)) return
    const place = placeOfWords(editor.state.doc, words)
    if (!place) return toast(t('gone'))
    if (place.isImage) {
      const image = editor.view.nodeDOM(place.from)
      if (image instanceof HTMLElement) image.scrollIntoView({ block: 'center' })
      return
    }
    const end = pointAt(editor, place)
    const events = ['keydown', 'pointerdown'] as const
    for (const event of events) document.addEventListener(event, end, { once: true })
    return () => {
      for (const event of events) document.removeEventListener(event, end)
      end()
    }
  }, [editor, elementId, hash, t, toast])
}

function isPageOf(elementId: string): boolean {
  return window.location.pathname === `/elements/${encodeURIComponent(elementId)}`
}

function currentHash(): string {
  return window.location.hash
}

function noHash(): string {
  return ''
}

function heardHash(listener: () => void): () => void {
  window.addEventListener('hashchange', listener)
  return () => window.removeEventListener('hashchange', listener)
}
