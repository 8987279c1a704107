'use client'

import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { Invite, Workspace } from '@/lib/workspaces'
import { useApi } from '../api'
import { useErrorText } from '../errors'
import { keys, queries } from '../queries'
import { Button } from '../ui/button'
import { Confirm } from '../ui/confirm'
import { copyText } from '../ui/copy-text'
import { Empty } from '../ui/empty'
import { Icon } from '../ui/icon'
import { useDay } from '../ui/moment'
import { Skeleton } from '../ui/skeleton'
import { useToast } from '../ui/toast'
import { NewInvite } from './new-invite'

/** Links that still work: copy, take back, make another. */
export function InviteList({ workspace }: { workspace: Workspace }) {
  const t = useTranslations('people.invites')
  const shell = useTranslations('shell')
  const api = useApi()
  const client = useQueryClient()
  const toast = useToast()
  const errorText = useErrorText()
  const { data: invites, error, refetch } = useQuery(queries.invites(api, workspace.id))
  const [making, setMaking] = useState(false)
  const [revoking, setRevoking] = useState<Invite | null>(null)

  return (
    <section aria-labelledby="invites">
      <div className="sec-head">
        <h2 className="h-sec" id="invites">
          {t('title')}
        </h2>
        {invites && invites.length > 0 && (
          <Button look="quiet" onClick={() => setMaking(true)}>
            <Icon name="plus" />
            {t('make')}
          </Button>
        )}
      </div>
      <p className="muted mt-3">{t('text')}</p>
      <div className="mt-4">
        {error ? (
          <Empty title={errorText(error)} failed>
            <Button onClick={() => void refetch()}>{shell('tryAgain')}</Button>
          </Empty>
        ) : !invites ? (
          <Skeleton label={shell('loading')} />
        ) : invites.length === 0 ? (
          <Empty title={t('none')}>
            <p>{t('noneText')}</p>
            <Button look="main" onClick={() => setMaking(true)}>
              {t('make')}
            </Button>
          </Empty>
        ) : (
          <ul className="rows">
            {invites.map((invite) => (
              <InviteRow key={invite.id} invite={invite} onRevoke={() => setRevoking(invite)} />
            ))}
          </ul>
        )}
      </div>
      <NewInvite open={making} onClose={() => setMaking(false)} workspace={workspace} />
      <Confirm
        open={revoking !== null}
        onClose={() => setRevoking(null)}
        title={t('revokeAsk')}
        text={t('revokeText')}
        verb={t('revoke')}
        onConfirm={async () => {
          if (!revoking) return
          await api.revokeInvite(workspace.id, revoking.id)
          toast(t('revoked'))
          await client.invalidateQueries({ queryKey: keys.invites(workspace.id) })
        }}
      />
    </section>
  )
}

interface InviteRowProps {
  invite: Invite
  onRevoke: () => void
}

function InviteRow({ invite, onRevoke }: InviteRowProps) {
  const t = useTranslations()
  const day = useDay()
  const toast = useToast()
  const name = t('people.invites.link', { role: t(`roles.${invite.role}`) })
  const facts = [
    t('people.invites.used', { uses: invite.uses, max: invite.maxUses }),
    t('people.invites.until', { date: day(invite.expiresAt) }),
    t('people.invites.by', { name: invite.createdBy }),
  ]

  async function copy() {
    toast((await copyText(invite.url)) ? t('shell.copied') : t('shell.notCopied'))
  }

  return (
    <li className="list-row plain">
      <div className="stack-1">
        <b>{name}</b>
        <p className="small muted">{facts.join(' · ')}</p>
        <input className="in secret" readOnly value={invite.url} aria-label={name} />
      </div>
      <div className="acts">
        <Button onClick={() => void copy()}>
          <Icon name="link" />
          {t('people.invites.copy')}
        </Button>
        <Button look="quiet" onClick={onRevoke}>
          {t('people.invites.revoke')}
        </Button>
      </div>
    </li>
  )
}
