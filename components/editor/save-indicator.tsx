'use client'

import { useEffect, useMemo, useState, useSyncExternalStore } from 'react'
import { useTranslations } from 'use-intl'
import type { LiveDocument } from '@/lib/client/live-document'
import { Icon, type IconName } from '../ui/icon'
import { NOTHING_SHOWN, SaveWords, type SaveWord } from './save-words'

const ICONS: Record<SaveWord, IconName> = {
  saved: 'saved',
  saving: 'saving',
  quiet: 'saving',
  offline: 'offline',
  connecting: 'saving',
  'not-saved': 'alert',
}
const LOOKS: Record<SaveWord, string> = {
  saved: 'save',
  saving: 'save',
  quiet: 'save',
  offline: 'save bad',
  connecting: 'save bad',
  'not-saved': 'save lost',
}

interface SaveIndicatorProps {
  live: LiveDocument | null
}

/** One place, five fixed states. Says `Saved` only on the server's word. */
export function SaveIndicator({ live }: SaveIndicatorProps) {
  const t = useTranslations('editor.save')
  const words = useMemo(() => (live ? new SaveWords(live) : NOTHING_YET), [live])
  const { word, kept, lost } = useSyncExternalStore(words.subscribe, words.get, NOTHING_YET.get)
  const text = textFor()
  return (
    <>
      <span className={LOOKS[word]} data-save={word}>
        <Icon name={ICONS[word]} />
        <span>{text}</span>
      </span>
      <Announcer word={word} text={text} />
    </>
  )

  function textFor(): string {
    switch (word) {
      case 'quiet':
        return ''
      case 'saved':
      case 'saving':
      case 'connecting':
        return t(word)
      case 'offline':
        return t('offline', { words: kept })
      case 'not-saved':
        return t('notSaved', { words: lost })
      default:
        return word satisfies never
    }
  }
}

const NOTHING_YET = { subscribe: () => () => undefined, get: () => NOTHING_SHOWN }

/**
 * Read out when the kind changes, not at each word that is counted, and not for the saving and
 * saved of ordinary typing.
 */
function Announcer({ word, text }: { word: SaveWord; text: string }) {
  const calm = word === 'saved' || word === 'saving' || word === 'quiet'
  const [said, setSaid] = useState<{ word: SaveWord; text: string } | null>(null)
  useEffect(() => {
    const timer = setTimeout(() => {
      setSaid((before) => {
        if (word === 'quiet' || before?.word === word) return before
        const wasCalm = !before || before.word === 'saved' || before.word === 'saving'
        return calm && wasCalm ? { word, text: before?.text ?? '' } : { word, text }
      })
    }, 0)
    return () => clearTimeout(timer)
  }, [word, text, calm])
  return (
    <span className="vh" role="status">
      {said?.text}
    </span>
  )
}
