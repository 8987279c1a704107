'use client'

import type { Editor } from '@tiptap/core'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useMemo, useState, useSyncExternalStore } from 'react'
import { useTranslations } from 'use-intl'
import type { Canvas } from '@/lib/canvases'
import type { Thread, ThreadPlace } from '@/lib/threads'
import { useApi } from '../api'
import { queries } from '../queries'
import { Button } from '../ui/button'
import { Dialog } from '../ui/dialog'
import { Icon } from '../ui/icon'
import { Notice } from '../ui/notice'
import { useToast } from '../ui/toast'
import { useErrorText } from '../errors'
import { placeOfSelection, WHOLE_ELEMENT } from './begin-thread'
import { CommentBubble } from './comment-bubble'
import { DeskContext, type Desk } from './desk'
import { draftKey, keepDraft, readDraft } from './drafts'
import { NEW, NewThread } from './new-thread'
import { ThreadCard } from './thread-card'
import { ThreadList, type Filter } from './thread-list'
import { ThreadMargin, type MarginCard } from './thread-margin'
import { cardId, showMarks, THREAD_PRESSED } from './thread-marks'
import { ThreadPlaces } from './thread-places'
import { Nameable } from './nameable'
import { useLinkedThread } from './use-linked-thread'
import { useResolve } from './use-resolve'
import { useThreads, type CanvasNews } from './use-threads'
import { useThreadKeys } from './use-thread-keys'
import { COMMENT_WANTED } from './want-comment'
import './threads.css'

const NONE: readonly Thread[] = []

export interface CommentsProps {
  editor: Editor
  canvas: Canvas
  elementId: string
  /** Id of the person who reads. */
  me: string
  mayComment: boolean
  mayWrite: boolean
  news: CanvasNews
  /** The list of all of them; opened from the bar below the text too. */
  listed: boolean
  onListed: (listed: boolean) => void
}

