'use client'

import { useQuery } from '@tanstack/react-query'
import dynamic from 'next/dynamic'
import { useState } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { textsOf } from '@/lib/frameworks/texts-of'
import type { WorkspaceFramework } from '@/lib/frameworks/workspace-framework'
import { can, type Role } from '@/lib/roles'
import { useApi } from '../api'
import { queries } from '../queries'
import { Button } from '../ui/button'
import { Icon } from '../ui/icon'
import { Moment } from '../ui/moment'
import { FrameworkView } from './framework-view'
import './frameworks.css'
import { PageLink } from '../ui/page-link'
import { untilHere } from '../ui/until-here'

const ImportFramework = dynamic(
  async () => (await untilHere(() => import('./import-framework'))).ImportFramework,
)
const LabelsDialog = dynamic(
  async () => (await untilHere(() => import('./labels-dialog'))).LabelsDialog,
)

interface GalleryProps {
  workspace: { id: string; slug: string; role: Role }
  initial: WorkspaceFramework[]
}

/** All frameworks of a workspace: those of the product and its own, and what may be done with them. */
export function Gallery({ workspace, initial }: GalleryProps) {
  const t = useTranslations('frameworks')
  const api = useApi()
  const { data: entries } = useQuery({
    ...queries.frameworks(api, workspace.id),
    initialData: initial,
  })
  const [open, setOpen] = useState<'import' | WorkspaceFramework | null>(null)
  const actor = { role: workspace.role, scope: 'session' } as const
  const maySave = can(actor, 'framework.save').allowed
  const list = (own: boolean) => (
    <ul className="fw-list">
      {entries
        .filter((entry) => entry.own === own)
        .map((entry) => (
          <Entry
            key={entry.framework.key}
            entry={entry}
            workspace={workspace}
            onRename={() => setOpen(entry)}
          />
        ))}
    </ul>
  )
  return (
    <>
      <section aria-labelledby="own">
        <div className="sec-head">
          <h2 className="h-sec" id="own">
            {t('own')}
          </h2>
          {maySave && (
            <Button look="quiet" aria-haspopup="dialog" onClick={() => setOpen('import')}>
              <Icon name="plus" />
              {t('import')}
            </Button>
          )}
        </div>
        {entries.some(({ own }) => own) ? (
          list(true)
        ) : (
          <p className="muted mt-4 mb-8">{t('noneOwn')}</p>
        )}
      </section>
      <section aria-labelledby="built">
        <div className="sec-head">
          <h2 className="h-sec" id="built">
            {t('built')}
          </h2>
        </div>
        {list(false)}
      </section>
      {open === 'import' && (
        <ImportFramework workspaceId={workspace.id} onClose={() => setOpen(null)} />
      )}
      {open !== null && open !== 'import' && (
        <LabelsDialog workspaceId={workspace.id} entry={open} onClose={() => setOpen(null)} />
      )}
    </>
  )
}

interface EntryProps {
  entry: WorkspaceFramework
  workspace: GalleryProps['workspace']
  onRename: () => void
}

function Entry({ entry, workspace, onRename }: EntryProps) {
  const t = useTranslations('frameworks')
  const { framework, own, saved } = entry
  const texts = textsOf(framework, useLocale())
  const actor = { role: workspace.role, scope: 'session' } as const
  const page = `/w/${workspace.slug}/frameworks/${framework.key}`
  const file = `/api/v1/workspaces/${workspace.id}/frameworks/${framework.key}/file`
  return (
    <li aria-labelledby={framework.key}>
      <h3 id={framework.key}>{texts.name}</h3>
      <p className="muted">{texts.summary}</p>
      <p className="small dim">
        {saved
          ? t.rich('savedBy', {
              version: framework.version,
              name: saved.by?.name ?? t('somebody'),
              when: () => <Moment at={saved.at} />,
            })
          : t('version', { version: framework.version })}
      </p>
      <FrameworkView entry={entry} />
      <div className="cluster mt-4">
        {can(actor, 'framework.save').allowed && own && (
          <PageLink className="btn" href={page}>
            {t('edit')}
          </PageLink>
        )}
        {can(actor, 'framework.save').allowed && (
          <PageLink className="btn" href={`${page}?copy`}>
            {t('copy')}
          </PageLink>
        )}
        {can(actor, 'framework.relabel').allowed && (
          <Button aria-haspopup="dialog" onClick={onRename}>
            {t('rename')}
          </Button>
        )}
        <a className="btn quiet" href={file} download={`${framework.key}.json`}>
          {t('exportFile')}
        </a>
      </div>
    </li>
  )
}
