'use client'

import { useState } from 'react'
import { Button } from '../ui/button'
import { Icon } from '../ui/icon'
import { RestoreDialog, type RestoreDialogProps } from './restore-dialog'

interface RestoreButtonProps extends Omit<RestoreDialogProps, 'open' | 'onClose'> {
  label: string
}

/** Opens the dialog that restores. */
export function RestoreButton({ label, onRestored, ...rest }: RestoreButtonProps) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button onClick={() => setOpen(true)}>
        <Icon name="clock" />
        {label}
      </Button>
      <RestoreDialog
        {...rest}
        open={open}
        onClose={() => setOpen(false)}
        onRestored={(restoration) => {
          setOpen(false)
          onRestored(restoration)
        }}
      />
    </>
  )
}
