'use client'

import { useMemo } from 'react'
import { useTranslations } from 'use-intl'
import { hunkWords, wordsIn } from '@/lib/suggestions/hunk-words'
import type { Thread } from '@/lib/threads'
import { Face } from '../ui/face'
import { Icon } from '../ui/icon'
import { Moment } from '../ui/moment'
import { HunkView } from './hunk-view'
import { useSuggestionDesk } from './suggestion-desk'

/** What a thread suggests, and how it stands: at the top of its card. */
export function SuggestionBody({ thread, brief }: { thread: Thread; brief: boolean }) {
  const t = useTranslations('suggestions')
  const { read, standingOf, editor } = useSuggestionDesk()
  const { suggestion, openedBy, openedAt } = thread
  const slices = read(thread)
  const words = useMemo(
    () => slices && suggestion?.before && hunkWords(editor.schema, slices.before, slices.after),
    [slices, suggestion?.before, editor],
  )
  if (!suggestion) return null
  const standing = standingOf(thread.id)
  const isChanged = suggestion.state === 'waiting' && standing?.state === 'changed'
  return (
    <>
      <p className="by">
        {openedBy && <Face person={openedBy} quiet />}
        <b>{t('by', { name: openedBy?.name ?? t('somebody') })}</b>
        <Moment at={openedAt} />
      </p>
      {isChanged && (
        <p className="small moved">
          <Icon name="alert" /> {t('changed')}
        </p>
      )}
      {words && !(isChanged && !brief) && <HunkView words={words} />}
      {isChanged && !brief && words && <Three />}
      <Fate thread={thread} />
    </>
  )

  /** What was there, what should be, and what is there now. */
  function Three() {
    if (!slices) return null
    const at = standing?.state === 'changed' ? standing.at : null
    const of = (slice: typeof slices.before) =>
      wordsIn(editor.schema.topNodeType.create(null, slice.content), 0, slice.content.size)
    const now = at && wordsIn(editor.state.doc, at.from, at.to)
    return (
      <dl className="three">
        <dt>{t('before')}</dt>
        <dd dir="auto">{of(slices.before) || '–'}</dd>
        <dt>{t('after')}</dt>
        <dd dir="auto">{of(slices.after) || '–'}</dd>
        <dt>{t('now')}</dt>
        <dd dir="auto">{now ?? t('gone')}</dd>
      </dl>
    )
  }
}

/** What became of it, by whom and why. */
function Fate({ thread }: { thread: Thread }) {
  const t = useTranslations('suggestions')
  const { suggestion, resolvedBy, resolvedAt } = thread
  if (!suggestion || suggestion.state === 'waiting') return null
  const { state, decidedBy, reason } = suggestion
  const who = state === 'withdrawn' ? resolvedBy : decidedBy
  return (
    <>
      <p className="small dim">
        <Icon name={state === 'accepted' ? 'check' : 'x'} />{' '}
        {t.rich(state, {
          name: who?.name ?? t('somebody'),
          when: () => <Moment at={suggestion.decidedAt ?? resolvedAt ?? thread.lastAt} />,
        })}
      </p>
      {reason && <p className="small">{t('because', { reason })}</p>}
    </>
  )
}
