'use client'

import { useTranslations } from 'use-intl'
import { Button } from '../ui/button'
import { copyText } from '../ui/copy-text'
import { TextField } from '../ui/field'
import { useToast } from '../ui/toast'

/** The secret, this once, to be taken along. */
export function WebhookSecret({ secret, onClose }: { secret: string; onClose: () => void }) {
  const t = useTranslations('webhooks')
  const shell = useTranslations('shell')
  const toast = useToast()

  async function copy() {
    toast(shell((await copyText(secret)) ? 'copied' : 'notCopied'))
  }

  return (
    <>
      <TextField
        label={t('secret')}
        className="in secret"
        readOnly
        value={secret}
        onFocus={(event) => event.target.select()}
      />
      <div className="acts">
        <Button look="quiet" onClick={onClose}>
          {t('done')}
        </Button>
        <Button look="main" onClick={() => void copy()}>
          {shell('copy')}
        </Button>
      </div>
    </>
  )
}
