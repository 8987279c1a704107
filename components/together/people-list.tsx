'use client'

import { useFormatter, useNow, useTranslations } from 'use-intl'
import { isRing, type Companion } from '@/lib/company'
import { Face } from '../ui/face'
import { Icon } from '../ui/icon'
import type { TogetherParts } from './together-parts'
import { addressOf, useGo } from './use-jump'
import { PageLink } from '../ui/page-link'

interface PeopleListProps extends Pick<TogetherParts, 'channel' | 'canvas' | 'me' | 'texts'> {
  /** Only who is in this element. */
  within?: string
  /** Called when somebody was chosen to go to. */
  onGo?: () => void
}

const MINUTE_MS = 60_000

/** Who is on the canvas, where, and awake or not. A name goes to their place; the eye follows them. */
export function PeopleList({ channel, canvas, me, texts, within, onGo }: PeopleListProps) {
  const t = useTranslations('together')
  const people = channel.company.filter(
    (one) => !within || one.person.id === me.id || (one.kind !== 'left' && one.place === within),
  )
  if (people.every(({ person }) => person.id === me.id))
    return <p className="dim">{t(within ? 'onlyYouHere' : 'onlyYou')}</p>
  return (
    <ul className="who-list" data-together>
      {people.map((one) => (
        <PersonRow
          key={one.person.id}
          one={one}
          {...{ channel, canvas, me, texts, onGo, isHere: within !== undefined }}
        />
      ))}
    </ul>
  )
}

interface PersonRowProps extends Omit<PeopleListProps, 'within' | 'onGo'> {
  one: Companion
  onGo: (() => void) | undefined
  /** Said of one element: its name goes without saying. */
  isHere: boolean
}

function PersonRow({ one, channel, canvas, me, texts, onGo, isHere }: PersonRowProps) {
  const t = useTranslations('together')
  const go = useGo({ channel }, canvas.id)
  const words = useWhereWords(canvas, isHere)
  const { person } = one
  const isMe = person.id === me.id
  const isGone = one.kind === 'left'
  const { follow } = channel
  const isFollowed = follow.kind === 'following' && follow.whom === person.id
  const face = isFollowed ? 'following' : isRing(one) ? 'away' : 'here'
  const name = (
    <>
      {person.name}
      {isMe && <span className="muted"> {t('you')}</span>}
      <small>
        {words(one)}
        {one.kind !== 'left' && !isMe && one.follows === me.id && `, ${t('followsYou')}`}
      </small>
    </>
  )
  return (
    <li>
      <Face person={person} state={face} quiet />
      {isMe || one.kind === 'left' ? (
        <span className={isGone ? 'muted' : undefined}>{name}</span>
      ) : (
        <PageLink
          href={addressOf(one.place, canvas.id)}
          title={t('goTo', { name: person.name })}
          onClick={(event) => {
            if (event.ctrlKey || event.metaKey || event.shiftKey) return
            event.preventDefault()
            const onPage = texts.some(({ elementId }) => elementId === one.place)
            go({ place: one.place, person: person.id, section: one.section }, onPage)
            onGo?.()
          }}
        >
          {name}
        </PageLink>
      )}
      {!isMe && one.kind !== 'left' && (
        <button
          type="button"
          className={isFollowed ? 'ib on' : 'ib'}
          aria-pressed={isFollowed}
          aria-label={t('follow', { name: person.name })}
          title={t(isFollowed ? 'stopFollowing' : 'follow', { name: person.name })}
          onClick={() =>
            channel.channel.follow(
              isFollowed ? { type: 'stop' } : { type: 'follow', whom: person.id },
            )
          }
        >
          <Icon name="eye" />
        </button>
      )}
    </li>
  )
}

/** Where somebody is and what they do there, in a few words. */
function useWhereWords(canvas: TogetherParts['canvas'], isHere: boolean) {
  const t = useTranslations('together.where')
  const format = useFormatter()
  const now = useNow({ updateInterval: MINUTE_MS })
  return (one: Companion): string => {
    switch (one.kind) {
      case 'left': {
        const when = new Date(one.at)
        if (now.getTime() - one.at < MINUTE_MS) return t('leftNow')
        return t('left', { when: format.relativeTime(when, now) })
      }
      case 'here':
        return place(one)
      case 'idle':
        return t('idle', { place: place(one) })
      case 'away':
        return t('away', { place: place(one) })
      default:
        return one satisfies never
    }
  }

  function place({ place: id, act, section }: Exclude<Companion, { kind: 'left' }>): string {
    const element = canvas.elements.find((each) => each.id === id)?.title
    if (!element) return t('board')
    if (isHere) return section ? t('hereNear', { section }) : t(act)
    if (act === 'reading') return t('readingIn', { element })
    return section ? t('writingNear', { element, section }) : t('writingIn', { element })
  }
}
