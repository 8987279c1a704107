'use client'

import type { Editor } from '@tiptap/core'
import { useEffect, useMemo, useState, useSyncExternalStore } from 'react'
import { useTranslations } from 'use-intl'
import type { Anchor } from '@/lib/anchors/anchor'
import type { Canvas } from '@/lib/canvases'
import type { LiveDocument } from '@/lib/client/live-document'
import type { Thread, ThreadPlace } from '@/lib/threads'
import { readReplaceDraft } from '../suggestions/replace-draft'
import { selectedWords } from '../suggestions/replacement'
import { SuggestionDesk } from '../suggestions/suggestion-desk'
import { useSuggestions } from '../suggestions/use-suggestions'
import { Button } from '../ui/button'
import { Dialog } from '../ui/dialog'
import { Notice } from '../ui/notice'
import { useToast } from '../ui/toast'
import { placeOfSelection, WHOLE_ELEMENT } from './begin-thread'
import { focusCard, hasMargin } from './card-focus'
import { CommentBubble } from './comment-bubble'
import { CommentsHead } from './comments-head'
import { DeskContext, type Desk } from './desk'
import { draftKey, keepDraft, readDraft } from './drafts'
import { NewCard, type Begun } from './new-card'
import { NEW } from './new-thread'
import { scrollTo } from './scroll-to'
import { ThreadCard } from './thread-card'
import { ThreadList, type Filter } from './thread-list'
import { ThreadMargin, type MarginCard } from './thread-margin'
import { showMarks } from './thread-marks'
import { ThreadPlaces } from './thread-places'
import { Nameable, useNameableOn } from './nameable'
import { useAttach } from './use-attach'
import { useLinkedThread } from './use-linked-thread'
import { useResolve } from './use-resolve'
import { useThreads, type CanvasNews } from './use-threads'
import { useThreadKeys } from './use-thread-keys'
import { useWishes } from './use-wishes'
import './threads.css'
import '../suggestions/suggestions.css'

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
  live: LiveDocument | null
  /** The editor is of one's own copy: no place in it is one of the text. */
  suggesting: boolean
  /** The list of all of them; opened from the bar below the text too. */
  listed: boolean
  onListed: (listed: boolean) => void
}

