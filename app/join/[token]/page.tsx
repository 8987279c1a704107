import type { Metadata } from 'next'
import { cache } from 'react'
import { Door } from '@/components/door/door'
import { JoinForm } from '@/components/door/join-form'
import { JoinSignedIn } from '@/components/door/join-signed-in'
import { whatRoleMay } from '@/components/people/what-role-may'
import { ApiError } from '@/lib/client/api-error'
import type { InviteView } from '@/lib/workspaces'
import { serverApi } from '../../server-api'
import { translator } from '../../translator'
import { visitor } from '../../visitor'

interface JoinPageProps {
  params: Promise<{ token: string }>
}

export async function generateMetadata({ params }: JoinPageProps): Promise<Metadata> {
  const t = await translator()
  const invite = await readInvite((await params).token)
  return {
    title: invite
      ? t('door.join.title', { workspace: invite.workspace })
      : t('door.join.gone.title'),
  }
}

export default async function JoinPage({ params }: JoinPageProps) {
  const { token } = await params
  const t = await translator()
  const invite = await readInvite(token)
  if (!invite)
    return (
      <Door cover={t('shell.tagline')} title={t('door.join.gone.title')}>
        <p className="mt-4">{t('door.join.gone.text')}</p>
      </Door>
    )
  const { workspace, role, invitedBy, ...policies } = invite
  const me = await visitor()
  const invited = t('door.join.invited', { name: invitedBy, role: t(`roles.${role}`) })
  return (
    <Door
      cover={workspace}
      title={t('door.join.title', { workspace })}
      signedIn={me !== null}
      intro={`${invited} ${t(whatRoleMay(role, policies))}`}
    >
      {me ? (
        <JoinSignedIn token={token} workspace={workspace} name={me.name} />
      ) : (
        <JoinForm token={token} />
      )}
    </Door>
  )
}

/** Null when the link is unknown, used up, expired or taken back: to a visitor all the same. */
const readInvite = cache(async (token: string): Promise<InviteView | null> => {
  try {
    return await (await serverApi()).invite(token)
  } catch (error) {
    if (error instanceof ApiError && [404, 410].includes(error.status)) return null
    throw error
  }
})
