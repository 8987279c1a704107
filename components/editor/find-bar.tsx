'use client'

import { useEditorState, type Editor } from '@tiptap/react'
import { useCallback, useEffect, useId, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { Wanted } from '@/lib/document/find-in-text'
import { Button } from '../ui/button'
import { Icon } from '../ui/icon'
import { somethingOpen } from './escape'
import { finding, look, replaceAll, replaceOne, step, takeHit } from './find'

interface FindBarProps {
  editor: Editor
  mayWrite: boolean
  /** Raised each time somebody asks for the bar, so that asking again selects what is in it. */
  asked: number
  onClose: () => void
}

/** Looks for words in this text, and replaces them where one may write. */
export function FindBar({ editor, mayWrite, asked, onClose }: FindBarProps) {
  const t = useTranslations('writing.find')
  const id = useId()
  const input = useRef<HTMLInputElement>(null)
  const [wanted, setWanted] = useState<Wanted>(() => ({
    text: selectedWords(editor),
    matchCase: false,
    wholeWord: false,
  }))
  const [by, setBy] = useState('')
  const [done, setDone] = useState<number | null>(null)
  const { count, current } = useEditorState({
    editor,
    selector: () => {
      const now = finding(editor)
      return { count: now?.found.length ?? 0, current: now?.current ?? -1 }
    },
  })

  useEffect(() => {
    input.current?.select()
  }, [asked])
  useEffect(() => {
    look(editor, wanted)
  }, [editor, wanted])
  useEffect(
    () => () => {
      if (!editor.isDestroyed) look(editor, null)
    },
    [editor],
  )

  const change = (part: Partial<Wanted>) => {
    setDone(null)
    setWanted((before) => ({ ...before, ...part }))
  }
  const close = useCallback(() => {
    takeHit(editor)
    onClose()
  }, [editor, onClose])
  // Wherever the focus is: a bar that is open is closed before anything else is.
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || somethingOpen()) return
      event.preventDefault()
      close()
    }
    // On the way down: the editor takes every Escape for itself.
    document.addEventListener('keydown', press, true)
    return () => document.removeEventListener('keydown', press, true)
  }, [close])

  return (
    <search className="find-bar" aria-label={t('label')}>
      <div className="find-row">
        <label className="vh" htmlFor={id}>
          {t('find')}
        </label>
        <input
          ref={input}
          id={id}
          className="in"
          type="text"
          placeholder={t('find')}
          autoComplete="off"
          spellCheck={false}
          // Asked for by a key, to type in at once.
          autoFocus
          value={wanted.text}
          onChange={(event) => change({ text: event.target.value })}
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return
            event.preventDefault()
            step(editor, event.shiftKey ? -1 : 1)
          }}
        />
        <span className="find-count num" role="status">
          {done !== null
            ? t('replaced', { count: done })
            : wanted.text
              ? t('count', { count, current: current + 1 })
              : ''}
        </span>
        <IconButton label={t('back')} icon="up" onPress={() => step(editor, -1)} />
        <IconButton label={t('next')} icon="down" onPress={() => step(editor, 1)} />
        <IconButton label={t('close')} icon="x" onPress={close} />
      </div>
      <div className="find-row">
        <Choice
          label={t('case')}
          on={wanted.matchCase}
          onChange={(matchCase) => change({ matchCase })}
        />
        <Choice
          label={t('whole')}
          on={wanted.wholeWord}
          onChange={(wholeWord) => change({ wholeWord })}
        />
      </div>
      {mayWrite && (
        <div className="find-row">
          <label className="vh" htmlFor={`${id}-by`}>
            {t('by')}
          </label>
          <input
            id={`${id}-by`}
            className="in"
            type="text"
            placeholder={t('by')}
            autoComplete="off"
            value={by}
            onChange={(event) => setBy(event.target.value)}
            onKeyDown={(event) => {
              if (event.key !== 'Enter') return
              event.preventDefault()
              setDone(null)
              replaceOne(editor, by)
            }}
          />
          <Button
            onClick={() => {
              setDone(null)
              replaceOne(editor, by)
            }}
          >
            {t('replace')}
          </Button>
          <Button onClick={() => setDone(replaceAll(editor, by))}>{t('all')}</Button>
        </div>
      )}
    </search>
  )
}

interface IconButtonProps {
  label: string
  icon: 'up' | 'down' | 'x'
  onPress: () => void
}

function IconButton({ label, icon, onPress }: IconButtonProps) {
  return (
    <button type="button" className="ib" aria-label={label} title={label} onClick={onPress}>
      <Icon name={icon} />
    </button>
  )
}

interface ChoiceProps {
  label: string
  on: boolean
  onChange: (on: boolean) => void
}

function Choice({ label, on, onChange }: ChoiceProps) {
  return (
    <label className="find-choice">
      <input type="checkbox" checked={on} onChange={(event) => onChange(event.target.checked)} />
      {label}
    </label>
  )
}

/** What is selected, if it is one short piece of one line. */
function selectedWords(editor: Editor): string {
  const { from, to, empty } = editor.state.selection
  if (empty || to - from > 100) return ''
  return editor.state.doc.textBetween(from, to, '\n').split('\n')[0]?.trim() ?? ''
}
