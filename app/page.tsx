import { redirect } from 'next/navigation'
import { Door } from '@/components/door/door'
import { SignOutButton } from '@/components/shell/sign-out-button'
import { serverApi } from './server-api'
import { translator } from './translator'
import { visitor } from './visitor'
import { PageLink } from '@/components/ui/page-link'

/** Leads on: to the only workspace, to a choice of several, to the door, or to the set-up link. */
export default async function FrontPage() {
  const t = await translator()
  const me = await visitor()
  if (!me) {
    const { needed } = await (await serverApi()).setupState()
    if (!needed) redirect('/signin')
    return (
      <Door cover={t('shell.tagline')} title={t('door.setup.tokenMissing.title')}>
        <p className="mt-4">{t('door.setup.tokenMissing.text')}</p>
      </Door>
    )
  }
  const [first, ...others] = me.workspaces
  if (!first)
    return (
      <Door cover={t('shell.tagline')} title={t('door.none.title')} signedIn>
        <p className="mt-4">{t('door.none.text', { name: me.name })}</p>
        <div className="mt-6">
          <SignOutButton userId={me.id} />
        </div>
      </Door>
    )
  if (others.length === 0) redirect(`/w/${first.slug}`)
  return (
    <Door cover={t('shell.tagline')} title={t('door.choose.title')} signedIn>
      <ul className="rows mt-4 border-y border-ink">
        {me.workspaces.map(({ slug, name, role }) => (
          <li key={slug} className="list-row plain">
            <PageLink className="fixed text-6" href={`/w/${slug}`}>
              {name}
            </PageLink>
            <span className="small muted">{t(`roles.${role}`)}</span>
          </li>
        ))}
      </ul>
    </Door>
  )
}
