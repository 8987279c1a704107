import { useFormatter, useTranslations } from 'use-intl'
import type { Timeline } from './past-store'

/** A moment in words: when it was, and who led to it. */
export function useMomentWords(timeline: Timeline | null): (step: number) => string {
  const t = useTranslations('history')
  const format = useFormatter()
  return (index) => {
    const step = timeline?.steps[index]
    if (!timeline || !step) return t('player.before')
    const names = step.by.map((by) =>
      by === null
        ? t('text.server')
        : (timeline.people.find(({ id }) => id === by)?.name ?? t('text.gone')),
    )
    const when = format.dateTime(step.at, { dateStyle: 'medium', timeStyle: 'short' })
    return t('player.at', { when, names: format.list(names) })
  }
}
