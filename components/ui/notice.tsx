import type { ReactNode } from 'react'
import { Icon, type IconName } from './icon'

interface NoticeProps {
  kind?: 'plain' | 'warn' | 'stop'
  icon?: IconName
  className?: string
  children: ReactNode
}

const CLASSES = { plain: 'note', warn: 'note w', stop: 'note s' }

/** For what lasts longer than a toast: plain words, then the way out. Read out when it appears. */
export function Notice({ kind = 'plain', icon = 'alert', className = '', children }: NoticeProps) {
  return (
    <div
      className={`${CLASSES[kind]} ${className}`}
      role={kind === 'stop' ? 'alert' : kind === 'warn' ? 'status' : undefined}
    >
      <Icon name={icon} />
      <div>{children}</div>
    </div>
  )
}
