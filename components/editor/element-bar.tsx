'use client'

import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import type { ElementStatus } from '@/lib/canvases'
import type { LiveDocument, LiveStatus } from '@/lib/client/live-document'
import { Icon } from '../ui/icon'
import { Status } from '../ui/status'
import { SaveIndicator } from './save-indicator'
import type { Facts } from './facts'
import type { Access } from './use-access'

interface ElementBarProps {
  elementStatus: ElementStatus
  live: LiveDocument | null
  status: LiveStatus
  access: Access
  facts: Facts
  /** Who is here, and ways to other pages. */
  tools: ReactNode
}

/** Where the text stands, whether it is saved, who is here, and the way to the board. */
export function ElementBar({ elementStatus, live, status, access, facts, tools }: ElementBarProps) {
  const t = useTranslations('editor')
  const roles = useTranslations('roles')
  const readsBecause = useDraftersWords()
  const standing = facts.words > 0 ? 'draft' : status.ready ? 'empty' : elementStatus
  return (
    <div className="bar" role="group" aria-label={t('about')}>
      <Status status={standing} />
      <SaveIndicator live={live} status={status} />
      {!access.mayWrite && access.role && !access.lost && !access.archivedAt && (
        <span className="st muted reads">
          <Icon name="eye" />
          {readsBecause(access) ?? t('readOnly', { role: roles(access.role).toLocaleLowerCase() })}
        </span>
      )}
      <div className="end">{tools}</div>
    </div>
  )
}

/** Why somebody whose role writes elsewhere reads here; null when the role itself is the reason. */
function useDraftersWords(): (access: Access) => string | null {
  const t = useTranslations('editor')
  return ({ role, drafters }) => {
    if (drafters === null || role === 'observer') return null
    const names = drafters.map(({ name }) => name).join(', ')
    return names ? t('readAlong', { names }) : t('readAlongNobody')
  }
}
