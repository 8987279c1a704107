'use client'

import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { headingSlug } from '@/lib/document/own-links'
import type { OutlineHeading } from '@/lib/document/sections'
import type { Person } from '@/lib/people'
import { Face } from '../ui/face'
import { goTo } from './go-to'
import type { Written } from './text-editor'
import { useFact } from './use-fact'

/** Words a minute, read with care. */
const READING_PACE = 200
const DEEPER: Record<number, string> = { 3: 'deeper', 4: 'deepest' }

interface OutlineProps {
  written: Written | null
  people: readonly Person[]
  me: string
  /** The list of who is in this element. */
  hereNow: ReactNode
  /** Called after a jump, so that a sheet above the text can close. */
  onJump?: () => void
}

/** What is in the text and who is where in it: a click goes there. */
export function Outline({ written, people, me, hereNow, onJump }: OutlineProps) {
  const facts = useFact(written, (all) => all)
  const t = useTranslations('editor')
  const writing = useTranslations('writing.count')
  const others = people.filter(({ id }) => id !== me)
  const jump = (heading: OutlineHeading) => {
    if (written) goTo(written.editor, heading)
    onJump?.()
  }
  return (
    <>
      <p className="label">{t('inThis')}</p>
      {facts.headings.length === 0 && <p className="dim">{t('noHeadings')}</p>}
      <ol className="headings">
        {facts.headings.map((heading, i) => (
          <li key={`${i}-${heading.text}`}>
            <a
              href={`#${headingSlug(heading.text)}`}
              className={DEEPER[heading.level]}
              aria-current={facts.own === i ? 'location' : undefined}
              onClick={(event) => {
                event.preventDefault()
                jump(heading)
              }}
            >
              {heading.text || '…'}
              <span className="in-here">
                {others
                  .filter(({ id }) => facts.places[id] === i)
                  .map((person) => (
                    <Face key={person.id} person={person} />
                  ))}
              </span>
            </a>
          </li>
        ))}
      </ol>
      <h2 className="label">{t('hereNow')}</h2>
      {hereNow}
      <p className="count num">
        {t('words', { count: facts.words })}
        {facts.words > 0 && (
          <>
            <br />
            {writing('characters', { count: facts.characters })}
            <br />
            {t('reading', { minutes: Math.max(1, Math.round(facts.words / READING_PACE)) })}
          </>
        )}
        {facts.selected.words > 0 && (
          <>
            <br />
            {writing('selected', facts.selected)}
          </>
        )}
      </p>
    </>
  )
}
