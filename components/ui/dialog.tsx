'use client'

import dynamic from 'next/dynamic'
import { useState } from 'react'
import type { DialogBoxProps } from './dialog-box'
import { untilHere } from './until-here'

const DialogBox = dynamic(async () => (await untilHere(() => import('./dialog-box'))).DialogBox, {
  ssr: false,
})

/**
 * Asks one question above the page. What it is drawn with comes when the first dialog opens: no
 * page waits for it. Once loaded it stays, so that closing it is still its own affair.
 */
export function Dialog(props: DialogBoxProps) {
  const [asked, setAsked] = useState(props.open)
  if (props.open && !asked) setAsked(true)
  return asked ? <DialogBox {...props} /> : null
}
