'use client'

import type { Editor } from '@tiptap/react'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import type { OutlineHeading } from '@/lib/document/sections'
import type { Person } from '@/lib/people'
import { Face } from '../ui/face'
import type { Facts } from './facts'

/** Words a minute, read with care. */
const READING_PACE = 200

interface OutlineProps {
  editor: Editor | null
  facts: Facts
  people: readonly Person[]
  me: string
  /** The list of who is in this element. */
  hereNow: ReactNode
  /** Called after a jump, so that a sheet above the text can close. */
  onJump?: () => void
}

/** What is in the text and who is where in it: a click goes there. */
export function Outline({ editor, facts, people, me, hereNow, onJump }: OutlineProps) {
  const t = useTranslations('editor')
  const others = people.filter(({ id }) => id !== me)
  const jump = (heading: OutlineHeading) => {
    if (editor) goTo(editor, heading)
    onJump?.()
  }
  return (
    <>
      <p className="label">{t('inThis')}</p>
      {facts.headings.length === 0 && <p className="dim">{t('noHeadings')}</p>}
      <ol className="headings">
        {facts.headings.map((heading, i) => (
          <li key={`${i}-${heading.text}`}>
            <a
              href={`#${i}`}
              className={heading.level > 2 ? 'deeper' : undefined}
              aria-current={facts.own === i ? 'location' : undefined}
              onClick={(event) => {
                event.preventDefault()
                jump(heading)
              }}
            >
              {heading.text || '…'}
              <span className="in-here">
                {others
                  .filter(({ id }) => facts.places[id] === i)
                  .map((person) => (
                    <Face key={person.id} person={person} />
                  ))}
              </span>
            </a>
          </li>
        ))}
      </ol>
      <h2 className="label">{t('hereNow')}</h2>
      {hereNow}
      <p className="count num">
        {t('words', { count: facts.words })}
        {facts.words > 0 && (
          <>
            <br />
            {t('reading', { minutes: Math.max(1, Math.round(facts.words / READING_PACE)) })}
          </>
        )}
      </p>
    </>
  )
}

/** Scrolls to a heading and puts the caret at its end, for those who go there by keyboard. */
function goTo(editor: Editor, { pos }: OutlineHeading): void {
  const node = editor.state.doc.nodeAt(pos)
  if (!node) return
  const dom = editor.view.nodeDOM(pos)
  if (editor.isEditable)
    editor
      .chain()
      .setTextSelection(pos + node.nodeSize - 1)
      .focus(undefined, { scrollIntoView: false })
      .run()
  if (dom instanceof HTMLElement) dom.scrollIntoView({ block: 'start' })
}
