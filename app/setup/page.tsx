import type { Metadata } from 'next'
import { Door } from '@/components/door/door'
import { SetupForm } from '@/components/door/setup-form'
import { serverApi } from '../server-api'
import { translator } from '../translator'
import { PageLink } from '@/components/ui/page-link'

interface SetupPageProps {
  searchParams: Promise<{ token?: string | string[] }>
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await translator()
  return { title: t('door.setup.title') }
}

export default async function SetupPage({ searchParams }: SetupPageProps) {
  const t = await translator()
  const { token } = await searchParams
  const { needed } = await (await serverApi()).setupState()
  if (!needed)
    return (
      <Door cover={t('shell.tagline')} title={t('door.setup.done.title')}>
        <p className="mt-4">{t('door.setup.done.text')}</p>
        <PageLink className="btn main big mt-6" href="/signin">
          {t('shell.signIn')}
        </PageLink>
      </Door>
    )
  if (typeof token !== 'string' || token === '')
    return (
      <Door cover={t('shell.tagline')} title={t('door.setup.tokenMissing.title')}>
        <p className="mt-4">{t('door.setup.tokenMissing.text')}</p>
      </Door>
    )
  return (
    <Door cover={t('shell.tagline')} title={t('door.setup.title')} intro={t('door.setup.intro')}>
      <SetupForm token={token} />
    </Door>
  )
}
