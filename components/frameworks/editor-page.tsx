'use client'

import dynamic from 'next/dynamic'
import { useTranslations } from 'use-intl'
import type { WorkspaceFramework } from '@/lib/frameworks/workspace-framework'
import { Skeleton } from '../ui/skeleton'
import { untilHere } from '../ui/until-here'

// In browsers only: it begins with what this tab has kept.
const FrameworkEditor = dynamic(
  async () => (await untilHere(() => import('./framework-editor'))).FrameworkEditor,
  {
    ssr: false,
    loading: Loading,
  },
)

interface EditorPageProps {
  workspace: { id: string; slug: string }
  entry: WorkspaceFramework
  isCopy: boolean
}

/** The page on which a framework is edited. */
export function EditorPage(props: EditorPageProps) {
  return <FrameworkEditor {...props} />
}

function Loading() {
  return <Skeleton label={useTranslations('frameworks')('loading')} lines={8} />
}
