import { queryOptions, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { WorkspaceNews } from '@/lib/workspace-news'
import { useLiveDocument } from '../live/use-live-document'
import { keys } from '../queries'
import type { CompareQuestion } from './compare-questions'
import { CompareThread } from './compare-thread'
import { nameOfSide } from './side'

/** News comes in bursts; texts are compared anew once they are over. */
const ASK_AFTER_MS = 700

/** A thread that compares texts for as long as this component is on the page. */
export function useCompareThread(): CompareThread {
  const [thread] = useState(() => new CompareThread())
  useEffect(() => thread.end, [thread])
  return thread
}

/** What is different between two texts. */
export function differenceQuery(thread: CompareThread, question: CompareQuestion) {
  const { from, to, want } = question
  const sides = [from.elementId, to.elementId, nameOfSide(from), nameOfSide(to)]
  return queryOptions({
    queryKey: [...keys.differences, ...sides, want],
    queryFn: () => thread.ask(question),
    gcTime: 0,
  })
}

/** Has texts compared anew when somebody has written in one of them. */
export function useTextNews(workspaceId: string, userId: string): void {
  // The channel of a workspace bears its id.
  const { status, onEvent } = useLiveDocument(workspaceId, userId)
  const client = useQueryClient()
  const isLive = status.phase === 'live'

  useEffect(() => {
    const changed = new Set<string>()
    let timer: ReturnType<typeof setTimeout> | null = null
    const ask = () => {
      timer = null
      const ids = [...changed]
      changed.clear()
      void client.invalidateQueries({
        queryKey: keys.differences,
        predicate: ({ queryKey }) => ids.some((id) => queryKey.includes(id)),
      })
    }
    const stop = onEvent((event) => {
      const known = WorkspaceNews.safeParse(event)
      if (!known.success || known.data.type !== 'text-changed') return
      changed.add(known.data.elementId)
      void client.invalidateQueries({ queryKey: keys.canvas(known.data.canvasId) })
      timer ??= setTimeout(ask, ASK_AFTER_MS)
    })
    return () => {
      stop()
      if (timer) clearTimeout(timer)
    }
  }, [onEvent, client])

  // While the connection was away, changes went by unheard.
  useEffect(() => {
    if (isLive) void client.invalidateQueries({ queryKey: keys.differences })
  }, [isLive, client])
}
