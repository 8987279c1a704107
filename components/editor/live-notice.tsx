'use client'

import type { Editor } from '@tiptap/core'
import { useTranslations } from 'use-intl'
import type { LiveDocument, SaveState } from '@/lib/client/live-document'
import { CLOSE } from '@/lib/protocol'
import type { Connection } from '../live/use-live-document'
import { useSave } from '../live/use-save'
import { Button } from '../ui/button'
import { EarlierCopy } from './earlier-copy'
import { copyText } from '../ui/copy-text'
import { useDay } from '../ui/moment'
import { Notice } from '../ui/notice'
import { useToast } from '../ui/toast'
import type { Access } from './use-access'
import type { MentionOptions } from '@/lib/document/mention-node'
import { fetchMarkdown } from './markdown-at-hand'

interface LiveNoticeProps {
  editor: Editor | null
  live: LiveDocument | null
  status: Connection
  access: Access
  /** Opens the document anew, as it is on the server now. */
  onReopen: () => void
  /** The text this is about. */
  elementId: string
  title: string
}

interface ArchivedProps extends Pick<LiveNoticeProps, 'editor' | 'access'> {
  at: string
}

/** What is wrong with the connection, what is safe, and the way out; nothing while all is well. */
export function LiveNotice(props: LiveNoticeProps) {
  const { editor, live, status, access } = props
  const t = useTranslations('editor')
  const unsaved = useSave(
    live,
    ({ kind, kept }) => kind === 'not-saved' && (kept ? 'kept' : 'open'),
  )
  if (access.gone || status.closed) return <Closed {...props} />
  if (access.archivedAt) return <Archived at={access.archivedAt} editor={editor} access={access} />
  if (access.lost)
    return (
      <Notice kind="stop" icon="lock">
        <Demoted access={access} />
        {access.lost.words > 0 && <CopyAll editor={editor} />}
      </Notice>
    )
  if (status.quarantined && status.ready) return <Quarantined {...props} />
  if (unsaved && access.mayWrite)
    return (
      <Notice kind="stop">{unsaved === 'kept' ? t('away.notSaved') : t('away.keepOpen')}</Notice>
    )
  // Without a copy there is nothing to say about one: the page itself says what is the matter.
  if (status.phase === 'offline' && status.ready)
    return (
      <Notice kind="warn" icon="offline">
        {t(access.mayWrite ? 'away.copy' : 'away.copyRead')} <StatusLink />
      </Notice>
    )
  return null
}

function StatusLink() {
  const t = useTranslations('status')
  return (
    <a href="/status" target="_blank" rel="noopener">
      {t('link')}
    </a>
  )
}

function Closed(props: LiveNoticeProps) {
  const { editor, live, status, access, onReopen } = props
  const t = useTranslations('editor.closed')
  const code = access.gone ? CLOSE.notFound : status.closed?.code
  const words = useSave(live, (save) => save.words)
  const goOn = () => live?.reconnect()
  switch (code) {
    case CLOSE.signedOut:
      return (
        <Notice kind="stop" icon="lock">
          {t(access.mayWrite ? 'signedOut' : 'signedOutReading')}
          <span className="cluster notice-acts">
            <a className="btn" href="/signin?ended=1" target="_blank" rel="noopener">
              {t('signIn')}
            </a>
            <Button onClick={goOn}>{t('signedIn')}</Button>
          </span>
        </Notice>
      )
    case CLOSE.notAllowed:
      return (
        <Notice kind="warn" icon="lock">
          {t('asking')} <Button onClick={goOn}>{t('goOn')}</Button>
        </Notice>
      )
    case CLOSE.notFound:
      return (
        <Notice kind="stop">
          {words > 0 ? t('goneWords', { words }) : t('gone')} <CopyAll editor={editor} />
        </Notice>
      )
    case CLOSE.otherEpoch:
    case CLOSE.differs:
      return (
        <Notice kind="stop">
          {t(sentenceOf(code, status.closed))}
          <span className="cluster notice-acts">
            <EarlierCopy live={live} elementId={props.elementId} title={props.title} />
            <Button onClick={onReopen}>{t('openPresent')}</Button>
          </span>
        </Notice>
      )
    case CLOSE.tooFast:
      return (
        <Notice kind="warn">
          {t('tooFast')} <Button onClick={goOn}>{t('goOn')}</Button>
        </Notice>
      )
    default:
      return (
        <Notice kind="stop">
          {t(sentenceFor(code))}
          <span className="cluster notice-acts">
            <CopyAll editor={editor} />
            <Button onClick={() => window.location.reload()}>{t('reload')}</Button>
          </span>
        </Notice>
      )
  }
}

