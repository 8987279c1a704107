'use client'

import './history.css'
import './history-page.css'
import { useEffect, useMemo, useState, useSyncExternalStore } from 'react'
import { useTranslations } from 'use-intl'
import type { Person } from '@/lib/faces'
import type { Restoration } from '@/lib/restorations'
import { markFound, type Wanted } from '@/lib/history/mark-found'
import type { ShownPart } from '@/lib/history/shown-parts'
import { wordsInHash } from '@/lib/search/kinds'
import { useErrorText } from '../errors'
import { useKeptEditions } from '../editions/use-kept-editions'
import { RestoredNotice } from '../restorations/restored-notice'
import { useRestorations } from '../restorations/use-restorations'
import { Button } from '../ui/button'
import { Empty } from '../ui/empty'
import { Skeleton } from '../ui/skeleton'
import { ChangeSummary } from './change-summary'
import { EditionNote } from './edition-note'
import { PastActs, RestorePart } from './past-acts'
import { FindInPast } from './find-in-past'
import { PastSides } from './past-sides'
import { PastText } from './past-text'
import { Player } from './player'
import { SessionList } from './session-list'
import { useMomentWords } from './moment-words'
import { PastStore, type Span, type View } from './past-store'
import { spanFrom, useAddress } from './span-address'

interface HistoryPageProps {
  elementId: string
  /** Whether the text may be made to say again what it said. */
  mayRestore: boolean
}

/** The past of an element: what was done when, and the text at any moment and between any two. */
export function HistoryPage({ elementId, mayRestore }: HistoryPageProps) {
  const t = useTranslations('history')
  const shell = useTranslations('shell')
  const sentence = useErrorText()
  const [store] = useState(() => new PastStore(elementId))
  const { timeline, view, error } = useSyncExternalStore(store.subscribe, store.get, store.get)
  const [chosen, setChosen] = useState<Span | null>(null)
  const first = useMemo(() => timeline && spanFrom(location.search, timeline.steps), [timeline])
  const span = chosen ?? first
  useEffect(() => {
    if (span) store.want(span)
  }, [store, span])
  const [beside, setBeside] = useState(false)
  const [found, setFound] = useState<{ span: Span; wanted: Wanted } | null>(null)
  const sought = found && chosen && isSame(found.span, chosen) ? found.wanted.words : null
  useAddress(timeline?.steps ?? null, chosen, sought)
  const words = useMemo(() => timeline && wordsInHash(location.hash), [timeline])
  // Another moment is another text; an address may name the words as well.
  const wanted = useMemo(
    () =>
      found && isSame(found.span, span)
        ? found.wanted
        : words && !chosen
          ? { words, place: null }
          : null,
    [found, span, words, chosen],
  )
  const parts = useMemo(
    () => (view && wanted ? markFound(view.parts, wanted) : (view?.parts ?? [])),
    [view, wanted],
  )
  useFoundInSight(parts, wanted)
  const said = useMomentWords(timeline)
  const people = useMemo(() => byId(timeline?.people ?? []), [timeline])
  const editions = useKeptEditions(elementId)
  const { restorations, refresh } = useRestorations(elementId)
  const [restored, setRestored] = useState<Restoration | null>(null)
  const [part, setPart] = useState<{ view: View; part: number } | null>(null)
  const show = (restoration: Restoration) => {
    setRestored(restoration)
    // The latest moment is this one now.
    history.replaceState(history.state, '', location.pathname)
    setChosen(null)
    store.retry()
    refresh()
  }

  if (error !== null)
    return (
      <Empty title={sentence(error)} level="h2" failed>
        <Button onClick={store.retry}>{shell('tryAgain')}</Button>
      </Empty>
    )
  if (!timeline || !span) return <Skeleton label={t('who.loading')} lines={8} />
  if (timeline.sessions.every(({ wordsIn, wordsOut }) => wordsIn + wordsOut === 0))
    return (
      <Empty title={t('none')} level="h2">
        <p>{t('noneText')}</p>
      </Empty>
    )
  const place = { elementId, timeline, people, mayRestore, onRestored: show }
  return (
    <div className="past">
      <div className="past-main">
        {restored && <RestoredNotice restoration={restored} onUndone={show} />}
        <FindInPast
          find={store.find}
          people={people}
          onChoose={({ lastSeen, line, from, to }) => {
            const next = { before: lastSeen - 1, after: lastSeen }
            setFound({ span: next, wanted: { words: line.slice(from, to), place: { line, from } } })
            setBeside(false)
            setChosen(next)
          }}
        />
        <Player timeline={timeline} span={span} onSpan={setChosen} />
        {view && (
          <>
            <EditionNote view={view} timeline={timeline} editions={editions.named} />
            <PastActs view={view} {...place} />
            <ChangeSummary
              view={view}
              people={people}
              beside={beside}
              onBeside={setBeside}
              onPart={(at) => setPart(at === null ? null : { view, part: at })}
            >
              {part?.view === view && <RestorePart view={view} part={part.part} {...place} />}
            </ChangeSummary>
            {beside && (
              <PastSides
                parts={view.parts}
                people={people}
                names={[said(view.before), said(view.after)]}
              />
            )}
            {/* On narrow screens two texts beside each other would be two columns of single words. */}
            <div className={beside ? 'past-inline' : ''}>
              <PastText parts={parts} people={people} />
            </div>
          </>
        )}
      </div>
      <SessionList
        timeline={timeline}
        editions={editions}
        people={people}
        restorations={restorations}
        span={span}
        onSpan={setChosen}
        onUndone={mayRestore ? show : null}
      />
    </div>
  )
}

/** The words that were looked for come into sight, and readers of the screen with them. */
function useFoundInSight(parts: readonly ShownPart[], wanted: Wanted | null): void {
  useEffect(() => {
    if (!wanted) return
    const mark = document.querySelector<HTMLElement>('.past-text .past-found')
    mark?.setAttribute('tabindex', '-1')
    mark?.focus({ preventScroll: true })
    mark?.scrollIntoView({ block: 'center' })
  }, [parts, wanted])
}

function isSame(one: Span, other: Span | null): boolean {
  return one.before === other?.before && one.after === other.after
}

function byId(people: readonly Person[]): ReadonlyMap<string, Person> {
  return new Map(people.map((person) => [person.id, person]))
}
