'use client'

import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { Workspace } from '@/lib/workspaces'
import { useApi } from '../api'
import { Button } from '../ui/button'
import { Confirm } from '../ui/confirm'

export function LeaveWorkspace({ workspace, me }: { workspace: Workspace; me: string }) {
  const t = useTranslations('people')
  const api = useApi()
  const [asking, setAsking] = useState(false)
  return (
    <section>
      <Button look="stop" onClick={() => setAsking(true)}>
        {t('leave')}
      </Button>
      <Confirm
        open={asking}
        onClose={() => setAsking(false)}
        title={t('leaveAsk', { workspace: workspace.name })}
        text={t('leaveText')}
        verb={t('leaveDo')}
        onConfirm={async () => {
          await api.removeMember(workspace.id, me)
          window.location.assign('/')
        }}
      />
    </section>
  )
}