/** Threads of a text: in its margin where there is room, in a list, and as marks on its words. */
export function Comments(props: CommentsProps) {
  const { editor, canvas, elementId, me, mayComment, mayWrite, listed, onListed } = props
  const { live, suggesting } = props
  const t = useTranslations('threads')
  const { threads: known, put, failed, retry } = useThreads(elementId, props.news)
  const threads = known ?? NONE
  const nameable = useNameableOn(canvas)
  const suggestionWords = useTranslations('suggestions')
  const suggestingWords = useTranslations('suggestions.mode')
  const toast = useToast()
  const key = draftKey(elementId, NEW)
  const [begun, setBegun] = useState<Begun | null>(() => {
    if (!mayComment) return null
    const place = readDraft(key)?.place
    if (place) return { kind: 'comment', place }
    const selected = readReplaceDraft(elementId)?.selected
    return selected ? { kind: 'suggestion', selected } : null
  })
  const [active, setActive] = useState<string | null>(null)
  const [filter, setFilter] = useState<Filter>('open')
  const places = useMemo(() => new ThreadPlaces(editor), [editor])
  const standing = useSyncExternalStore(places.subscribe, places.get, places.get)
  const desk = useMemo<Desk>(
    () => ({ elementId, me, mayComment, mayWrite: mayWrite && !suggesting, put }),
    [elementId, me, mayComment, mayWrite, suggesting, put],
  )
  const { may, turn } = useResolve(desk)
  const attach = useAttach(editor, (thread) => {
    put(thread.id, thread)
    setActive(thread.id)
    onListed(false)
  })
  const suggestions = useSuggestions({
    ...{ editor, threads, places, live, active, elementId, me, mayWrite, put },
    paused: suggesting,
  })
  const open = useMemo(() => threads.filter(({ state }) => state === 'open'), [threads])

  useEffect(() => {
    const placed = [...threads, ...(begun ? [{ id: NEW, anchor: anchorOf(begun) }] : [])]
    // What a suggestion changes is drawn by itself.
    const comments = open.filter(({ kind }) => kind === 'comment').map(({ id }) => id)
    places.set(placed, new Set([...comments, NEW, ...(active ? [active] : [])]))
  }, [places, threads, open, begun, active])

  useEffect(() => {
    if (!editor.isDestroyed) showMarks(editor.view, { active: begun ? NEW : active })
  }, [editor, begun, active])

  useWishes(editor, {
    press: (id) => show(id),
    comment: () => begin(placeOfSelection(editor)),
    suggest: () => replace(),
  })
  useLinkedThread(threads, (id) => show(id, { scroll: true }))
  useThreadKeys(editor, {
    begin: () => begin(placeOfSelection(editor)),
    replace: () => replace(),
    step: (by) => step(by),
    resolve: () => {
      const thread = threads.find(({ id }) => id === active)
      if (thread && !thread.suggestion && may(thread)) turn(thread)
    },
    decide: (accepts) => {
      const thread = threads.find(({ id }) => id === active)
      if (!mayWrite || thread?.suggestion?.state !== 'waiting') return
      if (accepts) suggestions.accept([thread], '')
      else suggestions.refuse([thread], '')
      next(thread.id)
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
      <SuggestionDesk value={suggestions}>
        <Nameable value={nameable}>
          <ThreadMargin
            editor={editor}
            cards={beside}
            active={begun ? NEW : active}
            head={
              threads.length > 0 || failed ? (
                <CommentsHead
                  open={open.length}
                  suggestions={open.filter(({ suggestion }) => suggestion).length}
                  {...{ lost, onList: list }}
                />
              ) : null
            }
          />
          <CommentBubble editor={editor} mayComment={mayComment && !mayWrite && !suggesting} />
          <Dialog open={listed} onClose={() => onListed(false)} title={t('title')} wide>
            {failed && (
              <Notice kind="stop">
                {t('failed')} <Button onClick={retry}>{t('retry')}</Button>
              </Notice>
            )}
            {begun && form()}
            <ThreadList
              threads={threads}
              placeOf={placeOf}
              detached={standing.detached}
              me={me}
              filter={filter}
              onClose={() => onListed(false)}
              onFilter={setFilter}
              mayDecide={mayWrite && !suggesting}
              draw={(thread) => card(thread, true)}
              {...(mayComment && !begun && { onWhole: () => begin(WHOLE_ELEMENT) })}
            />
          </Dialog>
        </Nameable>
      </SuggestionDesk>
    </DeskContext>
  )

  function placeOf(id: string): number | null {
    return suggestions.beginsAt(id) ?? standing.attached.get(id)?.from ?? null
  }

  function inMargin(): MarginCard[] {
    const whole = open.filter(({ scope }) => scope === 'element')
    const cards = [...whole, ...inOrder].map((thread) => ({
      id: thread.id,
      from: placeOf(thread.id),
      draw: () => card(thread, false),
    }))
    const from = standing.attached.get(NEW)?.from ?? null
    if (!begun || listed) return cards
    return [...cards, { id: NEW, from, draw: form }].sort((a, b) => (a.from ?? -1) - (b.from ?? -1))
  }

  function card(thread: Thread, quoted: boolean) {
    const detached = standing.detached.has(thread.id)
    return (
      <ThreadCard
        key={thread.id}
        thread={thread}
        open={thread.id === active && !begun && quoted === listed}
        detached={detached}
        quoted={quoted}
        onOpen={() => show(thread.id, { scroll: !quoted })}
        {...((thread.openedBy?.id === me || mayWrite) && { onAttach: () => attach(thread) })}
      />
    )
  }

  function form() {
    if (!begun) return null
    return (
      <NewCard
        {...{ begun, editor, elementId }}
        quoted={listed}
        onOpened={(thread) => {
          put(thread.id, thread)
          setBegun(null)
          setActive(thread.id)
        }}
        onCancel={() => {
          setBegun(null)
          editor.commands.focus()
        }}
      />
    )
  }

  function begin(place: ThreadPlace) {
    if (!mayComment) return
    if (suggesting) return toast(suggestingWords('noComment'))
    // Words that were begun elsewhere come along: what counts is where they are sent to.
    const kept = readDraft(key)
    if (kept) keepDraft(key, { ...kept, place })
    setBegun({ kind: 'comment', place })
    if (!hasMargin()) onListed(true)
  }

  function replace() {
    if (!mayComment) return
    if (suggesting) return toast(suggestingWords('noComment'))
    const selected = selectedWords(editor)
    if (!selected) return toast(suggestionWords('oneLine'))
    setBegun({ kind: 'suggestion', selected })
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

  /** The suggestion after one that was decided with a key; back to the text when it was the last. */
  function next(decided: string) {
    const waiting = inOrder.filter(({ suggestion }) => suggestion?.state === 'waiting')
    const at = waiting.findIndex(({ id }) => id === decided)
    const after = waiting[at + 1] ?? waiting[at - 1]
    if (!after) return void editor.commands.focus()
    show(after.id, { scroll: true })
    focusCard(after.id)
  }

  function step(by: 1 | -1) {
    const at = inOrder.findIndex(({ id }) => id === active)
    const next = inOrder[(at + by + inOrder.length) % inOrder.length] ?? inOrder[0]
    if (!next) return toast(t('none.open'))
    show(next.id, { scroll: true })
    focusCard(next.id)
  }
}

function anchorOf(begun: Begun): Anchor | null {
  return begun.kind === 'comment' ? begun.place.anchor : begun.selected.anchor
}
