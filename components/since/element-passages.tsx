'use client'

import { useEffect, useMemo, useRef, useState } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import type { Person } from '@/lib/faces'
import type { ChangedPassage } from '@/lib/history/passages'
import { addressOfWords } from '@/lib/search/kinds'
import { useErrorText } from '../errors'
import type { Answers, Question } from '../history/past-questions'
import { PastText } from '../history/past-text'
import { Button } from '../ui/button'
import { Icon } from '../ui/icon'
import { Moment } from '../ui/moment'
import { PageLink } from '../ui/page-link'
import { Skeleton } from '../ui/skeleton'
import type { PassageQueue } from './passage-queue'

/** So many are shown at first, and so many more each time. */
const AT_ONCE = 12

interface ElementPassagesProps {
  elementId: string
  me: string
  moment: Extract<Question, { kind: 'since' }>['moment']
  queue: PassageQueue
  /** Up to which edit was shown, once that is known. */
  onRead: (edit: number) => void
}

/** The passages of one text that others changed; its record is read once they come into sight. */
export function ElementPassages({ elementId, me, moment, queue, onRead }: ElementPassagesProps) {
  const t = useTranslations('since')
  const shell = useTranslations('shell')
  const sentence = useErrorText()
  const place = useRef<HTMLDivElement>(null)
  const inSight = useInSight(place)
  const [tries, setTries] = useState(0)
  const [answer, setAnswer] = useState<Answers['since'] | null>(null)
  const [error, setError] = useState<unknown>(null)
  const [shown, setShown] = useState(AT_ONCE)
  const question = useMemo(() => ({ kind: 'since', me, moment }) as const, [me, moment])
  const heard = useRef(onRead)
  useEffect(() => {
    heard.current = onRead
  })

  useEffect(() => {
    if (!inSight) return
    const going = new AbortController()
    queue.ask(elementId, question, going.signal).then(
      (found) => {
        if (going.signal.aborted) return
        setAnswer(found)
        setError(null)
        heard.current(found.to)
      },
      (failure: unknown) => {
        if (!going.signal.aborted) setError(failure)
      },
    )
    return () => going.abort()
  }, [inSight, queue, elementId, question, tries])

  const people = useMemo(
    () => new Map((answer?.people ?? []).map((person) => [person.id, person])),
    [answer],
  )
  if (error !== null)
    return (
      <p role="alert" className="small">
        {sentence(error)} <Button onClick={() => setTries(tries + 1)}>{shell('tryAgain')}</Button>
      </p>
    )
  if (!answer)
    return (
      <div ref={place}>
        <Skeleton label={t('reading')} lines={3} />
      </div>
    )
  const { passages, from, to } = answer
  if (passages.length === 0) return <p className="small muted">{t('nothingLeft')}</p>
  return (
    <>
      <ul className="since-passages">
        {passages.slice(0, shown).map((passage, index) => (
          <li key={index}>
            <Passage passage={passage} people={people} address={addressOf(passage)} />
          </li>
        ))}
      </ul>
      {passages.length > shown && (
        <Button onClick={() => setShown(shown + AT_ONCE)}>
          {t('more', { count: passages.length - shown })}
        </Button>
      )}
    </>
  )

  /** Words that stand open in the text; those that are gone, in its past. */
  function addressOf({ words }: ChangedPassage): string {
    if (words !== null) return addressOfWords(elementId, words)
    return `/elements/${encodeURIComponent(elementId)}/history?from=${from}&to=${to}`
  }
}

interface PassageProps {
  passage: ChangedPassage
  people: ReadonlyMap<string, Person>
  address: string
}

function Passage({ passage, people, address }: PassageProps) {
  const t = useTranslations('since')
  const past = useTranslations('history.text')
  const format = useFormatter()
  const { kind, by, at, parts, words } = passage
  const names = by.map((id) =>
    id === null ? past('server') : (people.get(id)?.name ?? past('gone')),
  )
  return (
    <>
      <p className="small since-head">
        <span>
          <b>{t(`kinds.${kind}`)}</b> {t('by', { names: format.list(names) })}
          {', '}
          <Moment at={new Date(at).toISOString()} />
        </span>
        <PageLink href={address}>
          <Icon name="go" />
          {t(words === null ? 'openPast' : 'openPlace')}
        </PageLink>
      </p>
      <PastText parts={parts} people={people} />
    </>
  )
}

/** Whether something has come into sight, or nearly. It stays so. */
function useInSight(place: React.RefObject<HTMLElement | null>): boolean {
  const [inSight, setInSight] = useState(false)
  useEffect(() => {
    const element = place.current
    if (!element || inSight) return
    const watch = new IntersectionObserver(
      (entries) => {
        if (entries.some(({ isIntersecting }) => isIntersecting)) setInSight(true)
      },
      { rootMargin: '30% 0px' },
    )
    watch.observe(element)
    return () => watch.disconnect()
  }, [place, inSight])
  return inSight
}
