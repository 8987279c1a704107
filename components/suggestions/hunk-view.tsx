'use client'

import { useTranslations } from 'use-intl'
import type { HunkPart, HunkWords } from '@/lib/suggestions/hunk-words'

/** Longer stretches that stay as they are need only their ends. */
const SAME_LONG = 60
const SAME_ENDS = 24

/** What a suggestion changes: old words struck, new ones underlined, formats and kinds in words. */
export function HunkView({ words }: { words: HunkWords }) {
  const t = useTranslations('suggestions')
  const { parts, added, removed, blocks, settings } = words
  const both = added.filter((name) => removed.includes(name))
  const only = (names: string[]) => names.filter((name) => !both.includes(name))
  return (
    <div className="hunk">
      {parts.length > 0 && (
        <p className="hunk-words" dir="auto">
          {parts.map((part, i) => (
            <Part
              key={i}
              part={part}
              edge={i === 0 ? 'first' : i === parts.length - 1 ? 'last' : null}
            />
          ))}
        </p>
      )}
      {only(added).length > 0 && <p>{t('looks', { names: named(only(added)) })}</p>}
      {only(removed).length > 0 && <p>{t('looksNot', { names: named(only(removed)) })}</p>}
      {both.length > 0 && (
        <p>{both.includes('link') ? t('linkElsewhere') : t('looks', { names: named(both) })}</p>
      )}
      {blocks && <p>{blockWords(blocks)}</p>}
      {settings && <p>{t('settings')}</p>}
    </div>
  )

  function named(names: readonly string[]): string {
    return names.map((name) => (isKnown(name) ? t(`formats.${name}`) : name)).join(', ')
  }

  function blockWords({ from, to }: NonNullable<HunkWords['blocks']>): string {
    if (from.length === 0 && to.every(isLine)) return t('split')
    if (to.length === 0 && from.every(isLine)) return t('joined')
    if (from.length === 0) return t('becomes', { to: kinds(to) })
    if (to.length === 0) return t('noLonger', { from: kinds(from) })
    return t('kinds', { from: kinds(from), to: kinds(to) })
  }

  function kinds(names: readonly string[]): string {
    return [...new Set(names)]
      .map((name) => t(`blocks.${isBlock(name) ? name : 'other'}`))
      .join(', ')
  }
}

function Part({ part: { kind, text }, edge }: { part: HunkPart; edge: 'first' | 'last' | null }) {
  const shown = text.replaceAll('\n', ' ¶ ')
  switch (kind) {
    case 'old':
      return <del className="s-del">{shown}</del>
    case 'new':
      return <ins className="s-ins">{shown}</ins>
    case 'look':
      return <span className="s-look">{shown}</span>
    case 'same':
      return <span>{shortened(shown, edge)}</span>
    default:
      return kind satisfies never
  }
}

function shortened(text: string, edge: 'first' | 'last' | null): string {
  const [start, end] = [text.slice(0, SAME_ENDS), text.slice(-SAME_ENDS)]
  if (edge === 'first' && text.length > SAME_ENDS) return `…${end}`
  if (edge === 'last' && text.length > SAME_ENDS) return `${start}…`
  return text.length > SAME_LONG ? `${start} … ${end}` : text
}

const FORMATS = ['bold', 'italic', 'strike', 'code', 'highlight', 'link'] as const

function isKnown(name: string): name is (typeof FORMATS)[number] {
  return FORMATS.some((format) => format === name)
}

const BLOCKS = [
  ...(['paragraph', 'heading2', 'heading3', 'heading4', 'bulletList', 'orderedList'] as const),
  ...(['listItem', 'taskList', 'taskOpen', 'taskDone', 'blockquote', 'callout'] as const),
  ...(['codeBlock', 'table', 'tableRow', 'tableCell', 'tableHeader', 'image'] as const),
  'horizontalRule',
] as const

function isBlock(name: string): name is (typeof BLOCKS)[number] {
  return BLOCKS.some((block) => block === name)
}

function isLine(name: string): boolean {
  return name === 'paragraph' || name.startsWith('heading')
}
