'use client'

import { useQuery, useQueryClient } from '@tanstack/react-query'
import { DropdownMenu } from 'radix-ui'
import { useTranslations } from 'use-intl'
import type { Following, FollowState } from '@/lib/notices'
import { useApi } from '../api'
import { useErrorText } from '../errors'
import { keys, queries } from '../queries'
import { Icon, type IconName } from '../ui/icon'
import { useToast } from '../ui/toast'
import { useSeen } from './use-seen'

const STATES: readonly FollowState[] = ['following', 'neither', 'muted']
const ICONS: Record<FollowState, IconName> = { following: 'bell', neither: 'bell', muted: 'mute' }

interface FollowMenuProps {
  place: 'elements' | 'threads'
  id: string
}

/** Follows an element or a thread, or mutes it. Having it on the page is having seen its notices. */
export function FollowMenu({ place, id }: FollowMenuProps) {
  const t = useTranslations('notices.follow')
  const api = useApi()
  const client = useQueryClient()
  const toast = useToast()
  const sentence = useErrorText()
  const { data } = useQuery(queries.following(api, place, id))
  useSeen(place === 'threads' ? { threadId: id } : { elementId: id })
  const state = data?.state ?? 'neither'
  const label = `${t(place === 'threads' ? 'thread' : 'element')}. ${t(`open.${state}`)}`

  function choose(next: FollowState) {
    const before = data
    client.setQueryData<Following>(keys.following(id), { state: next })
    api
      .setFollowing(place, id, { state: next })
      .then(() => toast(t(`done.${next}`)))
      .catch((error: unknown) => {
        client.setQueryData(keys.following(id), before)
        toast(sentence(error))
      })
  }

  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger
        className={state === 'following' ? 'ib on' : 'ib'}
        aria-label={label}
        title={t(`open.${state}`)}
      >
        <Icon name={ICONS[state]} />
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content className="menu" align="end" sideOffset={6} collisionPadding={8}>
          <DropdownMenu.RadioGroup
            value={state}
            onValueChange={(value) => {
              const next = STATES.find((each) => each === value)
              if (next && next !== state) choose(next)
            }}
          >
            {STATES.map((each) => (
              <DropdownMenu.RadioItem key={each} value={each}>
                {each === state ? <Icon name="check" /> : <span />}
                <span>
                  {t(each)}
                  <br />
                  <small className="dim">{t(`${each}Hint`)}</small>
                </span>
              </DropdownMenu.RadioItem>
            ))}
          </DropdownMenu.RadioGroup>
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  )
}
