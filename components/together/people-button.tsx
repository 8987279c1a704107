'use client'

import { Popover } from 'radix-ui'
import { useState, useSyncExternalStore } from 'react'
import { useTranslations } from 'use-intl'
import { MAX_SECTION } from '@/lib/presence'
import { can } from '@/lib/roles'
import { useApi } from '../api'
import { useErrorText } from '../errors'
import { Button } from '../ui/button'
import { Dialog } from '../ui/dialog'
import { Faces } from '../ui/face'
import { Icon } from '../ui/icon'
import { useToast } from '../ui/toast'
import { PeopleList } from './people-list'
import { headingAbove, placeSeen } from './place-in-text'
import type { TogetherParts } from './together-parts'
import './together.css'

/** How many faces are drawn beside the number. */
const FACES = 3
const PHONE = '(max-width: 47rem)'

/** The faces of who is on the canvas; opens the list of them. Nothing while you are alone. */
export function PeopleButton(props: TogetherParts) {
  const { channel, me } = props
  const t = useTranslations('together')
  const [isOpen, setOpen] = useState(false)
  const isPhone = useSyncExternalStore(watchPhone, onPhone, notOnPhone)
  const others = channel.company.filter(({ person }) => person.id !== me.id)
  const present = others.filter(({ kind }) => kind !== 'left')
  if (others.length === 0) return null
  // Who is awake first: only a few faces have room.
  const faces = [...others].sort((a, b) => AWAKE[a.kind] - AWAKE[b.kind]).map((one) => one.person)
  const followers = others.filter((one) => one.kind !== 'left' && one.follows === me.id).length
  const inside = (
    <>
      <Faces people={faces} max={FACES} label={t('label')} />
      <span className="hide-s">{t('others', { count: present.length })}</span>
      {followers > 0 && (
        <span className="followers" title={t('followerCount', { count: followers })}>
          <Icon name="eye" />
          <span aria-hidden="true">{followers}</span>
          <span className="vh">{t('followerCount', { count: followers })}</span>
        </span>
      )}
    </>
  )
  const close = () => setOpen(false)
  if (isPhone)
    return (
      <>
        <button
          type="button"
          className="btn quiet people"
          aria-haspopup="dialog"
          data-together
          onClick={() => setOpen(true)}
        >
          {inside}
        </button>
        <Dialog open={isOpen} onClose={close} title={t('label')}>
          <PeoplePanel {...props} onDone={close} />
        </Dialog>
      </>
    )
  return (
    <Popover.Root open={isOpen} onOpenChange={setOpen}>
      <Popover.Trigger className="btn quiet people" data-together>
        {inside}
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          className="pop people-pop"
          align="end"
          sideOffset={6}
          collisionPadding={8}
          aria-label={t('label')}
          data-together
        >
          <h2 className="label">{t('label')}</h2>
          <PeoplePanel {...props} onDone={close} />
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  )
}

const AWAKE = { here: 0, idle: 1, away: 2, left: 3 } as const

function PeoplePanel({ onDone, ...props }: TogetherParts & { onDone: () => void }) {
  const { role, channel, me } = props
  const mayGather = can({ role, scope: 'session' }, 'canvas.gather').allowed
  const isAlone = channel.company.every(
    ({ person, kind }) => person.id === me.id || kind === 'left',
  )
  return (
    <div className="people-panel" data-together>
      <PeopleList {...props} onGo={onDone} />
      {mayGather && !isAlone && <BringEveryone {...props} onDone={onDone} />}
    </div>
  )
}

function BringEveryone({ canvas, texts, onDone }: TogetherParts & { onDone: () => void }) {
  const t = useTranslations('together.gather')
  const api = useApi()
  const toast = useToast()
  const errorText = useErrorText()
  const [busy, setBusy] = useState(false)
  const text = texts[0]
  const title = canvas.elements.find(({ id }) => id === text?.elementId)?.title

  async function ask() {
    setBusy(true)
    const pos = text ? placeSeen(text) : null
    const heading = text && pos !== null ? headingAbove(text, pos) : null
    const section = heading?.text.slice(0, MAX_SECTION) || null
    try {
      await api.gather(canvas.id, { elementId: text?.elementId ?? null, section })
      toast(t('asked'))
      onDone()
    } catch (error) {
      toast(errorText(error))
    } finally {
      setBusy(false)
    }
  }

  return (
    <div className="bring">
      <Button busy={busy && t('bringing')} onClick={() => void ask()}>
        {t('bring')}
      </Button>
      <p className="small muted">{title ? t('hint', { element: title }) : t('hintBoard')}</p>
    </div>
  )
}

function watchPhone(changed: () => void): () => void {
  const phone = window.matchMedia(PHONE)
  phone.addEventListener('change', changed)
  return () => phone.removeEventListener('change', changed)
}

function onPhone(): boolean {
  return window.matchMedia(PHONE).matches
}

function notOnPhone(): boolean {
  return false
}
