'use client'

import './restorations.css'
import { useFormatter, useTranslations } from 'use-intl'
import type { Restoration } from '@/lib/restorations'
import { useErrorText } from '../errors'
import { Button } from '../ui/button'
import { Face } from '../ui/face'
import { Moment } from '../ui/moment'
import { Notice } from '../ui/notice'
import { useUndo } from './restored-notice'

interface RestorationItemProps {
  restoration: Restoration
  pressed: boolean
  /** Null where what it changed is not known yet. */
  onPress: (() => void) | null
  /** Null for who may not take it back. */
  onUndone: ((restoration: Restoration) => void) | null
}

/** A restore among what was done in a text; pressing it shows what it changed. */
export function RestorationItem({ restoration, pressed, onPress, onUndone }: RestorationItemProps) {
  const t = useTranslations('restoring')
  const said = useRestorationWords()
  const format = useFormatter()
  const sentence = useErrorText()
  const { undo, busy, failed } = useUndo(restoration.id, (undone) => onUndone?.(undone))
  const { by, at, undone } = restoration
  return (
    <>
      <button
        type="button"
        aria-pressed={pressed}
        disabled={onPress === null}
        onClick={() => onPress?.()}
      >
        {by ? <Face person={by} quiet /> : <span className="face none" aria-hidden="true" />}
        <span>
          <b>{by?.name ?? t('list.gone')}</b>{' '}
          <span className="small dim">
            <Moment at={at} />
          </span>
          <span className="small session-line">{said(restoration)}</span>
          {undone && (
            <span className="small session-line">
              {t('list.undone', {
                name: undone.by?.name ?? t('list.gone'),
                when: format.dateTime(new Date(undone.at), SHORT),
              })}
            </span>
          )}
        </span>
      </button>
      {onUndone && !undone && (
        <Button
          look="quiet"
          className="restoration-undo"
          aria-label={t('list.undo')}
          busy={busy && t('undoing')}
          onClick={undo}
        >
          {t('undo')}
        </Button>
      )}
      {failed !== null && <Notice kind="stop">{sentence(failed)}</Notice>}
    </>
  )
}

const SHORT = { dateStyle: 'medium', timeStyle: 'short' } as const

/** What was restored, in a few words. */
function useRestorationWords(): (restoration: Restoration) => string {
  const t = useTranslations('restoring')
  const format = useFormatter()
  return ({ scope, section, edition, fromAt }) => {
    const when = format.dateTime(new Date(fromAt), SHORT)
    const name = section ?? t('beginning')
    if (edition) {
      const { number } = edition
      if (scope === 'text') return t('list.edition', { number })
      return scope === 'section'
        ? t('list.sectionOfEdition', { section: name, number })
        : t('list.partOfEdition', { number })
    }
    if (scope === 'text') return t('list.text', { when })
    return scope === 'section'
      ? t('list.section', { section: name, when })
      : t('list.part', { when })
  }
}
