'use client'

import { useEffect, useState } from 'react'
import { useTranslations } from 'use-intl'
import { CHECKS, checkStatus, type Check, type Finding } from '@/lib/client/status-checks'
import { Brand } from '../shell/brand'
import { Button } from '../ui/button'
import { CheckRow } from './check-row'
import './status.css'

type Findings = Partial<Record<Check, Finding>>

/** Whether this browser reaches the server as it should, check by check. */
export function StatusPage() {
  const t = useTranslations('status')
  const [findings, setFindings] = useState<Findings>({})
  const [round, setRound] = useState(1)

  useEffect(() => {
    let isOver = false
    const tell = (check: Check, finding: Finding) => {
      if (!isOver) setFindings((before) => ({ ...before, [check]: finding }))
    }
    void checkStatus(thisBrowser(), tell)
    return () => {
      isOver = true
    }
  }, [round])

  const found = Object.values(findings)
  const isDone = found.length === CHECKS.length
  const isWell = found.every(({ state }) => state === 'good')
  const isBad = found.some(({ state }) => state === 'bad')
  const summary = !isDone ? 'checking' : isBad ? 'bad' : isWell ? 'good' : 'notes'
  return (
    <>
      <header className="top">
        <Brand />
      </header>
      <main id="main" className="wrap status-page">
        <h1 className="h-page">{t('title')}</h1>
        <p className="lead mt-2" role="status">
          {t(`summary.${summary}`)}
        </p>
        <ul className="rows mt-6" aria-busy={!isDone}>
          {CHECKS.map((check) => (
            <CheckRow key={check} check={check} finding={findings[check] ?? null} />
          ))}
        </ul>
        <div className="cluster mt-6">
          <Button
            onClick={() => {
              setFindings({})
              setRound(round + 1)
            }}
          >
            {t('again')}
          </Button>
        </div>
        <p className="small muted mt-6">{t('about')}</p>
      </main>
    </>
  )
}

function thisBrowser() {
  return {
    origin: window.location.origin,
    secure: window.isSecureContext,
    now: () => Date.now(),
    fetch: (path: string) => fetch(path, { cache: 'no-store' }),
    socket: (url: string) => new WebSocket(url),
  }
}