/** Threads of a text: in its margin where there is room, in a list, and as marks on its words. */
export function Comments(props: CommentsProps) {
  const { editor, canvas, elementId, me, mayComment, mayWrite, listed, onListed } = props
  const t = useTranslations('threads')
  const api = useApi()
  const { threads: known, put, failed, retry } = useThreads(elementId, props.news)
  const threads = known ?? NONE
  const members = useQuery(queries.members(api, canvas.workspaceId)).data
  const nameable = useMemo(
    () => ({
      people: (members ?? []).map(({ id, name }) => ({ id, name })),
      elements: canvas.elements.map(({ id, title }) => ({ id, name: title })),
    }),
    [members, canvas],
  )
  const toast = useToast()
  const sentence = useErrorText()
  const key = draftKey(elementId, NEW)
  const [draft, setDraft] = useState<ThreadPlace | null>(() =>
    mayComment ? (readDraft(key)?.place ?? null) : null,
  )
  const [active, setActive] = useState<string | null>(null)
  const [filter, setFilter] = useState<Filter>('open')
  const [places] = useState(() => new ThreadPlaces(editor))
  const standing = useSyncExternalStore(places.subscribe, places.get, places.get)
  const desk = useMemo<Desk>(
    () => ({ elementId, me, mayComment, mayWrite, put }),
    [elementId, me, mayComment, mayWrite, put],
  )
  const { may, turn } = useResolve(desk)
  const open = useMemo(() => threads.filter(({ state }) => state === 'open'), [threads])

  useEffect(() => {
    const placed = [...threads, ...(draft ? [{ id: NEW, anchor: draft.anchor }] : [])]
    const shown = new Set([...open.map(({ id }) => id), NEW, ...(active ? [active] : [])])
    places.set(placed, shown)
  }, [places, threads, open, draft, active])

  useEffect(() => {
    if (!editor.isDestroyed) showMarks(editor.view, { active: draft ? NEW : active })
  }, [editor, draft, active])

  useEffect(() => {
    // A page that is drawn anew makes its editor anew.
    if (editor.isDestroyed) return
    const { dom } = editor.view
    const pressed = (event: Event) => show((event as CustomEvent<string>).detail)
    const wanted = () => begin(placeOfSelection(editor))
    dom.addEventListener(THREAD_PRESSED, pressed)
    dom.addEventListener(COMMENT_WANTED, wanted)
    return () => {
      dom.removeEventListener(THREAD_PRESSED, pressed)
      dom.removeEventListener(COMMENT_WANTED, wanted)
    }
  })
  useLinkedThread(threads, (id) => show(id, { scroll: true }))
  useThreadKeys(editor, {
    begin: () => begin(placeOfSelection(editor)),
    step: (by) => step(by),
    resolve: () => {
      const thread = threads.find(({ id }) => id === active)
      if (thread && may(thread)) turn(thread)
    },
    leave: () => {
      setActive(null)
      editor.commands.focus()
    },
  })

  const inOrder = open
    .filter(({ id }) => standing.attached.has(id))
    .sort((a, b) => (placeOf(a.id) ?? 0) - (placeOf(b.id) ?? 0))
  const beside = inMargin()
  const lost = open.filter(({ id }) => standing.detached.has(id)).length
  return (
    <DeskContext value={desk}>
      <Nameable value={nameable}>
        <ThreadMargin editor={editor} cards={beside} active={draft ? NEW : active} head={head()} />
        <CommentBubble editor={editor} mayComment={mayComment && !mayWrite} />
        <Dialog open={listed} onClose={() => onListed(false)} title={t('title')} wide>
          {failed && (
            <Notice kind="stop">
              {t('failed')} <Button onClick={retry}>{t('retry')}</Button>
            </Notice>
          )}
          {draft && form()}
          <ThreadList
            threads={threads}
            placeOf={placeOf}
            detached={standing.detached}
            me={me}
            filter={filter}
            onClose={() => onListed(false)}
            onFilter={setFilter}
            draw={(thread) => card(thread, true)}
            {...(mayComment && !draft && { onWhole: () => setDraft(WHOLE_ELEMENT) })}
          />
        </Dialog>
      </Nameable>
    </DeskContext>
  )

  function placeOf(id: string): number | null {
    return standing.attached.get(id)?.from ?? null
  }

  function inMargin(): MarginCard[] {
    const whole = open.filter(({ scope }) => scope === 'element')
    const cards = [...whole, ...inOrder].map((thread) => ({
      id: thread.id,
      from: placeOf(thread.id),
      draw: () => card(thread, false),
    }))
    const from = standing.attached.get(NEW)?.from ?? null
    if (!draft || listed) return cards
    return [...cards, { id: NEW, from, draw: form }].sort((a, b) => (a.from ?? -1) - (b.from ?? -1))
  }

  function head() {
    if (threads.length === 0 && !failed) return null
    return (
      <p className="comments-head">
        <Button
          look="quiet"
          onClick={() => list(lost > 0 && open.length === lost ? 'detached' : 'open')}
        >
          <Icon name="talk" />
          {t('count', { count: open.length })}
        </Button>
        {lost > 0 && (
          <Button look="quiet" onClick={() => list('detached')}>
            {t('lost', { count: lost })}
          </Button>
        )}
      </p>
    )
  }

  function card(thread: Thread, quoted: boolean) {
    const detached = standing.detached.has(thread.id)
    return (
      <ThreadCard
        key={thread.id}
        thread={thread}
        open={thread.id === active && !draft && quoted === listed}
        detached={detached}
        quoted={quoted}
        onOpen={() => show(thread.id, { scroll: !quoted })}
        {...((thread.openedBy?.id === me || mayWrite) && { onAttach: () => attach(thread) })}
      />
    )
  }

  function form() {
    if (!draft) return null
    return (
      <NewThread
        place={draft}
        quoted={listed}
        onOpened={(thread) => {
          put(thread.id, thread)
          setDraft(null)
          setActive(thread.id)
        }}
        onCancel={() => {
          setDraft(null)
          editor.commands.focus()
        }}
      />
    )
  }

  function begin(place: ThreadPlace) {
    if (!mayComment) return
    // Words that were begun elsewhere come along: what counts is where they are sent to.
    const begun = readDraft(key)
    if (begun) keepDraft(key, { ...begun, place })
    setDraft(place)
    if (!hasMargin()) onListed(true)
  }

  function list(which: Filter) {
    setFilter(which)
    onListed(true)
  }

  /** Opens a thread where there is room for it. */
  function show(id: string, { scroll = false } = {}) {
    if (id === NEW) return
    const thread = threads.find((each) => each.id === id)
    if (!thread) return
    setActive(id)
    const place = places.now(id)
    const aside = thread.state === 'open' && (place !== null || thread.scope === 'element')
    if (!hasMargin() || !aside) {
      setFilter(thread.state === 'resolved' ? 'resolved' : aside ? 'open' : 'detached')
      onListed(true)
    }
    if (scroll && place) scrollTo(editor, place.from)
  }

  function step(by: 1 | -1) {
    const at = inOrder.findIndex(({ id }) => id === active)
    const next = inOrder[(at + by + inOrder.length) % inOrder.length] ?? inOrder[0]
    if (!next) return toast(t('none.open'))
    show(next.id, { scroll: true })
    requestAnimationFrame(() => document.getElementById(cardId(next.id))?.focus())
  }

  function attach(thread: Thread) {
    const place = placeOfSelection(editor)
    if (!place.anchor || editor.state.selection.empty) return toast(t('selectFirst'))
    api
      .changeThread(thread.id, { place })
      .then((next) => {
        put(next.id, next)
        setActive(next.id)
        onListed(false)
      })
      .catch((error: unknown) => toast(sentence(error)))
  }

  function hasMargin(): boolean {
    const margin = document.querySelector('.comments')
    return margin !== null && margin.getClientRects().length > 0
  }
}

function scrollTo(editor: Editor, pos: number): void {
  const { node } = editor.view.domAtPos(pos)
  const element = node instanceof Element ? node : node.parentElement
  element?.scrollIntoView({ block: 'center' })
}
