'use client'

import './differences.css'
import { useQueries, useQuery } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { useId } from 'react'
import { useTranslations } from 'use-intl'
import type { Canvas } from '@/lib/canvases'
import type { CanvasRelative } from '@/lib/relatives'
import { useApi } from '../api'
import { queries } from '../queries'
import { kindRows } from '../workspace/side-by-side'
import { DifferenceRow, foundIn, type Found } from './difference-row'
import { NOW } from './side'
import { KINSHIPS, inTime } from './text-choice'
import { differenceQuery, useCompareThread, useTextNews } from './use-difference'

interface CanvasDifferencesProps {
  canvas: Canvas
  relatives: CanvasRelative[]
  other: Canvas
  me: string
}

/** Two canvases that share an ancestor, element by element: what is the same, and what is not. */
export function CanvasDifferences({ canvas, relatives, other, me }: CanvasDifferencesProps) {
  const t = useTranslations('differences.canvases')
  const kinship = relatives.find(({ id }) => id === other.id)?.kinship ?? 'shared'
  const [first, second] = inTime(useCanvas(canvas), useCanvas(other), kinship)
  const thread = useCompareThread()
  useTextNews(canvas.workspaceId, me)
  const rows = kindRows([first, second]).map(({ kind, title, cells }) => {
    const [one, two] = cells.map(({ elements: [element] }) => element ?? null)
    return { kind, title, one: one ?? null, two: two ?? null }
  })
  const answers = useQueries({
    queries: rows.map(({ kind, one, two }) => {
      const side = (element: typeof one) => ({ elementId: element?.id ?? kind, moment: NOW })
      const question = { from: side(one), to: side(two), want: 'counts' } as const
      const isAsked = (one?.words ?? 0) > 0 && (two?.words ?? 0) > 0
      return { ...differenceQuery(thread, question), enabled: isAsked }
    }),
  })
  const shown = rows.map((row, i) => {
    const answer = answers[i]
    const known = answer ? { data: answer.data ?? null, failed: answer.isError } : null
    return { ...row, found: foundIn(row, known) }
  })
  return (
    <>
      <Pick {...{ canvas, relatives, other }} />
      <p className="df-lead">{t('between', { first: first.title, second: second.title })}</p>
      <Summary all={shown.map(({ found }) => found)} />
      <ol className="df-rows" aria-label={t('list')}>
        {shown.map((row) => (
          <DifferenceRow key={row.kind} row={row} names={[first.title, second.title]} />
        ))}
      </ol>
    </>
  )
}

/** A canvas as it is by now. */
function useCanvas(initialData: Canvas): Canvas {
  const api = useApi()
  return useQuery({ ...queries.canvas(api, initialData.id), initialData }).data
}

function Summary({ all }: { all: readonly Found[] }) {
  const t = useTranslations('differences.canvases')
  const isKnown = all.every(({ kind }) => kind !== 'reading')
  const isDifferent = ({ kind }: Found) => !['same', 'neither', 'failed'].includes(kind)
  return (
    <p className="df-summary" role="status">
      {isKnown
        ? t('summary', { different: all.filter(isDifferent).length, total: all.length })
        : t('reading')}
      {all.some(({ kind }) => kind === 'failed') && ` ${t('someFailed')}`}
    </p>
  )
}

/** With which of its relatives a canvas is compared. */
function Pick({ canvas, relatives, other }: Omit<CanvasDifferencesProps, 'me'>) {
  const t = useTranslations('differences')
  const router = useRouter()
  const id = useId()
  return (
    <div className="field df-with">
      <label htmlFor={id}>{t('canvases.pick')}</label>
      <select
        id={id}
        className="in"
        value={other.id}
        onChange={({ target }) =>
          router.replace(`/canvases/${canvas.id}/compare?with=${target.value}`, { scroll: false })
        }
      >
        {KINSHIPS.map((kinship) => {
          const some = relatives.filter((each) => each.kinship === kinship)
          return some.length === 0 ? null : (
            <optgroup key={kinship} label={t(`kinship.${kinship}`)}>
              {some.map(({ id: value, title, archived }) => (
                <option key={value} value={value}>
                  {archived ? t('archived', { title }) : title}
                </option>
              ))}
            </optgroup>
          )
        })}
      </select>
    </div>
  )
}
