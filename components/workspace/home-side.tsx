'use client'

import { useTranslations } from 'use-intl'
import type { Canvas } from '@/lib/canvases'
import type { Whereabouts } from '@/lib/workspace-news'
import type { Member } from '@/lib/workspaces'
import { CopyInvite } from '../shell/copy-invite'
import { Faces } from '../ui/face'
import { Moment } from '../ui/moment'
import { WhoIsWhere } from './who-is-where'
import { PageLink } from '../ui/page-link'

const RECENT = 6

interface HomeSideProps {
  workspaceId: string
  slug: string
  me: string
  members: Member[]
  canvases: Canvas[]
  /** Where people can be: also what is in the archive. */
  places: Canvas[]
  people: Whereabouts[]
  mayInvite: boolean
}

/** The quiet side of the home page: who is where, who belongs here, what was written last. */
export function HomeSide(props: HomeSideProps) {
  const { workspaceId, slug, me, members, canvases, places, people, mayInvite } = props
  const t = useTranslations('home')
  const frameworks = useTranslations('frameworks')
  return (
    <aside className="side">
      {places.length > 0 && <WhoIsWhere people={people} canvases={places} me={me} />}
      <section aria-labelledby="people">
        <h2 className="label" id="people">
          {t('people')}
        </h2>
        <div className="cluster mt-3">
          <Faces people={members} me={me} max={6} label={t('people')} />
          <PageLink className="small" href={`/w/${slug}/members`}>
            {t('memberCount', { count: members.length })}
          </PageLink>
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
          <PageLink href={`/w/${slug}/frameworks`}>{frameworks('look')}</PageLink>
        </p>
      </section>
      <Recent canvases={canvases} />
    </aside>
  )
}

function Recent({ canvases }: { canvases: Canvas[] }) {
  const t = useTranslations('home')
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
              a: (words) => <PageLink href={`/elements/${element.id}`}>{words}</PageLink>,
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
