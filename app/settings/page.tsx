import type { Metadata } from 'next'
import { AppearanceForm } from '@/components/settings/appearance-form'
import { ProfileForm } from '@/components/settings/profile-form'
import { serverApi } from '../server-api'
import { translator } from '../translator'
import { signedIn } from '../visitor'
import { SettingsFrame } from './settings-frame'

export async function generateMetadata(): Promise<Metadata> {
  const t = await translator()
  return { title: t('settings.title') }
}

export default async function SettingsPage() {
  const t = await translator()
  const me = await signedIn('/settings')
  const api = await serverApi()
  const places = await Promise.all(
    me.workspaces.map(async (workspace) => ({
      workspace,
      members: await api.members(workspace.id),
    })),
  )
  return (
    <SettingsFrame me={me} current="you">
      <section aria-labelledby="you">
        <div className="sec-head">
          <h2 className="h-sec" id="you">
            {t('settings.you')}
          </h2>
        </div>
        <ProfileForm me={me} />
      </section>
      {places.map(({ workspace, members }) => (
        <AppearanceForm key={workspace.id} me={me} workspace={workspace} members={members} />
      ))}
    </SettingsFrame>
  )
}
