'use client'

import { DropdownMenu } from 'radix-ui'
import { useTranslations } from 'use-intl'
import { REACTION_SIGNS, REACTIONS, type ReactionKind } from '@/lib/reactions'
import type { Reaction } from '@/lib/threads'

interface ReactionsProps {
  given: readonly Reaction[]
  me: string
  /** Absent for those who may not comment: they see what was given. */
  onToggle?: (kind: ReactionKind, mine: boolean) => void
}

/** What was said to a message without words; pressing one joins in, or takes it back. */
export function Reactions({ given, me, onToggle }: ReactionsProps) {
  const t = useTranslations('threads')
  if (given.length === 0) return null
  return (
    <span className="reacts">
      {given.map(({ kind, people }) => {
        const mine = people.some(({ id }) => id === me)
        const names = people.map(({ name }) => name).join(', ')
        const label = t('reacted', { name: t(`reactions.${kind}`), names })
        return (
          <button
            key={kind}
            type="button"
            className="react"
            aria-pressed={mine}
            aria-label={label}
            title={label}
            disabled={!onToggle}
            onClick={() => onToggle?.(kind, mine)}
          >
            <span aria-hidden="true">{REACTION_SIGNS[kind]}</span> {people.length}
          </button>
        )
      })}
    </span>
  )
}

/** The signs to choose from, as a part of a menu. */
export function ReactionChoices({ onChoose }: { onChoose: (kind: ReactionKind) => void }) {
  const t = useTranslations('threads')
  return (
    <DropdownMenu.Group className="react-row" aria-label={t('react')}>
      {REACTIONS.map((kind) => (
        <DropdownMenu.Item
          key={kind}
          aria-label={t(`reactions.${kind}`)}
          title={t(`reactions.${kind}`)}
          onSelect={() => onChoose(kind)}
        >
          {REACTION_SIGNS[kind]}
        </DropdownMenu.Item>
      ))}
    </DropdownMenu.Group>
  )
}
