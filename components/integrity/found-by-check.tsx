'use client'

import { useFormatter, useTranslations } from 'use-intl'
import { type IntegrityCheck, type IntegrityFault, readableFingerprint } from '@/lib/integrity'
import { Button } from '../ui/button'
import { copyText } from '../ui/copy-text'
import { Icon } from '../ui/icon'
import { Moment, useDay } from '../ui/moment'
import { Notice } from '../ui/notice'
import { PageLink } from '../ui/page-link'
import { useToast } from '../ui/toast'

const COUNTS = ['texts', 'parts', 'edits', 'editions', 'audit', 'links'] as const

/** What a check found, what it looked at, and what can be noted of it elsewhere. */
export function FoundByCheck({ check }: { check: IntegrityCheck }) {
  const t = useTranslations('integrity')
  const day = useDay()
  const format = useFormatter()
  const { checked, faults, faultCount, compared, at } = check
  const isFine = faultCount === 0
  return (
    <>
      <div className="stack">
        {isFine ? (
          <p className="st check-holds">
            <Icon name="saved" />
            {t('holds')}
          </p>
        ) : (
          <Notice kind="stop">
            <p>
              <b>{t('faults', { count: faultCount })}</b>
            </p>
            <p>{t('whatToDo')}</p>
          </Notice>
        )}
        <p className="small muted">
          {t('last')}: <Moment at={at} /> <MadeBy check={check} />
        </p>
        {compared && (
          <p className="measure">
            {t('compared', { holds: isFine ? 'yes' : 'no', when: day(compared.at) })}
          </p>
        )}
      </div>
      {!isFine && <Faults faults={faults} count={faultCount} />}
      <h2 className="h-sec">{t('checked')}</h2>
      <dl className="check-counts">
        {COUNTS.map((count) => (
          <div key={count}>
            <dt>{t(`counts.${count}`)}</dt>
            <dd className="num">{format.number(checked[count])}</dd>
          </div>
        ))}
      </dl>
      <p className="small muted measure">
        {t('loose', { count: checked.loose })}{' '}
        {checked.replaced > 0 && `${t('replaced', { count: checked.replaced })} `}
        {t('begins')}
      </p>
      <Fingerprint fingerprint={check.fingerprint} />
    </>
  )
}

function MadeBy({ check: { by } }: { check: IntegrityCheck }) {
  const t = useTranslations('integrity')
  return t('by', { name: by?.name ?? t('operator') })
}

function Fingerprint({ fingerprint }: { fingerprint: string }) {
  const t = useTranslations()
  const toast = useToast()
  const readable = readableFingerprint(fingerprint)

  async function copy() {
    toast((await copyText(readable)) ? t('shell.copied') : t('shell.notCopied'))
  }

  return (
    <>
      <h2 className="h-sec">{t('integrity.fingerprint')}</h2>
      <p className="cluster">
        <code className="check-fingerprint">{readable}</code>
        <Button look="quiet" onClick={() => void copy()}>
          {t('integrity.copy')}
        </Button>
      </p>
      <p className="small muted measure">{t('integrity.fingerprintText')}</p>
    </>
  )
}

function Faults({ faults, count }: { faults: IntegrityFault[]; count: number }) {
  const t = useTranslations('integrity')
  const more = count - faults.length
  return (
    <ul className="check-faults" aria-label={t('faults', { count })}>
      {faults.map((fault) => (
        <li key={`${fault.of} ${fault.code} ${fault.at} ${fault.element?.id ?? fault.canvas?.id}`}>
          <Place fault={fault} />
          <p>{t(`fault.${wordOf(fault)}`, { at: fault.at })}</p>
        </li>
      ))}
      {more > 0 && <li className="muted">{t('more', { count: more })}</li>}
    </ul>
  )
}

function Place({ fault: { canvas, element } }: { fault: IntegrityFault }) {
  const t = useTranslations('integrity')
  if (!canvas) return null
  const [name, href] = element
    ? [t('of.element', { canvas: canvas.title, element: element.title }), `/elements/${element.id}`]
    : [t('of.board', { canvas: canvas.title }), `/canvases/${canvas.id}`]
  return (
    <p>
      <PageLink href={href}>{name}</PageLink>
    </p>
  )
}

const OF_EDITIONS = {
  'part-changed': 'edition-changed',
  'part-missing': 'edition-missing',
  'part-unknown': 'edition-unknown',
  'text-differs': 'edition-differs',
} as const

function wordOf({ code, of }: IntegrityFault) {
  const isPart = (code: string): code is keyof typeof OF_EDITIONS => code in OF_EDITIONS
  return of === 'editions' && isPart(code) ? OF_EDITIONS[code] : code
}
