'use client'

import { useCallback, useEffect, useMemo, useState } from 'react'
import { useLocale } from 'use-intl'
import type { Element } from '@/lib/canvases'
import type { Section } from '@/lib/document/sections'
import type { Framework, FrameworkTexts } from '@/lib/frameworks/framework'
import { textsOf } from '@/lib/frameworks/texts-of'
import type { Locale } from '@/lib/locales'
import type { Person } from '@/lib/people'
import { CLOSE } from '@/lib/protocol'
import type { Role } from '@/lib/roles'
import { useLiveDocument, type Live } from '../live/use-live-document'
import type { Written } from './text-editor'
import { useAccess, type Access } from './use-access'

export interface TextParts {
  /** The element as it was when the page was drawn. */
  initial: Element
  framework: Framework
  me: Person
  role: Role | null
}

/** One element's text on a page: its document, what may be done in it, and what is in it. */
export interface ElementText {
  element: Element
  me: Person
  document: Live
  access: Access
  mayWrite: boolean
  texts: FrameworkTexts['kinds'][string] | undefined
  sections: readonly Section[]
  written: Written | null
  onWritten: (written: Written | null) => void
}

export function useText({ initial, framework, me, role }: TextParts): ElementText {
  const locale = useLocale()
  const sections = useMemo(
    () => sectionsOf(framework, initial.kind, locale),
    [framework, initial.kind, locale],
  )
  const document = useLiveDocument(initial.documentId, me.id)
  const { status } = document
  const access = useAccess(initial, role, document)
  const [written, onWritten] = useState<Written | null>(null)
  useReturn(document)
  return {
    element: initial,
    ...{ me, document, access, sections, written, onWritten },
    texts: textsOf(framework, locale).kinds[initial.kind],
    mayWrite: access.mayWrite && !access.gone && mayGoOn(status.closed?.code),
  }
}

/** After signing in in another tab, coming back to this one is enough. */
function useReturn({ live, status }: Live): void {
  const code = status.closed?.code
  const back = useCallback(() => {
    if (code === CLOSE.signedOut) live?.reconnect()
  }, [live, code])
  useEffect(() => {
    window.addEventListener('focus', back)
    return () => window.removeEventListener('focus', back)
  }, [back])
}

/** Whoever's session has ended may finish the sentence: it is kept here. Other ends are ends. */
function mayGoOn(code: number | undefined): boolean {
  return code === undefined || code === CLOSE.signedOut || code === CLOSE.tooFast
}

function sectionsOf(framework: Framework, kindKey: string, locale: Locale): Section[] {
  const kind = framework.kinds.find(({ key }) => key === kindKey)
  const texts = textsOf(framework, locale).kinds[kindKey]
  return (kind?.sections ?? []).flatMap(({ key }) => {
    const words = texts?.sections[key]
    return words ? [{ key, ...words }] : []
  })
}
