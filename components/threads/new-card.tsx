'use client'

import type { Editor } from '@tiptap/core'
import type { Thread, ThreadPlace } from '@/lib/threads'
import { ReplaceForm } from '../suggestions/replace-form'
import type { Selected } from '../suggestions/replacement'
import { NEW, NewThread } from './new-thread'

/** What somebody begins: a comment on a place, or other words for what is selected. */
export type Begun =
  { kind: 'comment'; place: ThreadPlace } | { kind: 'suggestion'; selected: Selected }

interface NewCardProps {
  begun: Begun
  editor: Editor
  elementId: string
  /** Whether its words are shown above it: where it does not stand beside them. */
  quoted: boolean
  onOpened: (thread: Thread) => void
  onCancel: () => void
}

/** The form of what somebody begins, where its thread will stand. */
export function NewCard({ begun, editor, elementId, quoted, onOpened, onCancel }: NewCardProps) {
  switch (begun.kind) {
    case 'comment':
      return (
        <NewThread place={begun.place} quoted={quoted} onOpened={onOpened} onCancel={onCancel} />
      )
    case 'suggestion':
      return (
        <ReplaceForm
          key={begun.selected.ground.start}
          {...{ editor, elementId }}
          id={NEW}
          selected={begun.selected}
          onSent={onOpened}
          onCancel={onCancel}
        />
      )
    default:
      return begun satisfies never
  }
}
