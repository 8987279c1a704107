'use client'

import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import type { ElementStatus } from '@/lib/canvases'
import type { LiveDocument } from '@/lib/client/live-document'
import type { Connection } from '../live/use-live-document'
import { Icon } from '../ui/icon'
import { Status } from '../ui/status'
import { SaveIndicator } from './save-indicator'
import type { Written } from './text-editor'
import type { Access } from './use-access'
import { useFact } from './use-fact'

interface ElementBarProps {
  elementStatus: ElementStatus
  live: LiveDocument | null
  status: Connection
  access: Access
  written: Written | null
  /** Who is here, and ways to other pages. */
  tools: ReactNode
}

/** Where the text stands, whether it is saved, who is here, and the way to the board. */
export function ElementBar(props: ElementBarProps) {
  const { elementStatus, live, status, access, written, tools } = props
  const t = useTranslations('editor')
  const roles = useTranslations('roles')
  const readsBecause = useDraftersWords()
  const begun = useFact(written, ({ words }) => words > 0)
  const standing = begun ? 'draft' : status.ready ? 'empty' : elementStatus
  return (
    <div className="bar" role="group" aria-label={t('about')}>
      <Status status={standing} />
      <SaveIndicator live={live} />
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
