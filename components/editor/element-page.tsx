'use client'

import { useQuery } from '@tanstack/react-query'
import dynamic from 'next/dynamic'
import { useMemo, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { Canvas, Element } from '@/lib/canvases'
import type { Framework } from '@/lib/frameworks/framework'
import type { Person } from '@/lib/people'
import { CLOSE } from '@/lib/protocol'
import { can, type Role } from '@/lib/roles'
import { useApi } from '../api'
import { useFaceStates } from '../live/use-face-states'
import { queries } from '../queries'
import { ShareButton } from '../shares/share-button'
import type { Fork } from '../suggestions/fork'
import { textOnPage, type TextOnPage } from '../together/text-on-page'
import { Button } from '../ui/button'
import { Dialog } from '../ui/dialog'
import { FaceStates } from '../ui/face'
import { Icon } from '../ui/icon'
import { LinkTargets } from './link-targets'
import { Outline } from './outline'
import { Rail } from './rail'
import { TextSheet } from './text-sheet'
import type { Written } from './text-editor'
import { useBeside } from './use-beside'
import { useFact } from './use-fact'
import { useSettled } from '../live/use-settled'
import { useText } from './use-text'
import { useWhere } from './use-where'
import { PageLink } from '../ui/page-link'
import { untilHere } from '../ui/until-here'

// Nothing of these is needed to read the text or to write in it: they come once it stands there.
const Together = dynamic(
  async () => (await untilHere(() => import('../together/together'))).Together,
  {
    ssr: false,
  },
)
const PeopleButton = dynamic(
  async () => (await untilHere(() => import('../together/people-button'))).PeopleButton,
  {
    ssr: false,
  },
)
const PeopleList = dynamic(
  async () => (await untilHere(() => import('../together/people-list'))).PeopleList,
  {
    ssr: false,
  },
)
const ElementTools = dynamic(
  async () => (await untilHere(() => import('./element-tools'))).ElementTools,
  { ssr: false },
)
const BesidePane = dynamic(
  async () => (await untilHere(() => import('./beside-pane'))).BesidePane,
  { ssr: false },
)
const WritingTools = dynamic(
  async () => (await untilHere(() => import('./writing-tools'))).WritingTools,
  {
    ssr: false,
  },
)
const BesideText = dynamic(
  async () => (await untilHere(() => import('../threads/beside-text'))).BesideText,
  { ssr: false },
)
const CommentsButton = dynamic(
  async () => (await untilHere(() => import('../threads/comments-button'))).CommentsButton,
  { ssr: false },
)
const PaneSwitch = dynamic(
  async () => (await untilHere(() => import('./beside-pane'))).PaneSwitch,
  { ssr: false },
)

interface ElementPageProps {
  /** Element and canvas as they were when the page was drawn. */
  initial: Element
  canvas: Canvas
  framework: Framework
  me: Person
  role: Role | null
}

/**
 * An element: its text, written together, between the thread of its canvas and its own outline; or
 * beside the text of another element.
 */
export function ElementPage({ initial, canvas: first, framework, me, role }: ElementPageProps) {
  const api = useApi()
  const t = useTranslations('editor')
  const text = useText({ initial, framework, me, role })
  const { written } = text
  const { status } = text.document
  const editor = written?.editor ?? null
  const settled = useSettled(editor !== null && status.phase !== 'connecting')
  // A question asked without a session leads away from this page, and from the words in it.
  const { code } = status.closed ?? {}
  const enabled = code !== CLOSE.signedOut && code !== CLOSE.notFound
  const canvas = useQuery({ ...queries.canvas(api, first.id), initialData: first, enabled }).data
  const channel = useWhere(canvas, me.id)
  const faces = useFaceStates(channel)
  const [outlineOpen, setOutlineOpen] = useState(false)
  const [commentsOpen, setCommentsOpen] = useState(false)
  const [suggesting, setSuggesting] = useState(false)
  const [fork, setFork] = useState<Fork | null>(null)
  const tile = canvas.elements.find(({ id }) => id === initial.id) ?? initial
  const beside = useBeside(canvas, initial.id)
  const [second, setSecond] = useState<TextOnPage | null>(null)
  const { element, mayWrite } = text
  const { live, erased } = text.document
  const here = useMemo(
    () =>
      textOnPage({ element, document: { live, erased }, written: fork ? null : written, mayWrite }),
    [element, live, erased, written, mayWrite, fork],
  )
  const texts = useMemo(() => [here, second].flatMap((each) => each ?? []), [here, second])
  const open = useMemo(
    () => [live && { elementId: element.id, live, erased }, second].flatMap((each) => each ?? []),
    [element.id, live, erased, second],
  )
  const { access } = text
  const mayShare =
    !access.gone && can({ role: access.role, scope: 'session' }, 'share.make').allowed
  const mayLookBack = access.mayLookBack && !access.gone
  const maySuggest = access.mayComment && !access.gone
  const people = { channel, canvas, me, role, texts }
  const isLive = channel.status.phase === 'live'
  const news = useMemo(() => ({ onEvent: channel.onEvent, isLive }), [channel.onEvent, isLive])

  const outline = (onJump?: () => void) => (
    <Outline
      written={written}
      people={status.people}
      me={me.id}
      hereNow={
        settled && <PeopleList {...people} within={initial.id} {...(onJump && { onGo: onJump })} />
      }
      {...(onJump ? { onJump } : {})}
    />
  )
  return (
    <FaceStates value={faces}>
      <LinkTargets value={canvas.elements}>
        <div className={beside.id ? 'el split' : 'el'}>
          <Rail elements={canvas.elements} current={initial.id} where={channel.where} me={me.id} />
          {!beside.id && (
            <nav className="outline" aria-label={t('inThis')}>
              {outline()}
            </nav>
          )}
          <main id="main" className="leaves" data-pane={beside.pane}>
            {beside.id && (
              <PaneSwitch
                titles={[tile.title, titleOf(canvas, beside.id)]}
                pane={beside.pane}
                onPane={beside.setPane}
              />
            )}
            <div className="leaf" {...(beside.id && { role: 'region', 'aria-label': tile.title })}>
              <TextSheet
                text={text}
                tile={tile}
                fork={fork}
                aside={
                  editor &&
                  settled && (
                    <BesideText
                      {...{ editor, canvas, live, me, mayWrite, news, suggesting, fork }}
                      elementId={initial.id}
                      documentId={initial.documentId}
                      mayComment={maySuggest}
                      listed={commentsOpen}
                      onListed={setCommentsOpen}
                      onSuggesting={setSuggesting}
                      onFork={setFork}
                    />
                  )
                }
                tools={
                  <>
                    {settled && <PeopleButton {...people} />}
                    {mayShare && (
                      <ShareButton
                        place={{
                          canvasId: canvas.id,
                          elementId: initial.id,
                          titles: { [initial.id]: tile.title },
                        }}
                      />
                    )}
                    {settled && (
                      <ElementTools canvas={canvas} current={initial.id} beside={beside} />
                    )}
                    <PageLink className="btn" href={`/canvases/${canvas.id}`}>
                      <Icon name="board" />
                      {t('toBoard')}
                    </PageLink>
                    {editor && settled && (
                      <WritingTools
                        editor={editor}
                        elementId={initial.id}
                        mayWrite={text.mayWrite || fork !== null}
                        {...(maySuggest && !suggesting && { onSuggest: () => setSuggesting(true) })}
                        mayLookBack={mayLookBack}
                      />
                    )}
                  </>
                }
              />
              <div className="sheet-bar">
                {settled && (
                  <CommentsButton elementId={initial.id} onOpen={() => setCommentsOpen(true)} />
                )}
                <Button look="quiet" onClick={() => setOutlineOpen(true)}>
                  <Icon name="list" />
                  {t('outline')}
                </Button>
                <WordCount written={written} />
              </div>
            </div>
            {beside.id && (
              <BesidePane
                key={beside.id}
                id={beside.id}
                canvas={canvas}
                parts={{ framework, me, role }}
                onText={setSecond}
                onClose={beside.close}
              />
            )}
          </main>
          <Dialog open={outlineOpen} onClose={() => setOutlineOpen(false)} title={tile.title}>
            <div className="outline sheet">{outline(() => setOutlineOpen(false))}</div>
          </Dialog>
          {settled && <Together {...people} place={initial.id} onPlace={beside.show} open={open} />}
        </div>
      </LinkTargets>
    </FaceStates>
  )
}

function WordCount({ written }: { written: Written | null }) {
  const t = useTranslations('editor')
  const count = useFact(written, ({ words }) => words)
  return <span className="small dim num">{t('words', { count })}</span>
}

function titleOf(canvas: Canvas, id: string): string {
  return canvas.elements.find((element) => element.id === id)?.title ?? ''
}
