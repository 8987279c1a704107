'use client'

import { memo, useId } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import { gridArea } from '@/lib/board'
import type { Person } from '@/lib/people'
import { OpenComments } from '../threads/open-comments'
import { Faces } from '../ui/face'
import { Status } from '../ui/status'
import type { ElementRow } from './element-rows'
import { LastChange } from './last-change'
import { PageLink } from '../ui/page-link'

interface TileProps {
  row: ElementRow
  /** Who is in this element now. */
  people: Person[]
  me: string
  mayWrite: boolean
  /** Somebody points at this tile or has moved to it: `true`; or has left it: `false`. */
  onPoint: (kind: string, pointed: boolean) => void
  onFocus: (kind: string, focused: boolean) => void
}

/** One element on the board: its name, its own opening words or its question, how it stands. */
export const Tile = memo(function Tile(props: TileProps) {
  const { row, people, me, mayWrite, onPoint, onFocus } = props
  const { element, kind, number, texts, grounds, isNext } = row
  const t = useTranslations('board')
  const reasons = useId()
  const isEmpty = element.status === 'empty'
  const classes = ['tile', kind.emphasis ? 'heart' : '', isEmpty ? 'blank' : 's-dr']
  return (
    <li
      className={classes.filter(Boolean).join(' ')}
      style={{ gridArea: gridArea(kind.place) }}
      onPointerEnter={() => onPoint(kind.key, true)}
      onPointerLeave={() => onPoint(kind.key, false)}
    >
      <h3>
        <span className="n">{number}</span>{' '}
        <PageLink
          href={`/elements/${element.id}`}
          data-kind={kind.key}
          aria-describedby={reasons}
          onFocus={() => onFocus(kind.key, true)}
          onBlur={() => onFocus(kind.key, false)}
        >
          {element.title}
        </PageLink>
      </h3>
      <Faces people={people} me={me} />
      <p className="plain">{texts.plainLabel}</p>
      <p className={isEmpty ? 'says asks' : 'says'}>
        {element.opening || (isEmpty ? texts.guidingQuestion : t('noWords'))}
      </p>
      <p className="ft">
        <Status status={element.status} />
        <span data-news={element.id} />
        {isNext && mayWrite && <span className="begin">{t('startHere')}</span>}
        {element.words > 0 && (
          <span className="when num">{t('words', { count: element.words })}</span>
        )}
        {!isEmpty && <LastChange change={element.lastChange} short />}
        <OpenComments elementId={element.id} />
        <RestsOn grounds={grounds} />
      </p>
      <p className="vh" id={reasons}>
        {grounds.length > 0 ? grounds.map(({ why }) => why).join(' ') : t('restsOnNothing')}
      </p>
    </li>
  )
})

/** On a phone there are no lines; the numbers say it. The sentence for readers is beside it. */
function RestsOn({ grounds }: Pick<ElementRow, 'grounds'>) {
  const t = useTranslations('board')
  const format = useFormatter()
  const numbers = grounds
    .filter(({ strength }) => strength === 'required')
    .map(({ number }) => format.number(number))
  return (
    <span className="rests" aria-hidden="true">
      {numbers.length > 0
        ? t('restsOnNumbers', { numbers: format.list(numbers) })
        : t('restsOnNothingShort')}
    </span>
  )
}
