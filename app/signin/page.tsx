import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { Door } from '@/components/door/door'
import { SignInForm } from '@/components/door/sign-in-form'
import { Notice } from '@/components/ui/notice'
import { sameSitePath } from '@/lib/same-site-path'
import { translator } from '../translator'
import { visitor } from '../visitor'

interface SignInPageProps {
  searchParams: Promise<{ next?: string | string[]; ended?: string }>
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await translator()
  return { title: t('door.signin.title') }
}

export default async function SignInPage({ searchParams }: SignInPageProps) {
  const { next, ended } = await searchParams
  const path = sameSitePath(typeof next === 'string' ? next : null)
  if (await visitor()) redirect(path)
  const t = await translator()
  return (
    <Door cover={t('shell.tagline')} title={t('door.signin.title')}>
      {ended && (
        <Notice kind="warn" className="mt-4">
          {t('door.signin.signedOut')}
        </Notice>
      )}
      <SignInForm next={path} />
    </Door>
  )
}
