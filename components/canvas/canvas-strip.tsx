'use client'

import { useState } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import type { Framework } from '@/lib/frameworks/framework'
import { textsOf } from '@/lib/frameworks/texts-of'
import { Button } from '../ui/button'
import { StatusGlyph } from '../ui/status'
import { AboutFramework } from './about-framework'
import type { ElementRow } from './element-rows'

interface CanvasStripProps {
  rows: ElementRow[]
  framework: Framework
}

/** How far the canvas has come, along one thread; and where its elements are from. */
export function CanvasStrip({ rows, framework }: CanvasStripProps) {
  const t = useTranslations('board')
  const locale = useLocale()
  const [isOpen, setOpen] = useState(false)
  const total = rows.length
  const begun = rows.filter(({ element }) => element.status !== 'empty').length
  const words = rows.reduce((sum, { element }) => sum + element.words, 0)
  const counts = t('counts', { total, begun, empty: total - begun })
  return (
    <section className="strip" aria-label={t('strip')}>
      <div className="whole">
        <div className="nine" role="img" aria-label={counts}>
          {rows.map(({ element }) => (
            <span key={element.id}>
              <StatusGlyph status={element.status} />
            </span>
          ))}
        </div>
        <span>
          {t.rich('begun', { begun, total, b: (inner) => <b>{inner}</b> })}
          {words > 0 && <span className="num">, {t('words', { count: words })}</span>}
        </span>
      </div>
      <div className="about">
        <Button look="quiet" aria-haspopup="dialog" onClick={() => setOpen(true)}>
          {t('about', { name: textsOf(framework, locale).name })}
        </Button>
      </div>
      <AboutFramework framework={framework} open={isOpen} onClose={() => setOpen(false)} />
    </section>
  )
}
