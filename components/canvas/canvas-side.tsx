'use client'

import { useTranslations } from 'use-intl'
import type { WhoIsWhere } from '@/lib/canvases'
import type { Person } from '@/lib/people'
import { Face } from '../ui/face'
import type { ElementRow } from './element-rows'
import { firstName, LastChange } from './last-change'
import { PageLink } from '../ui/page-link'

interface CanvasSideProps {
  canvasId: string
  rows: ElementRow[]
  where: WhoIsWhere
  here: Person[]
  me: string
}

const LATEST = 4

/** Beside the board: what changed last, and who is where. */
export function CanvasSide({ canvasId, rows, where, here, me }: CanvasSideProps) {
  const t = useTranslations('board')
  const latest = rows
    .filter(({ element }) => element.lastChange && element.status !== 'empty')
    .sort((a, b) => changedAt(b).localeCompare(changedAt(a)))
    .slice(0, LATEST)
  const isBegun = rows.some(({ element }) => element.status !== 'empty')
  const others = here.filter(({ id }) => id !== me)
  return (
    <aside className="side" aria-label={t('side')}>
      <section>
        <h2 className="label">{t('latest')}</h2>
        {latest.length === 0 && (
          <p className="small muted">{t(isBegun ? 'nothingSince' : 'nothingYet')}</p>
        )}
        <ul className="feed">
          {latest.map((row) => (
            <li key={row.element.id}>
              <PageLink href={`/elements/${row.element.id}`}>{row.element.title}</PageLink>
              <br />
              <LastChange change={row.element.lastChange} />
            </li>
          ))}
        </ul>
        <PageLink className="small" href={`/canvases/${canvasId}/since`}>
          {t('since')}
        </PageLink>
      </section>
      <section className="here">
        <h2 className="label">{t('hereNow')}</h2>
        {others.length === 0 && <p className="small muted">{t('onlyYou')}</p>}
        <ul className="where small">
          {others.map((person) => (
            <Whereabouts
              key={person.id}
              person={person}
              rows={rows.filter((row) => isIn(person, where[row.element.id]))}
            />
          ))}
        </ul>
      </section>
    </aside>
  )
}

function Whereabouts({ person, rows }: { person: Person; rows: ElementRow[] }) {
  const t = useTranslations('board')
  return (
    <li>
      <Face person={person} quiet />
      <span>
        <span title={person.name}>{firstName(person.name)}</span>
        <br />
        {rows.length === 0 && <span className="muted">{t('onTheBoard')}</span>}
        {rows.map(({ element }) => (
          <PageLink key={element.id} href={`/elements/${element.id}`}>
            {element.title}
          </PageLink>
        ))}
      </span>
    </li>
  )
}

function isIn(person: Person, people: Person[] | undefined): boolean {
  return people?.some(({ id }) => id === person.id) ?? false
}

function changedAt({ element }: ElementRow): string {
  return element.lastChange?.at ?? ''
}
