'use client'

import { useTranslations } from 'use-intl'
import type { ElementTile } from '@/lib/canvases'
import { PageLink } from '../ui/page-link'
import type { Difference } from './compare-questions'
import { comparePath, NOW } from './side'

/** One element of two canvases, as far as either has it. */
export interface ElementPair {
  title: string
  one: ElementTile | null
  two: ElementTile | null
}

/** What became of an element in two canvases. */
export type Found =
  | { kind: 'reading' | 'failed' | 'same' | 'form' | 'neither' }
  | { kind: 'first' | 'second'; words: number }
  | { kind: 'changed'; onlyFrom: number; onlyTo: number; moved: number }

/** @param known what comparing their texts said; null while nobody asked */
export function foundIn(
  { one, two }: ElementPair,
  known: { data: Difference | null; failed: boolean } | null,
): Found {
  const [first, second] = [one?.words ?? 0, two?.words ?? 0]
  if (first === 0 && second === 0) return { kind: 'neither' }
  if (second === 0) return { kind: 'first', words: first }
  if (first === 0) return { kind: 'second', words: second }
  if (known?.failed) return { kind: 'failed' }
  if (!known?.data) return { kind: 'reading' }
  const { isChanged, onlyFrom, onlyTo, moved } = known.data
  if (!isChanged) return { kind: 'same' }
  if (onlyFrom + onlyTo + moved === 0) return { kind: 'form' }
  return { kind: 'changed', onlyFrom, onlyTo, moved }
}

interface DifferenceRowProps {
  row: ElementPair & { found: Found }
  /** What the canvases are called. */
  names: readonly [string, string]
}

/** An element: whether it is the same in both canvases, and the way to what is different. */
export function DifferenceRow({ row, names }: DifferenceRowProps) {
  const t = useTranslations('differences.canvases')
  const { title, one, two, found } = row
  const side = (element: ElementTile) => ({ elementId: element.id, moment: NOW })
  const isComparable = found.kind === 'changed' || found.kind === 'form' || found.kind === 'same'
  const only = found.kind === 'first' ? one : found.kind === 'second' ? two : null
  return (
    <li className={`df-row df-${found.kind}`}>
      <h2>{title}</h2>
      <div className="df-says">
        <Says found={found} names={names} />
      </div>
      {one && two && isComparable && (
        <PageLink className="df-way" href={comparePath(two.id, side(one), side(two))}>
          {t(found.kind === 'same' ? 'readBoth' : 'see')}
          <span className="vh">: {title}</span>
        </PageLink>
      )}
      {only && (
        <PageLink className="df-way" href={`/elements/${encodeURIComponent(only.id)}`}>
          {t('read')}
          <span className="vh">: {title}</span>
        </PageLink>
      )}
    </li>
  )
}

function Says({
  found,
  names: [first, second],
}: {
  found: Found
  names: readonly [string, string]
}) {
  const t = useTranslations('differences.canvases')
  const summary = useTranslations('differences.summary')
  switch (found.kind) {
    case 'reading':
    case 'failed':
    case 'same':
    case 'form':
    case 'neither':
      return <p>{t(found.kind)}</p>
    case 'first':
    case 'second':
      return (
        <p>
          {t('onlyIn', { name: found.kind === 'first' ? first : second })}{' '}
          <span className="small dim">{t('words', { count: found.words })}</span>
        </p>
      )
    case 'changed':
      return (
        <ul>
          <li>{summary('only', { name: first, count: found.onlyFrom })}</li>
          <li>{summary('only', { name: second, count: found.onlyTo })}</li>
          {found.moved > 0 && <li>{summary('moved', { count: found.moved })}</li>}
        </ul>
      )
    default:
      return found satisfies never
  }
}
