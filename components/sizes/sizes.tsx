'use client'

import './sizes.css'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { addedUp, bytesOf, type WorkspaceSizes } from '@/lib/sizes'
import { useApi } from '../api'
import { useErrorText } from '../errors'
import { queries } from '../queries'
import { Button } from '../ui/button'
import { Empty } from '../ui/empty'
import { Skeleton } from '../ui/skeleton'
import { ElementSizes } from './element-sizes'
import { PARTS, useBytes } from './use-bytes'

type CanvasSizes = WorkspaceSizes['canvases'][number]

/** What takes how much room, for stewards: all of it, then canvas by canvas. */
export function Sizes({ workspaceId }: { workspaceId: string }) {
  const t = useTranslations('sizes')
  const shell = useTranslations('shell')
  const errorText = useErrorText()
  const { data, error, refetch } = useQuery(queries.sizes(useApi(), workspaceId))
  return (
    <section aria-label={t('title')} className="stack">
      <p className="muted measure">{t('text')}</p>
      {error ? (
        <Empty title={errorText(error)} failed>
          <Button onClick={() => void refetch()}>{shell('tryAgain')}</Button>
        </Empty>
      ) : !data ? (
        <Skeleton label={t('loading')} />
      ) : data.canvases.length === 0 ? (
        <Empty title={t('none')}>
          <p>{t('noneText')}</p>
        </Empty>
      ) : (
        <>
          <Total sizes={data} />
          <Canvases canvases={data.canvases} />
        </>
      )}
    </section>
  )
}

function Total({ sizes: { canvases, roomForImages } }: { sizes: WorkspaceSizes }) {
  const t = useTranslations('sizes')
  const bytes = useBytes()
  const total = addedUp(canvases.map(({ size }) => size))
  return (
    <>
      <p className="size-total num">{t('total', { size: bytes(bytesOf(total)) })}</p>
      <dl className="size-parts">
        {PARTS.map((part) => (
          <div key={part}>
            <dt>{t(`parts.${part}`)}</dt>
            <dd className="num">
              {part === 'images'
                ? t('imagesOf', { used: bytes(total.images), room: bytes(roomForImages) })
                : bytes(total[part])}
            </dd>
          </div>
        ))}
      </dl>
    </>
  )
}

function Canvases({ canvases }: { canvases: CanvasSizes[] }) {
  const t = useTranslations('sizes')
  const largest = Math.max(...canvases.map(({ size }) => bytesOf(size)))
  return (
    <ul className="size-list" aria-label={t('canvases')}>
      {canvases.map((canvas) => (
        <li key={canvas.id}>
          <CanvasSize canvas={canvas} largest={largest} />
        </li>
      ))}
    </ul>
  )
}

/** Its elements are drawn once somebody wants to see them: there may be a thousand in all. */
function CanvasSize({ canvas, largest }: { canvas: CanvasSizes; largest: number }) {
  const t = useTranslations('sizes')
  const bytes = useBytes()
  const [open, setOpen] = useState(false)
  const mine = bytesOf(canvas.size)
  return (
    <details onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>
        <b>{canvas.title}</b>
        {canvas.archived && <span className="small muted">{t('archived')}</span>}
        <span className="num">{bytes(mine)}</span>
        <svg viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true" focusable="false">
          <rect width={largest > 0 ? (mine / largest) * 100 : 0} height="1" />
        </svg>
      </summary>
      {open && <ElementSizes canvas={canvas} />}
    </details>
  )
}
