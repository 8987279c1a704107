'use client'

import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useErrorText } from '../errors'
import { Button } from '../ui/button'
import { useToast } from '../ui/toast'
import { signOut } from './sign-out'

export function SignOutButton({ userId }: { userId: string }) {
  const t = useTranslations('shell')
  const toast = useToast()
  const errorText = useErrorText()
  const [busy, setBusy] = useState(false)

  function press() {
    setBusy(true)
    signOut(userId).catch((error: unknown) => {
      setBusy(false)
      toast(errorText(error))
    })
  }

  return (
    <Button onClick={press} aria-disabled={busy}>
      {t('signOut')}
    </Button>
  )
}
