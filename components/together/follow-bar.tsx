'use client'

import { useTranslations } from 'use-intl'
import { leaderOf } from '@/lib/follow'
import { Button } from '../ui/button'
import { Face } from '../ui/face'
import { Icon } from '../ui/icon'
import type { TogetherParts } from './together-parts'
import { followsIn } from './use-own-presence'

/** Whom this page follows, in their colour; and for a moment that it does not any more. */
export function FollowBar({ channel: { company, follow, channel }, canvas, me }: TogetherParts) {
  const t = useTranslations('together')
  const one = company.find(({ person }) => follow.kind !== 'none' && person.id === follow.whom)
  const text = words()
  return (
    <>
      {/* Always there: a region that appears together with its text is not read out. */}
      <p className="vh" role="status">
        {text}
      </p>
      {follow.kind === 'following' && one && (
        <section className={`follow-bar w${one.person.colour}`} aria-label={t('bar')}>
          <Face person={one.person} state="following" quiet />
          <span>{text}</span>
          <Button look="quiet" onClick={() => channel.follow({ type: 'stop' })}>
            {t('stop')}
          </Button>
        </section>
      )}
      {follow.kind === 'stopped' && text && (
        <section className="follow-bar ended" aria-label={t('bar')}>
          <span>{text}</span>
          {follow.why === 'acted' && (
            <Button look="quiet" onClick={() => channel.follow({ type: 'again' })}>
              {t('again')}
            </Button>
          )}
          <button
            type="button"
            className="ib"
            aria-label={t('closeWord')}
            onClick={() => channel.follow({ type: 'forget' })}
          >
            <Icon name="x" />
          </button>
        </section>
      )}
    </>
  )

  function words(): string | null {
    if (!one) return null
    const { name } = one.person
    switch (follow.kind) {
      case 'none':
        return null
      case 'stopped':
        return t(follow.why === 'left' ? 'whoLeft' : 'stopped', { name })
      case 'following': {
        if (leaderOf(follow.whom, me.id, followsIn(company)) === null)
          return t('eachOther', { name })
        const place = one.kind === 'left' ? null : one.place
        const title = canvas.elements.find(({ id }) => id === place)?.title
        return title ? t('followingIn', { name, element: title }) : t('following', { name })
      }
      default:
        return follow satisfies never
    }
  }
}
