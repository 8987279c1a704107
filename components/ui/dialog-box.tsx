'use client'

import { Dialog as Radix } from 'radix-ui'
import { useRef, type ReactNode } from 'react'

export interface DialogBoxProps {
  open: boolean
  onClose: () => void
  title: ReactNode
  /** One or two sentences beneath the title. */
  text?: ReactNode
  wide?: boolean
  /** For what needs the width of a page. */
  broad?: boolean
  children: ReactNode
}

/** Asks one question above the page. Escape and the veil close it; focus goes back where it was. */
export function DialogBox({ open, onClose, title, text, wide, broad, children }: DialogBoxProps) {
  // Dialogs are opened by state, without Radix's trigger, so where focus was is ours to remember.
  const before = useRef<Element | null>(null)
  return (
    <Radix.Root open={open} onOpenChange={(next) => (next ? undefined : onClose())}>
      <Radix.Portal>
        <Radix.Overlay className="veil">
          <Radix.Content
            className={broad ? 'dlg broad' : wide ? 'dlg wide' : 'dlg'}
            onOpenAutoFocus={() => {
              before.current = document.activeElement
            }}
            onCloseAutoFocus={(event) => {
              event.preventDefault()
              if (before.current instanceof HTMLElement) before.current.focus()
            }}
            {...(text ? {} : { 'aria-describedby': undefined })}
          >
            <Radix.Title>{title}</Radix.Title>
            {text && <Radix.Description className="muted">{text}</Radix.Description>}
            {children}
          </Radix.Content>
        </Radix.Overlay>
      </Radix.Portal>
    </Radix.Root>
  )
}
