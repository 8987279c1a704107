'use client'

import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import type { Need } from '@/lib/needs'
import { useApi } from '../api'
import { queries } from '../queries'
import { Icon, type IconName } from '../ui/icon'
import { useDay } from '../ui/moment'
import { PageLink } from '../ui/page-link'

interface NeedsYouProps {
  workspaceId: string
  slug: string
  initial: Need[]
}

/** What asks something of this person now, and the way to each. */
export function NeedsYou({ workspaceId, slug, initial }: NeedsYouProps) {
  const t = useTranslations('home.needs')
  const api = useApi()
  const { data: needs, error } = useQuery({
    ...queries.needs(api, workspaceId),
    initialData: initial,
  })
  return (
    <section aria-labelledby="needs">
      <div className="sec-head">
        <h2 className="h-sec" id="needs">
          {t('title')}
        </h2>
        {needs.length > 0 && (
          <span className="small dim">{t('count', { count: needs.length })}</span>
        )}
      </div>
      {error && <p className="small muted mt-3">{t('failed')}</p>}
      {needs.length === 0 && !error && <p className="muted mt-3">{t('none')}</p>}
      <ul className="rows">
        {needs.map((need) => (
          <OneNeed key={keyOf(need)} need={need} slug={slug} />
        ))}
      </ul>
    </section>
  )
}

function OneNeed({ need, slug }: { need: Need; slug: string }) {
  const t = useTranslations('home.needs')
  const roles = useTranslations('roles')
  const day = useDay()
  switch (need.type) {
    case 'begin-element':
      return (
        <Row
          icon="pen"
          href={`/elements/${need.element.id}`}
          title={t('beginTitle', { element: need.element.title })}
          verb={t('begin')}
        >
          {t('beginText', { canvas: need.canvas.title, others: need.others })}
        </Row>
      )
    case 'invite-ending':
      return (
        <Row icon="clock" href={`/w/${slug}/members`} title={t('inviteTitle')} verb={t('invite')}>
          {t('inviteText', {
            role: roles(need.role).toLocaleLowerCase(),
            when: day(need.expiresAt),
          })}
        </Row>
      )
    case 'framework-update':
      return (
        <Row
          icon="board"
          href={`/canvases/${need.canvas.id}`}
          title={t('updateTitle', { canvas: need.canvas.title })}
          verb={t('update')}
        >
          {t('updateText', { version: need.version })}
        </Row>
      )
    case 'webhook-off':
      return (
        <Row
          icon="alert"
          href={`/w/${slug}/webhooks`}
          title={t('bridgeTitle', { name: need.name })}
          verb={t('bridge')}
        >
          {t('bridgeText')}
        </Row>
      )
    default:
      return need satisfies never
  }
}

interface RowProps {
  icon: IconName
  href: string
  title: string
  verb: string
  children: ReactNode
}

/** The title and the button lead to the same place; only the title is read out as a link. */
function Row({ icon, href, title, verb, children }: RowProps) {
  return (
    <li className="need">
      <Icon name={icon} />
      <div>
        <PageLink className="t" href={href}>
          <b>{title}</b>
        </PageLink>
        <p className="muted">{children}</p>
      </div>
      <PageLink className="btn" href={href} tabIndex={-1} aria-hidden="true">
        {verb}
      </PageLink>
    </li>
  )
}

function keyOf(need: Need): string {
  switch (need.type) {
    case 'begin-element':
      return need.element.id
    case 'invite-ending':
      return need.inviteId
    case 'framework-update':
      return `${need.canvas.id} ${need.version}`
    case 'webhook-off':
      return need.webhookId
    default:
      return need satisfies never
  }
}
