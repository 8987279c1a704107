'use client'

import { useTranslations } from 'use-intl'
import { bytesOf, type WorkspaceSizes } from '@/lib/sizes'
import { PageLink } from '../ui/page-link'
import { PARTS, useBytes } from './use-bytes'

// On a phone the rows are laid out as blocks, and a table that is no table to the style sheet is
// none to a screen reader either: the roles keep it one.

/** The elements of one canvas and what each of them takes. */
export function ElementSizes({ canvas }: { canvas: WorkspaceSizes['canvases'][number] }) {
  const t = useTranslations('sizes')
  const bytes = useBytes()
  return (
    <table className="tbl fold" role="table">
      <caption className="vh">{t('caption', { title: canvas.title })}</caption>
      <thead role="rowgroup">
        <tr role="row">
          {[t('element'), t('all'), ...PARTS.map((part) => t(`parts.${part}`))].map((head) => (
            <th key={head} scope="col" role="columnheader">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {canvas.elements.map(({ id, title, size }) => (
          <tr key={id} role="row">
            <th scope="row" role="rowheader">
              <PageLink href={`/elements/${id}`}>{title}</PageLink>
            </th>
            <td role="cell" className="num">
              <span className="on-phone">{t('all')}</span>
              <b>{bytes(bytesOf(size))}</b>
            </td>
            {PARTS.map((part) => (
              <td
                key={part}
                role="cell"
                className={size[part] > 0 ? 'num muted' : 'num muted nothing'}
              >
                <span className="on-phone">{t(`parts.${part}`)}</span>
                {bytes(size[part])}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
