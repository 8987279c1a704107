'use client'

import { useEffect, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { LiveDocument } from '@/lib/client/live-document'
import type { Connection } from '../live/use-live-document'
import { useSave } from '../live/use-save'
import { Icon, type IconName } from '../ui/icon'
import { useSaveWord, type SaveWord } from './use-save-word'

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
  phase: Connection['phase']
}

/** One place, five fixed states. Says `Saved` only on the server's word. */
export function SaveIndicator({ live, phase }: SaveIndicatorProps) {
  const t = useTranslations('editor.save')
  const { word, settled } = useSaveWord(live, phase)
  const words = useSave(live, (save) => save.words)
  const kept = useSave(live, (save) => save.kept)
  // Storing the next word takes a moment; until it is stored, the count before it is still true.
  const [counted, setCounted] = useState(0)
  const sure = word === 'saved' ? 0 : settled && kept ? words : counted
  if (sure !== counted) setCounted(sure)
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
        return t('offline', { words: sure })
      case 'not-saved':
        return t('notSaved', { words: kept ? 0 : words })
      default:
        return word satisfies never
    }
  }
}

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
