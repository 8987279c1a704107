'use client'

import { useEffect, useId, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { Person } from '@/lib/faces'
import type { FoundInPast, PastSearch, Turn } from '@/lib/history/past-search'
import { QUERY_MAX } from '@/lib/search/query'
import { useErrorText } from '../errors'
import { Marked } from '../search/marked'
import { useLater } from '../search/use-later'
import { Moment } from '../ui/moment'

interface FindInPastProps {
  find: (words: string) => Promise<PastSearch>
  people: ReadonlyMap<string, Person>
  onChoose: (found: FoundInPast) => void
}

const SETTLED_MS = 300

/** Words that are or were in the text: when they came, when they went, and by whom. */
export function FindInPast({ find, people, onChoose }: FindInPastProps) {
  const t = useTranslations('history.find')
  const sentence = useErrorText()
  const id = useId()
  const list = useRef<HTMLUListElement>(null)
  const [typed, setTyped] = useState('')
  const [chosen, setChosen] = useState<FoundInPast | null>(null)
  const words = useLater(typed.trim(), SETTLED_MS)
  const [answer, setAnswer] = useState<{ words: string; search: PastSearch } | null>(null)
  const [failure, setFailure] = useState<{ words: string; error: unknown } | null>(null)
  useEffect(() => {
    if (words === '') return
    let wanted = true
    find(words).then(
      (search) => wanted && setAnswer({ words, search }),
      (error: unknown) => wanted && setFailure({ words, error }),
    )
    return () => {
      wanted = false
    }
  }, [find, words])
  const search = words !== '' && answer?.words === words ? answer.search : null
  const error = words !== '' && failure?.words === words ? failure.error : null
  const count = search?.found.length ?? 0
  const focusOn = (step: 1 | -1) => {
    const lines = [...(list.current?.querySelectorAll<HTMLElement>('button') ?? [])]
    const at = lines.findIndex((line) => line === document.activeElement)
    const next = lines[at + step]
    if (next) next.focus()
    else if (step === -1) document.getElementById(id)?.focus()
  }
  return (
    <search className="past-find">
      <div className="field">
        <label htmlFor={id}>{t('field')}</label>
        <input
          id={id}
          className="in"
          type="search"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={QUERY_MAX}
          aria-describedby={`${id}-hint`}
          value={typed}
          onChange={({ target }) => setTyped(target.value)}
          onKeyDown={(event) => {
            if (event.key !== 'ArrowDown' && event.key !== 'Enter') return
            event.preventDefault()
            focusOn(1)
          }}
        />
        <p className="hint" id={`${id}-hint`}>
          {t('hint')}
        </p>
      </div>
      <p className="small muted" role="status">
        {search && (count === 0 ? t('none') : t('count', { count }))}
        {search?.isCut && ` ${t('cut')}`}
      </p>
      {error !== null && (
        <p role="alert" className="small">
          {sentence(error)}
        </p>
      )}
      {search && count > 0 && (
        <ul
          ref={list}
          aria-label={t('found')}
          onKeyDown={(event) => {
            if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
            event.preventDefault()
            focusOn(event.key === 'ArrowDown' ? 1 : -1)
          }}
        >
          {search.found.map((found, index) => (
            <li key={index}>
              <button
                type="button"
                aria-pressed={found === chosen}
                onClick={() => {
                  setChosen(found)
                  onChoose(found)
                }}
              >
                <span className="past-line">
                  <Marked passage={found.passage} />
                </span>
                <span className="small dim">
                  <TurnWords kind="came" turn={found.came} people={people} />
                  {found.went ? (
                    <>
                      {'; '}
                      <TurnWords kind="went" turn={found.went} people={people} />
                    </>
                  ) : (
                    `; ${t('stands')}`
                  )}
                </span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </search>
  )
}

interface TurnWordsProps {
  kind: 'came' | 'went'
  turn: Turn
  people: FindInPastProps['people']
}

function TurnWords({ kind, turn: { by, at }, people }: TurnWordsProps) {
  const t = useTranslations('history.find')
  const text = useTranslations('history.text')
  const name = by === null ? text('server') : (people.get(by)?.name ?? text('gone'))
  return (
    <>
      {t(kind, { name })} <Moment at={new Date(at).toISOString()} />
    </>
  )
}
