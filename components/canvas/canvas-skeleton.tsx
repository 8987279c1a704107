'use client'

import { useTranslations } from 'use-intl'
import './canvas.css'

const ROWS = [1, 2, 3]
const COLUMNS = [1, 2, 3]

/** A canvas that is on its way: the page in its shape, without words. */
export function CanvasSkeleton() {
  const t = useTranslations('shell')
  return (
    <main id="main" className="b-wrap skeleton" aria-busy="true">
      <p className="vh" role="status">
        {t('loading')}
      </p>
      <div className="b-head">
        <div>
          <div className="sk head w-1/3" />
          <div className="sk w-1/2" />
        </div>
      </div>
      <div className="b-main">
        <div className="strip">
          <div className="sk w-32" />
        </div>
        <div className="board shape">
          {ROWS.flatMap((row) =>
            COLUMNS.map((column) => (
              <div
                key={`${row}/${column}`}
                className={row === 2 && column === 2 ? 'tile heart' : 'tile'}
                style={{ gridArea: `${row * 2 - 1} / ${column * 2 - 1}` }}
              >
                <div className="sk w-1/2" />
                <div className="sk w-5/6" />
                <div className="sk w-2/3" />
              </div>
            )),
          )}
        </div>
      </div>
    </main>
  )
}
