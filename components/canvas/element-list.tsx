'use client'

import type { ReactNode } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import type { WhoIsWhere } from '@/lib/canvases'
import type { Person } from '@/lib/people'
import { OpenComments } from '../threads/open-comments'
import { Face } from '../ui/face'
import { Status } from '../ui/status'
import type { ElementRow } from './element-rows'
import { firstName, LastChange } from './last-change'
import { PageLink } from '../ui/page-link'

interface ElementListProps {
  title: string
  rows: ElementRow[]
  where: WhoIsWhere
  me: string
  /** A word before the table. */
  children?: ReactNode
}

// On a phone the rows are laid out as blocks, and a table that is no table to the style sheet is
// none to a screen reader either: the roles keep it one.

/** All that the board shows, as a table. */
export function ElementList({ title, rows, where, me, children }: ElementListProps) {
  const t = useTranslations('board')
  const heads = [
    t('list.element'),
    t('list.status'),
    t('list.restsOn'),
    t('list.lastChange'),
    t('list.hereNow'),
  ]
  return (
    <section className="v-list" aria-labelledby="list-heading">
      <h2 className="vh" id="list-heading">
        {t('list.name')}
      </h2>
      {children}
      <table className="tbl fold" role="table">
        <caption className="vh">{t('list.caption', { title })}</caption>
        <thead role="rowgroup">
          <tr role="row">
            {heads.map((head) => (
              <th key={head} scope="col" role="columnheader">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {rows.map((row) => (
            <tr key={row.element.id} role="row">
              <th scope="row" role="rowheader">
                <span className="dim num">{row.number}</span>&ensp;
                <PageLink href={`/elements/${row.element.id}`}>{row.element.title}</PageLink>
                <span className="plain">{row.texts.plainLabel}</span>
              </th>
              <td role="cell">
                <Status status={row.element.status} />
                {row.element.words > 0 && (
                  <span className="small dim num block">
                    {t('words', { count: row.element.words })}
                  </span>
                )}
                <OpenComments elementId={row.element.id} />
                <span data-news={row.element.id} />
              </td>
              <td role="cell" className="grounds muted small">
                <Grounds grounds={row.grounds} />
              </td>
              <td role="cell" className="change muted small">
                <LastChange change={row.element.lastChange} />
              </td>
              <td role="cell" className="in-it muted small">
                <HereNow people={where[row.element.id] ?? []} me={me} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

/** The names; the reasons unfold, as they would bury the table. */
function Grounds({ grounds }: Pick<ElementRow, 'grounds'>) {
  const t = useTranslations('board')
  const format = useFormatter()
  const label = <span className="on-phone">{t('list.restsOn')} </span>
  if (grounds.length === 0)
    return (
      <>
        {label}
        {t('list.nothing')}
      </>
    )
  const names = grounds.map(({ label, strength }) =>
    strength === 'required' ? label : t('list.recommendedName', { name: label }),
  )
  return (
    <details>
      <summary>
        {label}
        {format.list(names, { type: 'unit' })}
      </summary>
      <ul>
        {grounds.map(({ kind, why }) => (
          <li key={kind}>{why}</li>
        ))}
      </ul>
    </details>
  )
}

function HereNow({ people, me }: { people: Person[]; me: string }) {
  const t = useTranslations('shell')
  const format = useFormatter()
  if (people.length === 0) return null
  const ordered = [...people.filter(({ id }) => id !== me), ...people.filter(({ id }) => id === me)]
  return (
    <span className="here-now">
      <span className="faces" aria-hidden="true">
        {ordered.slice(0, 3).map((person) => (
          <Face key={person.id} person={person} quiet />
        ))}
      </span>
      {format.list(
        ordered.map(({ id, name }) => (id === me ? t('you') : firstName(name))),
        { type: 'unit' },
      )}
    </span>
  )
}
