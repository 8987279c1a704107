'use client'

import { useEffect } from 'react'
import { useTranslations } from 'use-intl'
import { leaderOf } from '@/lib/follow'
import { Button } from '../ui/button'
import { Face } from '../ui/face'
import type { TogetherParts } from './together-parts'
import { useGo } from './use-jump'
import { followsIn } from './use-own-presence'

/**
 * Somebody asks everyone to come. It stands over the page and takes neither focus nor caret: who is
 * in the middle of a sentence ends it first. Who follows them comes anyway, and is not asked.
 */
export function GatherNotice({ channel: all, canvas, me, texts }: TogetherParts) {
  const t = useTranslations('together.gather')
  const { gathering, company, follow, channel } = all
  const go = useGo({ channel: all }, canvas.id)
  const leader =
    follow.kind === 'following' ? leaderOf(follow.whom, me.id, followsIn(company)) : null
  const comesAnyway = gathering !== null && gathering.by.id === leader
  useEffect(() => {
    if (comesAnyway) channel.answered()
  }, [comesAnyway, channel])

  const asked = gathering && !comesAnyway ? gathering : null
  const title = canvas.elements.find(({ id }) => id === asked?.elementId)?.title
  const sentence = asked && words(asked.by.name, asked.section)
  return (
    <>
      <p className="vh" role="status">
        {sentence && t('read', { sentence })}
      </p>
      {asked && (
        <section className="gather" aria-label={t('label')} key={asked.id}>
          <Face person={asked.by} quiet />
          <p>{sentence}</p>
          <div className="cluster">
            <Button look="main" onClick={come}>
              {t('go')}
            </Button>
            <Button onClick={() => channel.answered()}>{t('stay')}</Button>
          </div>
        </section>
      )}
    </>
  )

  function come() {
    if (!asked) return
    channel.answered()
    const isHere = texts.some(({ elementId }) => elementId === asked.elementId)
    go({ place: asked.elementId, person: asked.by.id, section: asked.section }, isHere)
  }

  function words(name: string, section: string | null): string {
    if (!title) return t('board', { name })
    return section
      ? t('section', { name, element: title, section })
      : t('element', { name, element: title })
  }
}
