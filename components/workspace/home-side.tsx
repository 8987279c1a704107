'use client'

import { useQuery } from '@tanstack/react-query'
import Link from 'next/link'
import { useTranslations } from 'use-intl'
import type { Canvas } from '@/lib/canvases'
import type { Member } from '@/lib/workspaces'
import { useApi } from '../api'
import { queries } from '../queries'
import { CopyInvite } from '../shell/copy-invite'
import { Faces } from '../ui/face'
import { Moment } from '../ui/moment'

const RECENT = 6

interface HomeSideProps {
  workspaceId: string
  slug: string
  me: string
  members: Member[]
  canvases: Canvas[]
  mayInvite: boolean
}

/** The quiet side of the home page: who belongs here, and what was written last. */
export function HomeSide({ workspaceId, slug, me, members, canvases, mayInvite }: HomeSideProps) {
  const t = useTranslations('home')
  const frameworks = useTranslations('frameworks')
  return (
    <aside className="side">
      <section aria-labelledby="people">
        <h2 className="label" id="people">
          {t('people')}
        </h2>
        <div className="cluster mt-3">
          <Faces people={members} me={me} max={6} label={t('people')} />
          <Link className="small" href={`/w/${slug}/members`}>
            {t('memberCount', { count: members.length })}
          </Link>
        </div>
        {mayInvite && members.length === 1 && (
          <div className="stack mt-3">
            <p className="small muted">{t('alone')}</p>
            <CopyInvite workspaceId={workspaceId} always />
          </div>
        )}
      </section>
      <section aria-labelledby="frameworks">
        <h2 className="label" id="frameworks">
          {frameworks('title')}
        </h2>
        <p className="small mt-2">
          <Link href={`/w/${slug}/frameworks`}>{frameworks('look')}</Link>
        </p>
      </section>
      <Recent workspaceId={workspaceId} initial={canvases} />
    </aside>
  )
}

function Recent({ workspaceId, initial }: { workspaceId: string; initial: Canvas[] }) {
  const t = useTranslations('home')
  const api = useApi()
  const { data: canvases } = useQuery({
    ...queries.canvases(api, workspaceId),
    initialData: initial,
  })
  const changes = canvases
    .flatMap((canvas) => canvas.elements.map((element) => ({ canvas, element })))
    .flatMap(({ canvas, element }) =>
      element.lastChange ? [{ canvas, element, ...element.lastChange }] : [],
    )
    .sort((a, b) => b.at.localeCompare(a.at))
    .slice(0, RECENT)

  return (
    <section aria-labelledby="recent">
      <h2 className="label" id="recent">
        {t('recent')}
      </h2>
      {changes.length === 0 && <p className="small muted mt-2">{t('nothingRecent')}</p>}
      <ul className="feed">
        {changes.map(({ canvas, element, at, by }) => (
          <li key={element.id}>
            {t.rich('wrote', {
              name: by?.name ?? t('somebody'),
              element: element.title,
              b: (words) => <b>{words}</b>,
              a: (words) => <Link href={`/elements/${element.id}`}>{words}</Link>,
            })}
            <span className="dim block">
              {canvas.title}, <Moment at={at} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
