'use client'

import { useTranslations } from 'use-intl'
import { can, type Action, type Role } from '@/lib/roles'
import { PageLink } from '../ui/page-link'

export type PageOfPeople = 'members' | 'teams' | 'audit' | 'integrity' | 'sizes' | 'webhooks'

interface PeopleNavProps {
  slug: string
  role: Role
  current: PageOfPeople
}

/** Between the pages about a workspace and its people. */
export function PeopleNav({ slug, role, current }: PeopleNavProps) {
  const t = useTranslations()
  const may = (action: Action) => can({ role, scope: 'session' }, action).allowed
  const pages = [
    ['members', t('people.members')],
    ['teams', t('teams.title')],
    ...(may('workspace.audit') ? [['audit', t('audit.title')] as const] : []),
    ...(may('workspace.integrity') ? [['integrity', t('integrity.title')] as const] : []),
    ...(may('workspace.sizes') ? [['sizes', t('sizes.title')] as const] : []),
    ...(may('webhook.manage') ? [['webhooks', t('webhooks.title')] as const] : []),
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
