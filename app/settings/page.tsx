import type { Metadata } from 'next'
import { ProfileForm } from '@/components/settings/profile-form'
import { TokenList } from '@/components/settings/token-list'
import { Shell } from '@/components/shell/shell'
import { translator } from '../translator'
import { signedIn } from '../visitor'

export async function generateMetadata(): Promise<Metadata> {
  const t = await translator()
  return { title: t('settings.title') }
}

export default async function SettingsPage() {
  const t = await translator()
  const me = await signedIn('/settings')
  return (
    <Shell me={me} crumbs={[{ label: t('settings.title') }]}>
      <main id="main" className="wrap">
        <h1 className="h-page mb-8">{t('settings.title')}</h1>
        <div className="home single">
          <section aria-labelledby="you">
            <div className="sec-head">
              <h2 className="h-sec" id="you">
                {t('settings.you')}
              </h2>
            </div>
            <ProfileForm me={me} />
          </section>
          <TokenList />
        </div>
      </main>
    </Shell>
  )
}
