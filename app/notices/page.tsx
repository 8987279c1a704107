import type { Metadata } from 'next'
import { NoticeCentre } from '@/components/notices/notice-centre'
import { Shell } from '@/components/shell/shell'
import { serverApi } from '../server-api'
import { translator } from '../translator'
import { signedIn } from '../visitor'

interface NoticesPageProps {
  searchParams: Promise<{ way?: string | string[] }>
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await translator()
  return { title: t('notices.title') }
}

export default async function NoticesPage({ searchParams }: NoticesPageProps) {
  const t = await translator()
  const way = (await searchParams).way === 'following' ? 'following' : 'direct'
  const me = await signedIn(way === 'following' ? '/notices?way=following' : '/notices')
  const api = await serverApi()
  const [first, unread] = await Promise.all([api.notices({ way }), api.unreadNotices()])
  return (
    <Shell me={me} crumbs={[{ label: t('notices.title') }]}>
      <main id="main" className="wrap">
        <h1 className="h-page mb-4">{t('notices.title')}</h1>
        <NoticeCentre
          key={way}
          way={way}
          first={first}
          unread={unread}
          several={me.workspaces.length > 1}
        />
      </main>
    </Shell>
  )
}
