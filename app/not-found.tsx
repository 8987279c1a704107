import type { Metadata } from 'next'
import { DeadEnd } from '@/components/shell/dead-end'
import { translator } from './translator'
import { PageLink } from '@/components/ui/page-link'

export async function generateMetadata(): Promise<Metadata> {
  const t = await translator()
  return { title: t('shell.notFound.title') }
}

export default async function NotFound() {
  const t = await translator()
  return (
    <DeadEnd title={t('shell.notFound.title')} text={t('shell.notFound.text')}>
      <PageLink className="btn main" href="/">
        {t('shell.toHome')}
      </PageLink>
    </DeadEnd>
  )
}
