'use client'

import { useQuery } from '@tanstack/react-query'
import dynamic from 'next/dynamic'
import { useCallback, useEffect, useMemo, useState, useSyncExternalStore } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import type { Canvas, Element } from '@/lib/canvases'
import type { Section } from '@/lib/document/sections'
import { textsOf, type Framework } from '@/lib/frameworks/framework'
import type { Locale } from '@/lib/locales'
import type { Person } from '@/lib/people'
import { CLOSE } from '@/lib/protocol'
import type { Role } from '@/lib/roles'
import { useApi } from '../api'
import { useLiveDocument, type Live } from '../live/use-live-document'
import { queries } from '../queries'
import { Button } from '../ui/button'
import { Dialog } from '../ui/dialog'
import { Empty } from '../ui/empty'
import { Icon } from '../ui/icon'
import { Skeleton } from '../ui/skeleton'
import { ElementBar } from './element-bar'
import { NO_FACTS, type Facts } from './facts'
import { LiveNotice } from './live-notice'
import { MissingSections } from './missing-sections'
import { Outline } from './outline'
import { Rail } from './rail'
import type { Written } from './text-editor'
import { useAccess } from './use-access'
import { useLeaveGuard } from './use-leave-guard'
import { useWhere } from './use-where'

// Drawn in browsers only: on the server Yjs would come twice into one process, for nothing.
const TextEditor = dynamic(async () => (await import('./text-editor')).TextEditor, { ssr: false })

interface ElementPageProps {
  /** Element and canvas as they were when the page was drawn. */
  initial: Element
  canvas: Canvas
  framework: Framework
  me: Person
  role: Role | null
}

/** An element: its text, written together, between the thread of its canvas and its own outline. */
export function ElementPage({ initial, canvas: first, framework, me, role }: ElementPageProps) {
  const api = useApi()
  const t = useTranslations('editor')
  const locale = useLocale()
  const texts = textsOf(framework, locale).kinds[initial.kind]
  const sections = useMemo(
    () => sectionsOf(framework, initial.kind, locale),
    [framework, initial.kind, locale],
  )
  const document = useLiveDocument(initial.documentId, me.id)
  const { live, status } = document
  // A question asked without a session leads away from this page, and from the words in it.
  const enabled = status.closed?.code !== CLOSE.signedOut
  const canvas = useQuery({ ...queries.canvas(api, first.id), initialData: first, enabled }).data
  const where = useWhere(canvas, me.id)
  const access = useAccess(initial, role, document)
  const [written, setWritten] = useState<Written | null>(null)
  const editor = written?.editor ?? null
  const [outlineOpen, setOutlineOpen] = useState(false)
  const facts = useFacts(written)
  const mayWrite = access.mayWrite && !access.gone && mayGoOn(status.closed?.code)
  const tile = canvas.elements.find(({ id }) => id === initial.id) ?? initial
  useLeaveGuard(status.save, access.mayWrite)
  useReturn(document)

  const outline = (onJump?: () => void) => (
    <Outline
      editor={editor}
      facts={facts}
      people={status.people}
      me={me.id}
      {...(onJump ? { onJump } : {})}
    />
  )
  return (
    <div className="el">
      <Rail elements={canvas.elements} current={initial.id} where={where} me={me.id} />
      <nav className="outline" aria-label={t('inThis')}>
        {outline()}
      </nav>
      <main id="main" className="leaf">
        <ElementBar
          canvasId={canvas.id}
          elementId={initial.id}
          title={tile.title}
          elementStatus={tile.status}
          live={live}
          status={status}
          access={access}
          facts={facts}
          me={me.id}
        />
        <div className="sheet-grid solo">
          <header className="t">
            <h1 className="doc-t">{tile.title}</h1>
            {texts && <p className="ask">{texts.guidingQuestion}</p>}
          </header>
          {live && status.ready ? (
            <TextEditor
              live={live}
              elementId={initial.id}
              title={tile.title}
              me={me.id}
              sections={sections}
              mayWrite={mayWrite}
              onWritten={setWritten}
            />
          ) : (
            <NotHere document={document} />
          )}
          {editor && (
            <MissingSections editor={editor} missing={facts.missing} mayWrite={mayWrite} />
          )}
          {/* Last, and above the end of the page: a notice that comes must not move the text. */}
          <div className="t notices">
            <LiveNotice editor={editor} live={live} status={status} access={access} />
          </div>
        </div>
        <div className="sheet-bar">
          <Button look="quiet" onClick={() => setOutlineOpen(true)}>
            <Icon name="list" />
            {t('outline')}
          </Button>
          <span className="small dim num">{t('words', { count: facts.words })}</span>
        </div>
        <Dialog open={outlineOpen} onClose={() => setOutlineOpen(false)} title={tile.title}>
          <div className="outline sheet">{outline(() => setOutlineOpen(false))}</div>
        </Dialog>
      </main>
    </div>
  )
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
  return (
    <div className="t">
      <Empty title={t('away.title')} level="h2" failed>
        <p>{t('away.text')}</p>
        <Button onClick={() => live?.reconnect()}>{t('away.retry')}</Button>
      </Empty>
    </div>
  )
}

function useFacts(written: Written | null): Facts {
  const { subscribe, get } = written?.facts ?? NOTHING_WRITTEN
  return useSyncExternalStore(subscribe, get, NOTHING_WRITTEN.get)
}

const NOTHING_WRITTEN = { subscribe: () => () => undefined, get: () => NO_FACTS }

/** After signing in in another tab, coming back to this one is enough. */
function useReturn({ live, status }: Live): void {
  const code = status.closed?.code
  const back = useCallback(() => {
    if (code === CLOSE.signedOut) live?.reconnect()
  }, [live, code])
  useEffect(() => {
    window.addEventListener('focus', back)
    return () => window.removeEventListener('focus', back)
  }, [back])
}

/** Whoever's session has ended may finish the sentence: it is kept here. Other ends are ends. */
function mayGoOn(code: number | undefined): boolean {
  return code === undefined || code === CLOSE.signedOut || code === CLOSE.tooFast
}

function sectionsOf(framework: Framework, kindKey: string, locale: Locale): Section[] {
  const kind = framework.kinds.find(({ key }) => key === kindKey)
  const texts = textsOf(framework, locale).kinds[kindKey]
  return (kind?.sections ?? []).flatMap(({ key }) => {
    const words = texts?.sections[key]
    return words ? [{ key, ...words }] : []
  })
}
