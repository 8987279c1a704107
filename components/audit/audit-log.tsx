'use client'

import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { AUDIT_KINDS, type AuditEntry, type AuditKind } from '@/lib/audit'
import type { Person } from '@/lib/people'
import { useApi } from '../api'
import { useErrorText } from '../errors'
import { keys, queries } from '../queries'
import { Button } from '../ui/button'
import { copyText } from '../ui/copy-text'
import { Empty } from '../ui/empty'
import { Face } from '../ui/face'
import { SelectField } from '../ui/field'
import { Icon } from '../ui/icon'
import { Moment } from '../ui/moment'
import { Notice } from '../ui/notice'
import { Skeleton } from '../ui/skeleton'
import { useToast } from '../ui/toast'
import { useActSentence } from './act-sentence'

interface AuditLogProps {
  workspaceId: string
  /** Everybody who is or ever was there. */
  people: Person[]
}

/** Who did what, newest first; whether the record is whole; all of it to take along. */
export function AuditLog({ workspaceId, people }: AuditLogProps) {
  const t = useTranslations('audit')
  const shell = useTranslations('shell')
  const api = useApi()
  const toast = useToast()
  const errorText = useErrorText()
  const [kind, setKind] = useState<AuditKind | ''>('')
  const [person, setPerson] = useState('')
  const inOrder = [...people].sort((a, b) => a.name.localeCompare(b.name))
  const filter = { ...(kind && { kind }), ...(person && { person }) }
  const log = useInfiniteQuery({
    queryKey: [...keys.workspace(workspaceId), 'audit', filter],
    queryFn: ({ pageParam }) =>
      api.audit(workspaceId, { ...filter, ...(pageParam !== null && { before: pageParam }) }),
    initialPageParam: null as number | null,
    getNextPageParam: ({ items, older }) => (older ? (items.at(-1)?.seq ?? null) : null),
  })
  const entries = log.data?.pages.flatMap(({ items }) => items)

  async function copy() {
    const lines = (entries ?? []).map((entry) => `${JSON.stringify(entry)}\n`).join('')
    toast(shell((await copyText(lines)) ? 'copied' : 'notCopied'))
  }

  return (
    <section aria-label={t('title')} className="stack">
      <p className="muted measure">{t('text')}</p>
      <ChainState workspaceId={workspaceId} />
      <div className="filters">
        <SelectField
          label={t('kind')}
          value={kind}
          onChange={({ target }) =>
            setKind(AUDIT_KINDS.find((each) => each === target.value) ?? '')
          }
        >
          <option value="">{t('all')}</option>
          {AUDIT_KINDS.map((each) => (
            <option key={each} value={each}>
              {t(`kinds.${each}`)}
            </option>
          ))}
        </SelectField>
        <SelectField
          label={t('person')}
          value={person}
          onChange={({ target }) => setPerson(target.value)}
        >
          <option value="">{t('anybody')}</option>
          {inOrder.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </SelectField>
      </div>
      {log.error ? (
        <Empty title={errorText(log.error)} failed>
          <Button onClick={() => void log.refetch()}>{shell('tryAgain')}</Button>
        </Empty>
      ) : !entries ? (
        <Skeleton label={t('loading')} />
      ) : entries.length === 0 ? (
        <Empty title={t('none')}>
          <p>{t('noneText')}</p>
        </Empty>
      ) : (
        <ol className="acts-log">
          {entries.map((entry) => (
            <Act key={entry.seq} entry={entry} />
          ))}
        </ol>
      )}
      <div className="cluster">
        {log.hasNextPage && (
          <Button
            busy={log.isFetchingNextPage && t('loading')}
            onClick={() => void log.fetchNextPage()}
          >
            {t('older')}
          </Button>
        )}
        {entries && entries.length > 0 && (
          <Button look="quiet" onClick={() => void copy()}>
            {t('copy')}
          </Button>
        )}
        <a className="btn quiet" href={`/api/v1/workspaces/${workspaceId}/audit/export`} download>
          {t('export')}
        </a>
      </div>
    </section>
  )
}

function ChainState({ workspaceId }: { workspaceId: string }) {
  const t = useTranslations('audit')
  const { data: chain } = useQuery(queries.auditChain(useApi(), workspaceId))
  if (!chain) return <p className="small muted">{t('checking')}</p>
  if (!chain.whole) return <Notice kind="stop">{t('broken', { seq: chain.brokenAt })}</Notice>
  return (
    <p className="st">
      <Icon name="saved" />
      {t('whole', { count: chain.entries })}
    </p>
  )
}

function Act({ entry }: { entry: AuditEntry }) {
  const t = useTranslations('audit')
  const sentence = useActSentence()
  const { actor, actorId, action, seq, at } = entry
  // The one thing the server does by itself; all else without a person is its operator's doing.
  const nobody = action === 'webhook.switched-off' ? t('server') : t('operator')
  const name = actor?.name ?? (actorId === null ? nobody : t('somebody'))
  return (
    <li title={t('number', { seq })}>
      {actor ? <Face person={actor} quiet /> : <Icon name="key" />}
      <p>
        <b>{name}</b> {sentence(entry)}
      </p>
      <Moment at={at} />
    </li>
  )
}
