'use client'

import type { Editor } from '@tiptap/core'
import dynamic from 'next/dynamic'
import { DropdownMenu } from 'radix-ui'
import { useCallback, useEffect, useState } from 'react'
import { useTranslations } from 'use-intl'
import { headingSlug } from '@/lib/document/own-links'
import { headingsIn } from '@/lib/document/sections'
import { Button } from '../ui/button'
import { Icon } from '../ui/icon'
import { somethingOpen } from './escape'
import { modKey } from './mod-key'
import { goTo } from './go-to'
import { PageLink } from '../ui/page-link'
import { untilHere } from '../ui/until-here'

// Each with a boundary of its own (`ssr: false` makes one): without it, the whole text would hide
// and lose its caret while a tool is on its way.
const FindBar = dynamic(async () => (await loadFindBar()).FindBar, { ssr: false })
const ShortcutSheet = dynamic(
  async () => (await untilHere(() => import('./shortcut-sheet'))).ShortcutSheet,
  {
    ssr: false,
  },
)
const LinkPreview = dynamic(
  async () => (await untilHere(() => import('./link-preview'))).LinkPreview,
  {
    ssr: false,
  },
)

const WhoWrote = dynamic(
  async () => (await untilHere(() => import('../history/who-wrote'))).WhoWrote,
  { ssr: false },
)

const SOON_MS = 2000

interface WritingToolsProps {
  editor: Editor
  elementId: string
  mayWrite: boolean
  /** Whether they may know its history. */
  mayLookBack: boolean
  /** Begins to suggest changes; absent for those who may not, and while one does. */
  onSuggest?: () => void
}

/** What one does with a whole text: look for words, be alone with it, print it, see the keys. */
export function WritingTools(props: WritingToolsProps) {
  const { editor, elementId, mayWrite, mayLookBack, onSuggest } = props
  const t = useTranslations('writing.tools')
  const past = useTranslations('history')
  const editions = useTranslations('editions')
  const suggest = useTranslations('suggestions')('suggest')
  const compare = useTranslations('differences')('open')
  const [finding, setFinding] = useState(0)
  const [keys, setKeys] = useState(false)
  const [alone, setAlone] = useState(false)
  const [who, setWho] = useState(false)
  const find = useCallback(() => setFinding((asked) => asked + 1), [])
  const toggleAlone = useCallback(() => setAlone((before) => !before), [])
  useKeys({ find, keys: () => setKeys(true), alone: toggleAlone })
  useAlone(alone, () => setAlone(false))
  useAddress(editor)
  // Soon, when nothing else is to do: who presses the key goes on typing into the bar at once.
  useEffect(() => {
    const timer = setTimeout(() => void loadFindBar(), SOON_MS)
    return () => clearTimeout(timer)
  }, [])

  return (
    <>
      {/* In the place of the tools that those have who write. */}
      {onSuggest && !mayWrite && (
        <Button onClick={onSuggest}>
          <Icon name="pen" />
          {suggest}
        </Button>
      )}
      <DropdownMenu.Root modal={false}>
        <DropdownMenu.Trigger className="ib" aria-label={t('label')} title={t('label')}>
          <Icon name="more" />
        </DropdownMenu.Trigger>
        <DropdownMenu.Content className="menu" align="end" sideOffset={6} collisionPadding={8}>
          <DropdownMenu.Item onSelect={find}>
            <Icon name="search" />
            {t(mayWrite ? 'findReplace' : 'find')}
            <kbd>{modKey()} F</kbd>
          </DropdownMenu.Item>
          {onSuggest && mayWrite && (
            <DropdownMenu.Item onSelect={onSuggest}>
              <Icon name="pen" />
              {suggest}
            </DropdownMenu.Item>
          )}
          <DropdownMenu.CheckboxItem checked={alone} onSelect={toggleAlone}>
            <Icon name={alone ? 'check' : 'eye'} />
            {t('focus')}
            <kbd>{modKey()} ⇧ E</kbd>
          </DropdownMenu.CheckboxItem>
          {mayLookBack && (
            <DropdownMenu.CheckboxItem checked={who} onSelect={() => setWho(!who)}>
              <Icon name={who ? 'check' : 'people'} />
              {past('who.open')}
            </DropdownMenu.CheckboxItem>
          )}
          <DropdownMenu.Item asChild>
            <PageLink href={`/elements/${encodeURIComponent(elementId)}/editions`}>
              <Icon name="saved" />
              {editions('title')}
            </PageLink>
          </DropdownMenu.Item>
          {mayLookBack && (
            <DropdownMenu.Item asChild>
              <PageLink href={`/elements/${encodeURIComponent(elementId)}/history`}>
                <Icon name="clock" />
                {past('title')}
              </PageLink>
            </DropdownMenu.Item>
          )}
          <DropdownMenu.Item asChild>
            <PageLink href={`/elements/${encodeURIComponent(elementId)}/compare`}>
              <Icon name="beside" />
              {compare}
            </PageLink>
          </DropdownMenu.Item>
          <DropdownMenu.Item onSelect={() => setTimeout(() => window.print())}>
            <Icon name="page" />
            {t('print')}
          </DropdownMenu.Item>
          <DropdownMenu.Item asChild>
            <a href={`/api/v1/elements/${encodeURIComponent(elementId)}/markdown`} download>
              <Icon name="list" />
              {t('markdown')}
            </a>
          </DropdownMenu.Item>
          <DropdownMenu.Item onSelect={() => setKeys(true)}>
            <Icon name="key" />
            {t('keys')}
            <kbd>{modKey()} /</kbd>
          </DropdownMenu.Item>
        </DropdownMenu.Content>
      </DropdownMenu.Root>
      {finding > 0 && (
        <FindBar
          editor={editor}
          mayWrite={mayWrite}
          asked={finding}
          onClose={() => setFinding(0)}
        />
      )}
      {who && mayLookBack && (
        <WhoWrote editor={editor} elementId={elementId} onClose={() => setWho(false)} />
      )}
      {keys && <ShortcutSheet onClose={() => setKeys(false)} />}
      <LinkPreview editor={editor} />
    </>
  )
}

