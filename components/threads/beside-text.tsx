'use client'

import type { Person } from '@/lib/faces'
import type { Fork } from '../suggestions/fork'
import { Suggesting } from '../suggestions/suggesting'
import { Comments, type CommentsProps } from './comments'

interface BesideTextProps extends Omit<CommentsProps, 'me'> {
  documentId: string
  me: Person
  onSuggesting: (on: boolean) => void
  fork: Fork | null
  onFork: (fork: Fork | null) => void
}

/** What people say about a text, and what they suggest; comes as one part. */
export function BesideText(props: BesideTextProps) {
  const { editor, live, elementId, documentId, me, mayComment, suggesting } = props
  const { onSuggesting, fork, onFork, ...comments } = props
  return (
    <>
      <Comments {...comments} me={me.id} />
      <Suggesting
        {...{ editor, live, elementId, documentId, me, fork, onFork }}
        on={suggesting && mayComment}
        onOn={onSuggesting}
      />
    </>
  )
}
