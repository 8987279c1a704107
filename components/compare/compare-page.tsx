'use client'

import './differences.css'
import '../history/history-page.css'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import type { ElementRelative } from '@/lib/relatives'
import { useErrorText } from '../errors'
import { TwoTextsShown } from '../history/past-sides'
import { Button } from '../ui/button'
import { copyText } from '../ui/copy-text'
import { Empty } from '../ui/empty'
import { Icon } from '../ui/icon'
import { PageLink } from '../ui/page-link'
import { Skeleton } from '../ui/skeleton'
import { useToast } from '../ui/toast'
import { useInBrowser } from '../ui/use-in-browser'
import type { ReadSide } from './compare-questions'
import { DifferenceSummary } from './difference-summary'
import { NothingToCompare, NotRelated } from './nothing-to-compare'
import { SideChoice } from './side-choice'
import { compareSearch, NOW, sideNamed, type Side } from './side'
import { choicesOf, inTime, type TextChoice } from './text-choice'
import { differenceQuery, useCompareThread, useTextNews } from './use-difference'

interface ComparePageProps {
  element: { id: string; canvas: { id: string; title: string; archivedAt: string | null } }
  relatives: ElementRelative[]
  /** What the address asks for; null where it says nothing. */
  asked: { from: string | null; to: string | null }
  workspaceId: string
  me: string
  mayLookBack: boolean
}

/** An element held against the same element of a canvas that shares an ancestor with its own. */
export function ComparePage(props: ComparePageProps) {
  const { element, relatives, asked, mayLookBack } = props
  const t = useTranslations('differences')
  const [first] = relatives
  const inBrowser = useInBrowser()
  const ownPath = `/elements/${encodeURIComponent(element.id)}`
  if (!first)
    return (
      <NothingToCompare canvasId={element.canvas.id}>
        {mayLookBack && (
          <PageLink className="btn" href={`${ownPath}/history`}>
            {t('toHistory')}
          </PageLink>
        )}
      </NothingToCompare>
    )
  const { title, archivedAt } = element.canvas
  const own = { elementId: element.id, canvasTitle: title, archived: archivedAt !== null }
  const choices = choicesOf(own, relatives)
  const [one, other] = inTime(element.id, first.id, first.canvas.kinship)
  const isAsked = asked.from !== null || asked.to !== null
  const [from, to] = isAsked
    ? [sideNamed(asked.from), sideNamed(asked.to)]
    : [one, other].map((elementId): Side => ({ elementId, moment: NOW }))
  if (!from || !to || ![from, to].every((side) => isOffered(side, choices)))
    return <NotRelated startOver={`${ownPath}/compare`} />
  if (!inBrowser) return <Skeleton label={t('loading')} lines={8} />
  return <Comparison {...props} choices={choices} first={{ from, to }} />
}

function isOffered({ elementId }: Side, choices: readonly TextChoice[]): boolean {
  return choices.some((each) => each.elementId === elementId)
}

interface ComparisonProps extends ComparePageProps {
  choices: readonly TextChoice[]
  /** What is compared to begin with. */
  first: { from: Side; to: Side }
}

function Comparison({ choices, first, workspaceId, me, mayLookBack }: ComparisonProps) {
  const t = useTranslations('differences')
  const shell = useTranslations('shell')
  const sentence = useErrorText()
  const [{ from, to }, setSides] = useState(first)
  const [beside, setBeside] = useState(false)
  const thread = useCompareThread()
  useTextNews(workspaceId, me)
  const { data, error, refetch, isPlaceholderData } = useQuery({
    ...differenceQuery(thread, { from, to, want: 'texts' }),
    // What was shown stays, under its own names, until the other is here.
    placeholderData: keepPreviousData,
  })
  const choose = (next: { from: Side; to: Side }) => {
    setSides(next)
    // So that the address can be sent to somebody; nothing has to be asked for again.
    history.replaceState(history.state, '', compareSearch(next.from, next.to))
  }
  const nameOf = useNames(choices)
  const at = isPlaceholderData ? null : (data ?? null)
  const names = data && ([nameOf(data.from), nameOf(data.to)] as const)
  const side = { choices, mayLookBack }
  return (
    <div className="past-main df">
      <div className="df-pick">
        <SideChoice
          {...side}
          legend={t('first')}
          side={from}
          at={at?.from.at ?? null}
          onSide={(next) => choose({ from: next, to })}
        />
        <Button className="df-swap" onClick={() => choose({ from: to, to: from })}>
          <Icon name="swap" />
          {t('swap')}
        </Button>
        <SideChoice
          {...side}
          legend={t('second')}
          side={to}
          at={at?.to.at ?? null}
          onSide={(next) => choose({ from, to: next })}
        />
      </div>
      {error !== null && (
        <Empty title={sentence(error)} level="h2" failed>
          <Button
            onClick={() => {
              thread.end()
              void refetch()
            }}
          >
            {shell('tryAgain')}
          </Button>
        </Empty>
      )}
      {error === null && !data && <Skeleton label={t('loading')} lines={8} />}
      {error === null && data && names && (
        <div aria-busy={isPlaceholderData}>
          <DifferenceSummary difference={data} names={names} beside={beside} onBeside={setBeside}>
            <CopyLink />
          </DifferenceSummary>
          <TwoTextsShown parts={data.parts} names={names} beside={beside} />
        </div>
      )}
    </div>
  )
}

/** What a side is called: its canvas, and when. */
function useNames(choices: readonly TextChoice[]): (side: ReadSide) => string {
  const t = useTranslations('differences.names')
  const format = useFormatter()
  return ({ elementId, moment, at }) => {
    const canvas = choices.find((each) => each.elementId === elementId)?.canvasTitle ?? ''
    switch (moment.kind) {
      case 'now':
        return t('now', { canvas })
      case 'edition':
        return t('edition', { canvas, number: moment.number })
      case 'edit':
      case 'time': {
        if (at === null) return t('before', { canvas })
        const when = format.dateTime(at, { dateStyle: 'medium', timeStyle: 'short' })
        return t('time', { canvas, when })
      }
      default:
        return moment satisfies never
    }
  }
}

/** The address of what is shown. */
function CopyLink() {
  const t = useTranslations('differences')
  const toast = useToast()
  const copy = async () => {
    toast(t((await copyText(location.href)) ? 'linkCopied' : 'linkFailed'))
  }
  return (
    <Button look="quiet" onClick={() => void copy()}>
      <Icon name="link" />
      {t('copyLink')}
    </Button>
  )
}
