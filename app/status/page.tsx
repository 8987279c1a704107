import type { Metadata } from 'next'
import { StatusPage } from '@/components/status/status-page'
import { translator } from '../translator'

export async function generateMetadata(): Promise<Metadata> {
  const t = await translator()
  return { title: t('status.title') }
}

export default async function Page() {
  const t = await translator()
  return (
    <>
      <StatusPage />
      <noscript>
        <p className="wrap">{t('status.noScript')}</p>
      </noscript>
    </>
  )
}
