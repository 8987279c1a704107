import type { Metadata } from 'next'
import { DeadEnd } from '@/components/shell/dead-end'
import { translator } from './translator'

export async function generateMetadata(): Promise<Metadata> {
  const t = await translator()
  return { title: t('shell.notFound.title') }
}

export default async function NotFound() {
  const t = await translator()
  return (
    <DeadEnd title={t('shell.notFound.title')} text={t('shell.notFound.text')}>
      {/* Not PageLink: every page carries this one along, and would bring its script a second time. */}
      <a className="btn main" href="/">
        {t('shell.toHome')}
      </a>
    </DeadEnd>
  )
}
