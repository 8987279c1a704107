'use client'

import dynamic from 'next/dynamic'
import { useState } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import type { Canvas } from '@/lib/canvases'
import type { Framework } from '@/lib/frameworks/framework'
import { textsOf } from '@/lib/frameworks/texts-of'
import { Button } from '../ui/button'
import { Empty } from '../ui/empty'
import { Icon } from '../ui/icon'
import { Standing } from '../ui/standing'
import { useDay } from '../ui/moment'
import { ThreadOfNine } from './thread-of-nine'
import { PageLink } from '../ui/page-link'
import { untilHere } from '../ui/until-here'

// Most visits make no canvas, and the frameworks to choose from are many words.
const NewCanvas = dynamic(async () => (await untilHere(() => import('./new-canvas'))).NewCanvas, {
  ssr: false,
})

interface CanvasListProps {
  workspaceId: string
  slug: string
  canvases: Canvas[]
  archived: Canvas[]
  frameworks: Framework[]
  mayCreate: boolean
}

/** The canvases of a workspace, or what a canvas is when there is none. */
export function CanvasList(props: CanvasListProps) {
  const { workspaceId, slug, canvases, archived, frameworks, mayCreate } = props
  const t = useTranslations('home')
  // Once asked for it stays, so that closing it is still its own affair.
  const [asked, setAsked] = useState(false)
  const [making, setMaking] = useState(false)
  const make = () => {
    setAsked(true)
    setMaking(true)
  }
  const empty = canvases.length === 0

  return (
    <section aria-labelledby="canvases">
      <div className="sec-head">
        <h2 className="h-sec" id="canvases">
          {t('canvases')}
        </h2>
        <span className="cluster">
          {canvases.length > 1 && (
            <PageLink className="small" href={`/w/${slug}/canvases`}>
              {t('sideBySide')}
            </PageLink>
          )}
          {mayCreate && !empty && (
            <Button look="quiet" onClick={make}>
              <Icon name="plus" />
              {t('newCanvas')}
            </Button>
          )}
        </span>
      </div>
      {empty ? (
        <NoCanvas framework={frameworks[0]} onMake={mayCreate ? make : undefined} />
      ) : (
        <ul className="rows">
          {canvases.map((canvas) => (
            <li key={canvas.id} className="canvas-row">
              <div>
                <h3>
                  <PageLink href={`/canvases/${canvas.id}`}>{canvas.title}</PageLink>
                </h3>
                {canvas.summary && <p className="muted">{canvas.summary}</p>}
                <p className="stands">
                  <Standing standing={canvas.standing} />
                  <From canvas={canvas} />
                </p>
              </div>
              <ThreadOfNine elements={canvas.elements} />
            </li>
          ))}
        </ul>
      )}
      {archived.length > 0 && <Archive canvases={archived} />}
      {asked && (
        <NewCanvas open={making} onClose={() => setMaking(false)} workspaceId={workspaceId} />
      )}
    </section>
  )
}

/** Where it started; the link is on its board, where there is room for who and when. */
function From({ canvas: { origin } }: { canvas: Canvas }) {
  const t = useTranslations('home')
  if (!origin) return null
  const { title } = origin
  return <span>{t(origin.as === 'fork' ? 'startedFrom' : 'copiedFrom', { title })}</span>
}

function Archive({ canvases }: { canvases: Canvas[] }) {
  const t = useTranslations('home')
  const day = useDay()
  return (
    <details className="archive">
      <summary>{t('archived', { count: canvases.length })}</summary>
      <ul className="rows">
        {canvases.map(({ id, title, archived }) => (
          <li key={id}>
            <PageLink href={`/canvases/${id}`}>{title}</PageLink>
            {archived && (
              <span className="small dim block">{t('archivedOn', { day: day(archived.at) })}</span>
            )}
          </li>
        ))}
      </ul>
    </details>
  )
}

function NoCanvas({ framework, onMake }: { framework?: Framework; onMake?: () => void }) {
  const t = useTranslations('home')
  const locale = useLocale()
  const texts = framework && textsOf(framework, locale)
  return (
    <div className="mt-6">
      <Empty title={t('empty.title')}>
        <p>{t('empty.text')}</p>
        {framework && texts && (
          <ol className="nine-names" aria-label={t('empty.elements')}>
            {framework.kinds.map(({ key }, i) => (
              <li key={key}>
                <span className="dim num">{i + 1}</span> <b>{texts.kinds[key]?.label}</b>
                <br />
                <span className="small muted">{texts.kinds[key]?.plainLabel}</span>
              </li>
            ))}
          </ol>
        )}
        {onMake ? (
          <Button look="main" onClick={onMake}>
            {t('newCanvas')}
          </Button>
        ) : (
          <p>{t('empty.cannot')}</p>
        )}
      </Empty>
    </div>
  )
}
