'use client'

import { useQuery } from '@tanstack/react-query'
import dynamic from 'next/dynamic'
import { useMemo, useState } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import type { Canvas } from '@/lib/canvases'
import { ApiError } from '@/lib/client/api-error'
import type { Framework } from '@/lib/frameworks/framework'
import type { Person } from '@/lib/people'
import { can, type Role } from '@/lib/roles'
import { useApi } from '../api'
import { useFaceStates } from '../live/use-face-states'
import { queries } from '../queries'
import { OpenThreads, useOpenThreads } from '../threads/open-comments'
import { Empty } from '../ui/empty'
import { FaceStates } from '../ui/face'
import { Board } from './board'
import { CanvasHead } from './canvas-head'
import { CanvasNotice } from './canvas-notice'
import { CanvasSide } from './canvas-side'
import { CanvasStrip } from './canvas-strip'
import { elementRows, fitsBoard } from './element-rows'
import { useCanvasLive } from './use-canvas-live'
import { VIEW_COOKIE, type View } from './view'
import './canvas.css'
import { PageLink } from '../ui/page-link'
import { untilHere } from '../ui/until-here'

// Drawn on the server like the rest where they are shown; most boards show none of them.
const ElementList = dynamic(
  async () => (await untilHere(() => import('./element-list'))).ElementList,
)
const ArchivedNotice = dynamic(
  async () => (await untilHere(() => import('./archived-notice'))).ArchivedNotice,
)
const LeftElements = dynamic(
  async () => (await untilHere(() => import('../frameworks/left-elements'))).LeftElements,
)
const UpgradeOffer = dynamic(
  async () => (await untilHere(() => import('../frameworks/upgrade-offer'))).UpgradeOffer,
  { ssr: false },
)
// The board is there before the ways of being on it together.
const Together = dynamic(
  async () => (await untilHere(() => import('../together/together'))).Together,
  {
    ssr: false,
  },
)
const PeopleButton = dynamic(
  async () => (await untilHere(() => import('../together/people-button'))).PeopleButton,
  {
    ssr: false,
  },
)

interface CanvasPageProps {
  /** The canvas as it was when the page was drawn. */
  initial: Canvas
  framework: Framework
  me: Person
  role: Role
  /** The short name of the workspace. */
  slug: string
  view: View
}

const NO_TEXTS: never[] = []
const A_YEAR_S = 365 * 24 * 60 * 60

/** A canvas, live: as a board or as a list, who is where, and what changed last. */
export function CanvasPage(props: CanvasPageProps) {
  const { initial, framework: drawn, me, role, slug, view: chosen } = props
  const api = useApi()
  const t = useTranslations('board.list')
  const locale = useLocale()
  const [view, setView] = useState(chosen)
  const query = useQuery({ ...queries.canvas(api, initial.id), initialData: initial })
  const canvas = query.data
  const framework = useQuery({
    ...queries.canvasFramework(api, initial.id),
    initialData: drawn,
  }).data
  const { phase, where, here, channel } = useCanvasLive(canvas, me.id)
  const faces = useFaceStates(channel)
  const open = useOpenThreads(initial.id)
  const rows = useMemo(() => elementRows(canvas, framework, locale), [canvas, framework, locale])
  const hasBoard = fitsBoard(rows)
  const actor = { role, scope: 'session' } as const
  const people = { channel, canvas, me, role, texts: NO_TEXTS }

  function choose(next: View) {
    setView(next)
    document.cookie = `${VIEW_COOKIE}=${next}; path=/; max-age=${A_YEAR_S}; samesite=lax`
  }

  if (isGone(query.error)) return <Gone />
  const known = new Set(framework.kinds.map(({ key }) => key))
  const left = canvas.elements.filter(({ kind }) => !known.has(kind))
  return (
    <FaceStates value={faces}>
      <main
        id="main"
        className={phase === 'live' || phase === 'connecting' ? 'b-wrap' : 'b-wrap paused'}
      >
        <CanvasHead
          canvas={canvas}
          here={here.length > 0 ? here : [me]}
          me={me.id}
          mayShare={can(actor, 'share.make').allowed && !canvas.archived}
          role={role}
          slug={slug}
          view={hasBoard ? view : null}
          onView={choose}
          people={people.channel.company.length > 1 && <PeopleButton {...people} />}
        />
        {canvas.archived && (
          <ArchivedNotice canvas={canvas} mayRestore={can(actor, 'canvas.archive').allowed} />
        )}
        <CanvasNotice phase={phase} error={query.error} />
        {can(actor, 'canvas.upgrade').allowed && <UpgradeOffer canvasId={canvas.id} />}
        <OpenThreads value={open}>
          <div className="b-main">
            <CanvasStrip rows={rows} framework={framework} />
            {hasBoard && view === 'board' ? (
              <Board
                rows={rows}
                framework={framework}
                where={where}
                me={me.id}
                mayWrite={can(actor, 'element.write').allowed && !canvas.archived}
              />
            ) : (
              <ElementList title={canvas.title} rows={rows} where={where} me={me.id}>
                {!hasBoard && <p className="small muted">{t('only')}</p>}
              </ElementList>
            )}
            <CanvasSide canvasId={canvas.id} rows={rows} where={where} here={here} me={me.id} />
            {left.length > 0 && <LeftElements left={left} />}
          </div>
        </OpenThreads>
      </main>
      <Together {...people} place={null} />
    </FaceStates>
  )
}

/** Deleted meanwhile, or no longer for this person. Out of reach is something else. */
function isGone(error: Error | null): boolean {
  return error instanceof ApiError && (error.code === 'not_found' || error.code === 'not_allowed')
}

function Gone() {
  const t = useTranslations('board.gone')
  const toHome = useTranslations('shell')('toHome')
  return (
    <main id="main" className="b-wrap">
      <Empty title={t('title')} level="h1" failed>
        <p>{t('text')}</p>
        <PageLink className="btn" href="/">
          {toHome}
        </PageLink>
      </Empty>
    </main>
  )
}
