'use client'

import { useTranslations } from 'use-intl'
import type { Person } from '@/lib/faces'
import type { Restoration } from '@/lib/restorations'
import { CopyPast } from '../restorations/copy-past'
import { RestoreButton } from '../restorations/restore-button'
import type { Timeline, View } from './past-store'

interface PlaceInPast {
  elementId: string
  timeline: Timeline
  view: View
  people: ReadonlyMap<string, Person>
  mayRestore: boolean
  onRestored: (restoration: Restoration) => void
}

/** What can be done with the text of the past that is shown: taking it elsewhere, or back. */
export function PastActs({ mayRestore, view, people, ...place }: PlaceInPast) {
  const t = useTranslations('restoring')
  // Of two moments it is the older that one wants back: the newer is mostly the text as it is.
  const isOne = view.before === view.after - 1
  const step = place.timeline.steps[isOne ? view.after : view.before]
  return (
    <div className="past-acts">
      {mayRestore && step && (
        <RestoreButton
          key={step.until}
          label={isOne ? t('open') : t('openOlder')}
          elementId={place.elementId}
          from={{ edit: step.until }}
          of={{ at: step.at }}
          onRestored={place.onRestored}
        />
      )}
      <CopyPast parts={view.parts} people={people} />
    </div>
  )
}

/** Makes the block of one change say again what it said before that. */
export function RestorePart({
  part,
  view,
  mayRestore,
  timeline,
  elementId,
  onRestored,
}: PlaceInPast & { part: number }) {
  const t = useTranslations('restoring')
  const step = timeline.steps[view.before]
  const changed = view.parts[part]
  if (!mayRestore || !step || !changed) return null
  const from = view.parts.slice(0, part).filter(({ change }) => change?.kind !== 'in').length
  return (
    <RestoreButton
      key={`${step.until} ${part}`}
      label={t('openPart')}
      elementId={elementId}
      from={{ edit: step.until }}
      of={{ at: step.at }}
      // What came since takes no place among what was there.
      part={{ from, to: changed.change?.kind === 'in' ? from : from + 1 }}
      onRestored={onRestored}
    />
  )
}
