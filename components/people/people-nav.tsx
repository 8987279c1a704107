'use client'

import { useTranslations } from 'use-intl'
import { can, type Role } from '@/lib/roles'
import { PageLink } from '../ui/page-link'

interface PeopleNavProps {
  slug: string
  role: Role
  current: 'members' | 'teams' | 'audit'
}

/** Between the pages about the people of a workspace. */
export function PeopleNav({ slug, role, current }: PeopleNavProps) {
  const t = useTranslations()
  const pages = [
    ['members', t('people.members')],
    ['teams', t('teams.title')],
    ...(can({ role, scope: 'session' }, 'workspace.audit').allowed
      ? [['audit', t('audit.title')] as const]
      : []),
  ] as const
  return (
    <nav className="pages" aria-label={t('people.nav')}>
      <ul>
        {pages.map(([page, label]) => (
          <li key={page}>
            <PageLink
              href={`/w/${slug}/${page}`}
              aria-current={page === current ? 'page' : undefined}
            >
              {label}
            </PageLink>
          </li>
        ))}
      </ul>
    </nav>
  )
}
