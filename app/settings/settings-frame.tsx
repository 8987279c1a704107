import type { ReactNode } from 'react'
import type { Me } from '@/lib/accounts'
import { SettingsNav } from '@/components/settings/settings-nav'
import { Shell } from '@/components/shell/shell'
import { translator } from '../translator'

interface SettingsFrameProps {
  me: Me
  current: 'you' | 'notices' | 'security' | 'tokens'
  children: ReactNode
}

/** The frame of every page of the settings. */
export async function SettingsFrame({ me, current, children }: SettingsFrameProps) {
  const t = await translator()
  return (
    <Shell me={me} crumbs={[{ label: t('settings.title') }]}>
      <main id="main" className="wrap">
        <h1 className="h-page mb-4">{t('settings.title')}</h1>
        <SettingsNav current={current} />
        <div className="home single">{children}</div>
      </main>
    </Shell>
  )
}
