'use client'

import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useErrorText } from '../errors'
import { Button } from './button'
import { Dialog } from './dialog'
import { Notice } from './notice'

interface ConfirmProps {
  /** Open while this is true. */
  open: boolean
  onClose: () => void
  title: string
  text: string
  /** The verb on the button. */
  verb: string
  /** Closes the dialog when it resolves; a failure is shown in it. */
  onConfirm: () => Promise<void>
}

/** Asks before something that cannot be taken back. */
export function Confirm({ open, onClose, title, text, verb, onConfirm }: ConfirmProps) {
  const t = useTranslations('shell')
  const errorText = useErrorText()
  const [busy, setBusy] = useState(false)
  const [failed, setFailed] = useState<string | null>(null)

  function close() {
    setFailed(null)
    onClose()
  }

  async function confirm() {
    setBusy(true)
    setFailed(null)
    try {
      await onConfirm()
      close()
    } catch (error) {
      setFailed(errorText(error))
    } finally {
      setBusy(false)
    }
  }

  return (
    <Dialog open={open} onClose={close} title={title} text={text}>
      {failed && (
        <Notice kind="stop" className="mt-4">
          {failed}
        </Notice>
      )}
      <div className="acts">
        <Button look="quiet" onClick={close}>
          {t('cancel')}
        </Button>
        <Button look="stop" busy={busy && verb} onClick={() => void confirm()}>
          {verb}
        </Button>
      </div>
    </Dialog>
  )
}
