'use client'

import { useTranslations } from 'use-intl'
import type { Check, Finding } from '@/lib/client/status-checks'
import { Button } from '../ui/button'
import { copyText } from '../ui/copy-text'
import { Icon } from '../ui/icon'
import { useToast } from '../ui/toast'
import { adviceFor, type Advice } from './advice'

interface CheckRowProps {
  check: Check
  /** Null while it is under way. */
  finding: Finding | null
}

const ICONS = { good: 'saved', note: 'alert', bad: 'x' } as const

/** One check: its name, what was found, and what to paste when that is not well. */
export function CheckRow({ check, finding }: CheckRowProps) {
  const t = useTranslations('status')
  const state = finding?.state ?? 'open'
  const advice =
    finding && finding.state !== 'good' ? adviceFor(check, finding.why, window.location.origin) : []
  return (
    <li className={`check ${state}`} data-check={check} data-state={state}>
      <Icon name={finding ? ICONS[finding.state] : 'saving'} />
      <div>
        <h2>
          {t(`name.${check}`)}
          <span className="vh">. {t(`state.${state}`)}</span>
        </h2>
        <p className="muted">
          {finding ? <Sentence check={check} finding={finding} /> : t('open')}
        </p>
        {advice.length > 0 && (
          <details open={finding?.state === 'bad'}>
            <summary>{t('paste')}</summary>
            {advice.map((one) => (
              <Paste key={one.where} advice={one} />
            ))}
          </details>
        )}
      </div>
    </li>
  )
}

function Sentence({ check, finding }: { check: Check; finding: Finding }) {
  const t = useTranslations('status')
  switch (finding.why) {
    case 'unanswered':
      return t('found.unanswered')
    case 'good':
      return t(`found.${check}`)
    case 'blocked':
    case 'lost':
    case 'other':
    case 'plain':
    case 'collected':
    case 'ignored':
    case 'missing':
      return t(`found.${finding.why}`)
    case 'ahead':
    case 'behind':
      return t(`found.${finding.why}`, { minutes: finding.minutes ?? 0 })
    default:
      return finding.why
  }
}

function Paste({ advice: { where, text } }: { advice: Advice }) {
  const t = useTranslations('status')
  const shell = useTranslations('shell')
  const toast = useToast()
  async function copy() {
    toast((await copyText(text)) ? shell('copied') : shell('notCopied'))
  }
  return (
    <div className="paste">
      <p className="small">{t(`where.${where}`)}</p>
      <pre tabIndex={0}>
        <code>{text}</code>
      </pre>
      <Button look="quiet" onClick={() => void copy()}>
        {t('copy')}
      </Button>
    </div>
  )
}
