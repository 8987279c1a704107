'use client'

import dynamic from 'next/dynamic'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { LiveDocument } from '@/lib/client/live-document'
import { Button } from '../ui/button'
import { Dialog } from '../ui/dialog'
import { Moment } from '../ui/moment'
import { untilHere } from '../ui/until-here'

// Few will ever need it, and it brings what turns a text into Markdown.
const EarlierPassages = dynamic(
  async () => (await untilHere(() => import('./earlier-passages'))).EarlierPassages,
  {
    ssr: false,
  },
)

interface EarlierCopyProps {
  live: LiveDocument | null
  elementId: string
  title: string
}

/** The way to what this browser holds of a text that is not any more what is stored. */
export function EarlierCopy({ live, elementId, title }: EarlierCopyProps) {
  const t = useTranslations('editor.earlier')
  const [open, setOpen] = useState(false)
  const copy = live?.apart.at(-1)
  if (!live || !copy) return null
  const close = () => setOpen(false)
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('see')}</Button>
      <Dialog
        open={open}
        onClose={close}
        wide
        title={t('title')}
        text={t.rich('about', { when: () => <Moment at={new Date(copy.at).toISOString()} /> })}
      >
        <EarlierPassages
          update={copy.update}
          elementId={elementId}
          title={title}
          // While the copy is what the page shows, it is not to be forgotten from under it.
          onForget={
            live.status.closed
              ? null
              : () => {
                  live.forgetApart(copy.epoch)
                  close()
                }
          }
        />
      </Dialog>
    </>
  )
}
