import type { Metadata } from 'next'
import { NoticeSettingsForm } from '@/components/settings/notice-settings-form'
import { serverApi } from '../../server-api'
import { translator } from '../../translator'
import { signedIn } from '../../visitor'
import { SettingsFrame } from '../settings-frame'

export async function generateMetadata(): Promise<Metadata> {
  const t = await translator()
  return { title: t('settings.pages.notices') }
}

export default async function NoticeSettingsPage() {
  const me = await signedIn('/settings/notices')
  const settings = await (await serverApi()).noticeSettings()
  return (
    <SettingsFrame me={me} current="notices">
      <NoticeSettingsForm email={me.email} settings={settings} />
    </SettingsFrame>
  )
}