interface Tools {
  find: () => void
  keys: () => void
  alone: () => void
}

/** The keys work wherever the focus is, except in a dialog, which wants the page to be still. */
function useKeys({ find, keys, alone }: Tools): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const tool = toolFor(event)
      if (!tool || document.querySelector('[role=dialog]')) return
      event.preventDefault()
      if (tool === 'find') find()
      else if (tool === 'keys') keys()
      else alone()
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  })
}

function toolFor(event: KeyboardEvent): keyof Tools | null {
  const mod = (event.ctrlKey || event.metaKey) && !event.altKey
  if (mod && !event.shiftKey && event.key.toLowerCase() === 'f') return 'find'
  if (mod && event.shiftKey && event.key.toLowerCase() === 'e') return 'alone'
  if (mod && event.key === '/') return 'keys'
  const typing =
    event.target instanceof HTMLElement &&
    (event.target.isContentEditable || event.target.matches('input, textarea, select'))
  return event.key === '?' && !mod && !typing ? 'keys' : null
}

/** Alone with the text: what stands around it goes, whether it is saved stays. Escape comes back. */
function useAlone(alone: boolean, onLeave: () => void): void {
  useEffect(() => {
    if (!alone) return
    const root = document.documentElement
    root.dataset['alone'] = 'true'
    const press = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || somethingOpen() || document.querySelector('.find-bar')) return
      onLeave()
    }
    // On the way down: the editor takes every Escape for itself.
    document.addEventListener('keydown', press, true)
    return () => {
      delete root.dataset['alone']
      document.removeEventListener('keydown', press, true)
    }
  }, [alone, onLeave])
}

/** An address may end with the words of a heading: the page opens there. */
function useAddress(editor: Editor): void {
  useEffect(() => {
    const jump = () => {
      const wanted = decodeURIComponent(location.hash.slice(1))
      const heading = headingsIn(editor.state.doc).find(({ text }) => headingSlug(text) === wanted)
      if (wanted && heading) goTo(editor, heading)
    }
    jump()
    window.addEventListener('hashchange', jump)
    return () => window.removeEventListener('hashchange', jump)
  }, [editor])
}

function loadFindBar() {
  return untilHere(() => import('./find-bar'))
}
