'use client'

import dynamic from 'next/dynamic'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { Me } from '@/lib/accounts'
import { Face } from '../ui/face'
import { untilHere } from '../ui/until-here'

const AccountMenu = dynamic(async () => (await load()).AccountMenu, { ssr: false })

interface AccountDoorProps {
  me: Me
  workspaceId?: string
}

/** Your face, and behind it the menu, which is fetched when somebody reaches for it. */
export function AccountDoor({ me, workspaceId }: AccountDoorProps) {
  const t = useTranslations('shell')
  const [menu, setMenu] = useState<'away' | 'coming' | 'here'>('away')
  const here = me.workspaces.find(({ id }) => id === workspaceId) ?? me.workspaces[0]

  async function open() {
    setMenu('coming')
    await load()
    setMenu('here')
  }

  if (menu === 'here') return <AccountMenu me={me} {...(workspaceId && { workspaceId })} />
  return (
    <button
      type="button"
      className="ib"
      aria-label={t('account', { name: me.name })}
      aria-haspopup="menu"
      aria-expanded={false}
      aria-busy={menu === 'coming'}
      onPointerEnter={() => void load()}
      onFocus={() => void load()}
      onClick={() => void open()}
      onKeyDown={(event) => {
        if (event.key !== 'ArrowDown') return
        event.preventDefault()
        void open()
      }}
    >
      <Face person={{ name: here?.pseudonym ?? me.name, colour: here?.colour ?? 1 }} quiet />
    </button>
  )
}

function load() {
  return untilHere(() => import('./account-menu'))
}
