'use client'

import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { MOST_INTEGRATED } from '@/lib/editions'
import { useApi } from '../api'
import { useErrorText } from '../errors'
import { keys } from '../queries'
import { Notice } from '../ui/notice'
import { Skeleton } from '../ui/skeleton'

interface TakesInProps {
  elementId: string
  /** Ids of editions. */
  chosen: readonly string[]
  onChosen: (chosen: string[]) => void
}

/** Which other editions of the canvas a new one takes in; folded, since most take in none. */
export function TakesIn(props: TakesInProps) {
  const t = useTranslations('editions')
  const [open, setOpen] = useState(false)
  return (
    <details
      className="edition-takes"
      onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
    >
      <summary>{t('takesIn')}</summary>
      <p className="hint">{t('takesInHint')}</p>
      {open && <Choices {...props} />}
    </details>
  )
}

function Choices({ elementId, chosen, onChosen }: TakesInProps) {
  const t = useTranslations('editions')
  const sentence = useErrorText()
  const api = useApi()
  const { data, error } = useQuery({
    queryKey: [...keys.editions(elementId), 'around'],
    queryFn: () => api.editionsAround(elementId),
  })
  if (error) return <Notice kind="stop">{sentence(error)}</Notice>
  if (!data) return <Skeleton label={t('takesInLoading')} lines={2} />
  if (data.length === 0) return <p className="small muted">{t('takesInNone')}</p>
  return (
    <ul className="edition-choices" aria-label={t('takesIn')} tabIndex={0}>
      {data.map(({ id, element, number, label }) => {
        const isChosen = chosen.includes(id)
        return (
          <li key={id}>
            <label className="edition-choice">
              <input
                type="checkbox"
                checked={isChosen}
                disabled={!isChosen && chosen.length >= MOST_INTEGRATED}
                onChange={() =>
                  onChosen(isChosen ? chosen.filter((each) => each !== id) : [...chosen, id])
                }
              />
              <span>
                {t('taken', { element, number })}
                <span className="small muted">{label}</span>
              </span>
            </label>
          </li>
        )
      })}
    </ul>
  )
}
