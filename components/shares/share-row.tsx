'use client'

import { useTranslations } from 'use-intl'
import type { Share } from '@/lib/shares'
import { Button } from '../ui/button'
import { copyText } from '../ui/copy-text'
import { Icon } from '../ui/icon'
import { useDay } from '../ui/moment'
import { useToast } from '../ui/toast'
import type { SharePlace } from './share-place'

interface ShareRowProps {
  share: Share
  place: SharePlace
  onRevoke: () => void
}

/** One link: what it shows, who made it, how long it works, whether it is used. */
export function ShareRow({ share, place, onRevoke }: ShareRowProps) {
  const t = useTranslations('shares')
  const shell = useTranslations('shell')
  const day = useDay()
  const toast = useToast()
  const what =
    share.elementId === null
      ? t('whole')
      : t('only', { title: place.titles[share.elementId] ?? '–' })
  const facts = [
    ...(share.label ? [what] : []),
    t('by', { name: share.createdBy }),
    t('until', { date: day(share.expiresAt) }),
    ...(share.hasPassword ? [t('withPassword')] : []),
    t('opened', { opens: share.opens }),
    ...(share.lastOpenedOn ? [t('lastOpened', { date: day(`${share.lastOpenedOn}T12:00Z`) })] : []),
  ]
  const name = share.label || what

  async function copy() {
    toast((await copyText(share.url)) ? shell('copied') : shell('notCopied'))
  }

  return (
    <li className="list-row plain">
      <div className="stack-1">
        <b>{name}</b>
        <p className="small muted">{facts.join(' · ')}</p>
        <input
          className="in secret"
          readOnly
          value={share.url}
          aria-label={t('linkTo', { what: name })}
          onFocus={(event) => event.target.select()}
        />
      </div>
      <div className="acts">
        <Button onClick={() => void copy()}>
          <Icon name="link" />
          {t('copy')}
        </Button>
        <Button look="quiet" onClick={onRevoke}>
          {t('revoke')}
        </Button>
      </div>
    </li>
  )
}
