'use client'

import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import type { Canvas, ElementTile } from '@/lib/canvases'
import type { Framework } from '@/lib/frameworks/framework'
import { textsOf } from '@/lib/frameworks/texts-of'
import { useApi } from '../api'
import { queries } from '../queries'
import { Empty } from '../ui/empty'
import { Standing } from '../ui/standing'
import { Status } from '../ui/status'
import { HomeNotice } from './home-notice'
import { chosenAtFirst, families, kindRows, type Family } from './side-by-side'
import { useWorkspaceLive } from './use-workspace-live'
import './compare.css'
import { PageLink } from '../ui/page-link'

interface CompareCanvasesProps {
  workspaceId: string
  slug: string
  me: string
  /** As they were when the page was drawn. */
  initial: Canvas[]
  frameworks: Framework[]
  /** Ids asked for in the address. */
  wanted: string[]
}

/** Several strategies side by side, live: the same element of each next to each other. */
export function CompareCanvases(props: CompareCanvasesProps) {
  const { workspaceId, slug, me, initial, frameworks, wanted } = props
  const t = useTranslations('canvases.compare')
  const api = useApi()
  const locale = useLocale()
  const { phase } = useWorkspaceLive(workspaceId, me)
  const { data: canvases, error } = useQuery({
    ...queries.canvases(api, workspaceId),
    initialData: initial,
  })
  const [chosen, setChosen] = useState(() => chosenAtFirst(initial, wanted))

  function choose(id: string, on: boolean) {
    const next = on ? [...chosen, id] : chosen.filter((one) => one !== id)
    setChosen(next)
    // So that the address can be sent to somebody; nothing has to be asked for again.
    window.history.replaceState(null, '', next.length > 0 ? `?with=${next.join(',')}` : '?')
  }

  if (canvases.length === 0)
    return (
      <Empty title={t('empty')} level="h2">
        <PageLink className="btn" href={`/w/${slug}`}>
          {t('toHome')}
        </PageLink>
      </Empty>
    )
  return (
    <>
      <HomeNotice phase={phase} error={error} />
      {families(canvases).map((family) => {
        const framework = frameworks.find(({ key }) => key === family.framework)
        const name = framework ? textsOf(framework, locale).name : family.framework
        return (
          <section key={family.framework} className="versus" aria-labelledby={family.framework}>
            <h2 className="h-sec" id={family.framework}>
              {name}
            </h2>
            <Picker family={family} chosen={chosen} onChoose={choose} />
            {family.canvases.length === 1 && <p className="small muted">{t('one')}</p>}
            <SideBySide
              name={name}
              canvases={family.canvases.filter(({ id }) => chosen.includes(id))}
            />
          </section>
        )
      })}
    </>
  )
}

interface PickerProps {
  family: Family
  chosen: string[]
  onChoose: (id: string, on: boolean) => void
}

function Picker({ family, chosen, onChoose }: PickerProps) {
  const t = useTranslations('canvases.compare')
  if (family.canvases.length === 1) return null
  return (
    <fieldset className="picker">
      <legend className="vh">{t('pick')}</legend>
      {family.canvases.map(({ id, title }) => (
        <label key={id} className="tick">
          <input
            type="checkbox"
            checked={chosen.includes(id)}
            onChange={(event) => onChoose(id, event.target.checked)}
          />
          <span>{title}</span>
        </label>
      ))}
    </fieldset>
  )
}

// On a phone the rows are laid out as blocks, and a table that is no table to the style sheet is
// none to a screen reader either: the roles keep it one.
function SideBySide({ name, canvases }: { name: string; canvases: Canvas[] }) {
  const t = useTranslations('canvases.compare')
  if (canvases.length === 0) return <p className="muted">{t('none')}</p>
  const caption = t('caption', { name })
  return (
    <div className="scroll" role="region" aria-label={caption} tabIndex={0}>
      <table className="tbl" role="table">
        <caption className="vh">{caption}</caption>
        <thead role="rowgroup">
          <tr role="row">
            <th scope="col" role="columnheader">
              {t('element')}
            </th>
            {canvases.map((canvas) => (
              <th key={canvas.id} scope="col" role="columnheader">
                <Head canvas={canvas} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {kindRows(canvases).map(({ kind, title, cells }) => (
            <tr key={kind} role="row">
              <th scope="row" role="rowheader">
                {title}
              </th>
              {cells.map(({ canvas, elements }) => (
                <td key={canvas.id} role="cell">
                  <span className="of-whom" aria-hidden="true">
                    {canvas.title}
                  </span>
                  {elements.length === 0 && <span className="muted small">{t('blank')}</span>}
                  {elements.map((element) => (
                    <Cell key={element.id} element={element} title={title} canvas={canvas} />
                  ))}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Head({ canvas }: { canvas: Canvas }) {
  const t = useTranslations('canvases.compare')
  const { elements } = canvas
  return (
    <>
      <PageLink className="name" href={`/canvases/${canvas.id}`}>
        {canvas.title}
      </PageLink>
      <Standing standing={canvas.standing} />
      <span className="small dim block">
        {t('begun', {
          begun: elements.filter(({ status }) => status !== 'empty').length,
          total: elements.length,
          words: elements.reduce((sum, { words }) => sum + words, 0),
        })}
      </span>
    </>
  )
}

interface CellProps {
  element: ElementTile
  /** What the row is called; an element with a name of its own says it. */
  title: string
  canvas: Canvas
}

function Cell({ element, title, canvas }: CellProps) {
  const t = useTranslations('canvases.compare')
  const named = element.title !== title
  return (
    <div className="beside">
      <PageLink href={`/elements/${element.id}`} aria-label={`${element.title}, ${canvas.title}`}>
        {named && <b>{element.title}</b>}
        <span className="says">{element.opening || t('blank')}</span>
      </PageLink>
      <span className="cluster">
        <Status status={element.status} />
        {element.words > 0 && (
          <span className="small dim num">{t('words', { count: element.words })}</span>
        )}
      </span>
    </div>
  )
}
