import type { Metadata } from 'next'
import { EmailForm } from '@/components/settings/email-form'
import { PasswordForm } from '@/components/settings/password-form'
import { SessionList } from '@/components/settings/session-list'
import { translator } from '../../translator'
import { signedIn } from '../../visitor'
import { SettingsFrame } from '../settings-frame'

export async function generateMetadata(): Promise<Metadata> {
  const t = await translator()
  return { title: t('settings.pages.security') }
}

export default async function SecurityPage() {
  const me = await signedIn('/settings/security')
  return (
    <SettingsFrame me={me} current="security">
      <SessionList />
      <PasswordForm email={me.email} />
      <EmailForm me={me} />
    </SettingsFrame>
  )
}
