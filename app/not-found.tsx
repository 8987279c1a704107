import type { Metadata } from 'next'
import Link from 'next/link'
import { translator } from './translator'

export async function generateMetadata(): Promise<Metadata> {
  const t = await translator()
  return { title: t('shell.notFound.title') }
}

export default async function NotFound() {
  const t = await translator()
  return (
    <main id="main" className="wrap">
      <h1 className="h-page">{t('shell.notFound.title')}</h1>
      <p className="lead mt-4">{t('shell.notFound.text')}</p>
      <Link className="btn main mt-6" href="/">
        {t('shell.toHome')}
      </Link>
    </main>
  )
}
