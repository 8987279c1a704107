'use client'

import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { Mark } from '../ui/mark'
import { LocaleSwitch } from './locale-switch'

interface DoorProps {
  /** What stands on the cover. */
  cover: string
  title: string
  intro?: ReactNode
  /** Their language is kept in their account, so the choice is not offered here. */
  signedIn?: boolean
  children: ReactNode
}

/** The way in: a cover with the thread, and beside it one thing to do. */
export function Door({ cover, title, intro, signedIn = false, children }: DoorProps) {
  const t = useTranslations()
  return (
    <div className="door">
      <aside className="door-cover" aria-label={t('door.about')}>
        <Thread />
        <span className="brand">
          <Mark />
          <b>Throughline</b>
        </span>
        <h2>{cover}</h2>
        <p>{t('shell.promise')}</p>
      </aside>
      <main id="main" className="door-form">
        <div>
          <h1 className="h-page">{title}</h1>
          {intro && <p className="muted mt-2">{intro}</p>}
          {children}
          {!signedIn && <LocaleSwitch />}
        </div>
      </main>
    </div>
  )
}

const LINE =
  'M150 0V90C150 150 60 150 60 210V290C60 350 170 350 170 410V520C170 590 90 590 90 660V800'
const KNOTS = [
  'M150 40',
  'M150 92',
  'M62 205',
  'M60 285',
  'M170 412',
  'M170 512',
  'M92 650',
  'M90 712',
  'M90 770',
]

function Thread() {
  return (
    <svg
      className="door-thread"
      viewBox="0 0 200 800"
      preserveAspectRatio="none"
      aria-hidden="true"
      focusable="false"
    >
      <path vectorEffect="non-scaling-stroke" d={LINE} />
      {KNOTS.map((at) => (
        <path key={at} className="k" vectorEffect="non-scaling-stroke" d={`${at}h.01`} />
      ))}
    </svg>
  )
}
