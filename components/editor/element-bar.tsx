'use client'

import Link from 'next/link'
import { useEffect, useRef } from 'react'
import { useTranslations } from 'use-intl'
import type { ElementStatus } from '@/lib/canvases'
import type { LiveDocument, LiveStatus } from '@/lib/client/live-document'
import type { Person } from '@/lib/people'
import { can } from '@/lib/roles'
import { ShareButton } from '../shares/share-button'
import { Faces } from '../ui/face'
import { Icon } from '../ui/icon'
import { Status } from '../ui/status'
import { PeopleList } from './outline'
import { SaveIndicator } from './save-indicator'
import type { Facts } from './facts'
import type { Access } from './use-access'

interface ElementBarProps {
  canvasId: string
  elementId: string
  title: string
  elementStatus: ElementStatus
  live: LiveDocument | null
  status: LiveStatus
  access: Access
  facts: Facts
  me: string
}

/** Where the text stands, whether it is saved, who is here, and the way to the board. */
export function ElementBar(props: ElementBarProps) {
  const { canvasId, elementId, title, elementStatus, live, status, access, facts, me } = props
  const mayShare = can({ role: access.role, scope: 'session' }, 'share.make').allowed
  const t = useTranslations('editor')
  const roles = useTranslations('roles')
  const standing = facts.words > 0 ? 'draft' : status.ready ? 'empty' : elementStatus
  return (
    <div className="bar" role="group" aria-label={t('about')}>
      <Status status={standing} />
      <SaveIndicator live={live} status={status} />
      {!access.mayWrite && access.role && !access.lost && (
        <span className="st muted reads">
          <Icon name="eye" />
          {t('readOnly', { role: roles(access.role).toLocaleLowerCase() })}
        </span>
      )}
      <div className="end">
        <PeopleHere people={status.people} facts={facts} me={me} />
        {mayShare && !access.gone && (
          <ShareButton place={{ canvasId, elementId, titles: { [elementId]: title } }} />
        )}
        <Link className="btn" href={`/canvases/${canvasId}`}>
          <Icon name="board" />
          {t('toBoard')}
        </Link>
      </div>
    </div>
  )
}

function PeopleHere({ people, facts, me }: { people: Person[]; facts: Facts; me: string }) {
  const t = useTranslations('editor')
  const details = useRef<HTMLDetailsElement>(null)
  const others = people.filter(({ id }) => id !== me)

  useEffect(() => {
    const close = (event: Event) => {
      const { current } = details
      if (!current?.open) return
      const escaped = event instanceof KeyboardEvent && event.key === 'Escape'
      const outside = event.type === 'pointerdown' && !current.contains(event.target as Node)
      if (!escaped && !outside) return
      current.open = false
      if (escaped) current.querySelector('summary')?.focus()
    }
    document.addEventListener('keydown', close)
    document.addEventListener('pointerdown', close)
    return () => {
      document.removeEventListener('keydown', close)
      document.removeEventListener('pointerdown', close)
    }
  }, [])

  if (others.length === 0) return null
  return (
    <details className="live" ref={details}>
      <summary className="btn quiet">
        <Faces people={others} me={me} />
        <span className="hide-s">{t('peopleHere', { count: others.length })}</span>
      </summary>
      <div className="pop">
        <PeopleList people={people} facts={facts} me={me} />
      </div>
    </details>
  )
}
