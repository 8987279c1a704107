'use client'

import dynamic from 'next/dynamic'
import { useRef, type ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import type { ElementTile } from '@/lib/canvases'
import type { Live } from '../live/use-live-document'
import type { Fork } from '../suggestions/fork'
import { useSettled } from '../live/use-settled'
import { Button } from '../ui/button'
import { Empty } from '../ui/empty'
import { Notice } from '../ui/notice'
import { Skeleton } from '../ui/skeleton'
import { ElementBar } from './element-bar'
import { useErased } from './use-erased'
import { useLeaveGuard } from './leave-guard'
import { loadEditor } from './load-text'
import type { ElementText } from './use-text'
import { untilHere } from '../ui/until-here'

// Drawn in browsers only: on the server Yjs would come twice into one process, for nothing.
const TextEditor = dynamic(async () => (await loadEditor()).TextEditor, { ssr: false })
// Nothing to say while all is well: it is there before anything can go wrong in an open text.
const LiveNotice = dynamic(
  async () => (await untilHere(() => import('./live-notice'))).LiveNotice,
  { ssr: false },
)
const EarlierCopy = dynamic(
  async () => (await untilHere(() => import('./earlier-copy'))).EarlierCopy,
  { ssr: false },
)
const MissingSections = dynamic(
  async () => (await untilHere(() => import('./missing-sections'))).MissingSections,
  { ssr: false },
)

interface TextSheetProps {
  text: ElementText
  /** As the canvas shows it now. */
  tile: ElementTile
  /** The heading's level: a page has one first heading. */
  level?: 'h1' | 'h2'
  /** At the end of the bar. */
  tools: ReactNode
  /** Beside the text, where the page keeps room for it. */
  aside?: ReactNode
  /** One's own copy, to be written in instead of the live text. */
  fork?: Fork | null
}

/** An element's bar, title and text, with what is to be said about them. */
export function TextSheet(props: TextSheetProps) {
  const { text, tile, level: Title = 'h1', tools, aside, fork } = props
  const { element, me, document, access, mayWrite, texts, sections, written } = text
  const { live, status } = document
  const t = useTranslations('editor.earlier')
  const editor = written?.editor ?? null
  const settled = useSettled(editor !== null)
  const isComing = editor === null && !isInTrouble(text)
  useLeaveGuard(live, access.mayWrite)
  const sheet = useRef<HTMLDivElement>(null)
  useErased({ document, keeps: fork?.hasOwn ?? false, isHere: editor !== null, sheet })
  return (
    <>
      <ElementBar
        elementStatus={tile.status}
        live={live}
        status={status}
        access={fork ? { ...access, role: null } : access}
        written={written}
        tools={tools}
      />
      <div
        ref={sheet}
        className={aside === undefined ? 'sheet-grid solo' : 'sheet-grid'}
        {...(isComing && { 'data-coming': '' })}
      >
        <header className="t">
          <Title className="doc-t">{tile.title}</Title>
          {texts && <p className="ask">{texts.guidingQuestion}</p>}
        </header>
        {aside}
        {live && status.ready ? (
          <TextEditor
            live={fork ?? live}
            elementId={element.id}
            workspaceId={element.canvas.workspaceId}
            title={tile.title}
            me={me.id}
            sections={sections}
            mayWrite={mayWrite || Boolean(fork)}
            onWritten={text.onWritten}
          />
        ) : (
          <NotHere document={document} />
        )}
        {settled && written && <MissingSections written={written} mayWrite={mayWrite} />}
        {/* Last, and above the end of the page: a notice that comes must not move the text. */}
        <div className="t notices">
          {(settled || isInTrouble(text)) && (
            <LiveNotice
              editor={editor}
              live={live}
              status={status}
              access={access}
              onReopen={document.reopen}
              elementId={element.id}
              title={tile.title}
            />
          )}
          {status.apart > 0 && !status.closed && (
            <Notice icon="page">
              {t('kept')} <EarlierCopy live={live} elementId={element.id} title={tile.title} />
            </Notice>
          )}
        </div>
      </div>
    </>
  )
}

/** Whether there is something to say though the text may not be here. */
function isInTrouble({ access, document: { status } }: ElementText): boolean {
  const { phase, closed, quarantined } = status
  const isShut = access.gone || access.archivedAt !== null || access.lost !== null
  return isShut || closed !== null || quarantined || phase === 'offline'
}

/** The text is not on this page yet: its shape while it comes, a sentence when it cannot come. */
function NotHere({ document: { live, status } }: { document: Live }) {
  const t = useTranslations('editor')
  if (status.closed) return null
  if (status.phase !== 'offline')
    return (
      <div className="t">
        <Skeleton label={t('loading')} lines={5} />
      </div>
    )
  const { quarantined } = status
  return (
    <div className="t">
      <Empty title={t(quarantined ? 'away.quarantinedTitle' : 'away.title')} level="h2" failed>
        <p>{t(quarantined ? 'away.quarantined' : 'away.text')}</p>
        <Button onClick={() => live?.reconnect()}>{t('away.retry')}</Button>
      </Empty>
    </div>
  )
}
