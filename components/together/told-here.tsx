'use client'

import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { Element } from '@/lib/canvases'
import type { Person } from '@/lib/faces'
import { textEventFrom, type TextRestored } from '@/lib/text-events'
import { keys } from '../queries'
import { PageLink } from '../ui/page-link'
import { QuietBar } from './quiet-bar'
import type { OpenText } from './text-on-page'

interface ToldHereProps {
  text: OpenText
  /** What the element is called: two texts may be open. */
  title: string
  me: Person
}

/** What somebody did to a whole text that is open here, so that nobody wonders where words went. */
export function ToldHere(props: ToldHereProps) {
  return (
    <>
      <RestoredHere {...props} />
      <ErasedHere {...props} />
    </>
  )
}

/** Others put an older text back, or took that back. The newest is said. */
function RestoredHere({ text: { elementId, live }, title, me }: ToldHereProps) {
  const t = useTranslations('restoring.told')
  const client = useQueryClient()
  const [told, setTold] = useState<TextRestored | null>(null)
  useEffect(
    () =>
      live.onEvent((event) => {
        const heard = textEventFrom(event)
        if (heard && heard.by.id !== me.id) setTold(heard)
      }),
    [live, me.id],
  )
  const mayLookBack = client.getQueryData<Element>(keys.element(elementId))?.mayLookBack
  return (
    <QuietBar
      label={t('label')}
      sentence={told && sentenceOf(told)}
      close={t('close')}
      onClose={() => setTold(null)}
    >
      {mayLookBack && (
        <PageLink className="btn" href={`/elements/${encodeURIComponent(elementId)}/history`}>
          {t('see')}
        </PageLink>
      )}
    </QuietBar>
  )

  function sentenceOf({ by: { name }, scope, edition, undone }: TextRestored): string {
    if (undone) return t('undone', { name, title })
    return t('restored', { name, title, scope, edition: edition ?? 0 })
  }
}

/** A steward erased words for good, and the text was opened anew without them. */
function ErasedHere({ text: { erased }, title }: ToldHereProps) {
  const t = useTranslations('editor.closed')
  const [away, setAway] = useState(false)
  const sentence = erased && !away ? t('erasedNow', { title }) : null
  return (
    <QuietBar
      label={t('erasedLabel')}
      sentence={sentence}
      close={t('putAway')}
      onClose={() => setAway(true)}
    />
  )
}