function sentenceOf(code: number, closed: Connection['closed']) {
  if (closed?.erased) return closed.kept ? 'erasedKept' : 'erased'
  return code === CLOSE.differs ? 'differs' : 'otherHistory'
}

function sentenceFor(code: number | undefined) {
  // 1009 is what a WebSocket says of a frame it will not carry.
  if (code === CLOSE.tooLarge || code === 1009) return 'tooLarge'
  return 'refused'
}

/** Where words are that the server has not got; nothing is claimed of what the device has not confirmed. */
export function placeOfWords({ kind, kept }: SaveState): 'kept' | 'open' | 'none' {
  if (kept) return 'kept'
  return kind === 'not-saved' ? 'open' : 'none'
}

/** The server cannot open it: what is safe, and where one's own words are. */
function Quarantined({ editor, live, access }: LiveNoticeProps) {
  const t = useTranslations('editor.away')
  const words = useSave(live, placeOfWords)
  return (
    <Notice kind="stop" icon="lock">
      {t('quarantined')} {access.mayWrite && words === 'kept' && t('quarantinedCopy')}
      {access.mayWrite && words === 'open' && t('quarantinedOpen')}
      <span className="cluster notice-acts">
        <CopyAll editor={editor} />
      </span>
    </Notice>
  )
}

/** Plain, as it is nobody's fault; with the words that did not arrive, when there are any. */
function Archived({ at, editor, access }: ArchivedProps) {
  const t = useTranslations('editor.closed')
  const day = useDay()(at)
  const words = access.lost?.words ?? 0
  return (
    <Notice kind="warn" icon="archive">
      {words > 0 ? t('archivedWords', { day, words }) : t('archived', { day })}
      {words > 0 && <CopyAll editor={editor} />}
    </Notice>
  )
}

function Demoted({ access }: { access: Access }) {
  const t = useTranslations('editor.closed')
  const roles = useTranslations('roles')
  const role = access.role ? roles(access.role).toLocaleLowerCase() : '–'
  const words = access.lost?.words ?? 0
  if (access.drafters && access.role !== 'observer')
    return words > 0 ? t('seatWords', { words }) : t('seat')
  return words > 0 ? t('roleWords', { role, words }) : t('role', { role })
}

/** The whole text as it stands here, own words included, so that nothing has to be typed again. */
function CopyAll({ editor }: { editor: Editor | null }) {
  const t = useTranslations('editor.closed')
  const shell = useTranslations('shell')
  const toast = useToast()
  if (!editor) return null
  const copy = async () => {
    // Without the part that writes Markdown, and without a server to fetch it from: the bare words.
    const words = await fetchMarkdown().then(
      ({ toMarkdown }) => toMarkdown(editor.getJSON(), nameIn(editor)),
      () => editor.getText({ blockSeparator: '\n\n' }),
    )
    const copied = await copyText(words)
    toast(shell(copied ? 'copied' : 'notCopied'))
  }
  return <Button onClick={() => void copy()}>{t('copyText')}</Button>
}

/** Names as the text itself shows them. */
function nameIn(editor: Editor): ((id: string) => string) | undefined {
  const { extensions } = editor.extensionManager
  const mention = extensions.find(({ name }) => name === 'mention')
  return (mention?.options as MentionOptions | undefined)?.nameOf
}
