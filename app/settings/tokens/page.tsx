import type { Metadata } from 'next'
import { TokenList } from '@/components/settings/token-list'
import { translator } from '../../translator'
import { signedIn } from '../../visitor'
import { SettingsFrame } from '../settings-frame'

export async function generateMetadata(): Promise<Metadata> {
  const t = await translator()
  return { title: t('settings.pages.tokens') }
}

export default async function TokensPage() {
  const me = await signedIn('/settings/tokens')
  return (
    <SettingsFrame me={me} current="tokens">
      <TokenList />
    </SettingsFrame>
  )
}
