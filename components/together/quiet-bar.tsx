'use client'

import '../since/since.css'
import type { ReactNode } from 'react'
import { Icon } from '../ui/icon'

interface QuietBarProps {
  label: string
  /** Null: there is nothing to say. */
  sentence: string | null
  close: string
  onClose: () => void
  /** The way to where there is more of it. */
  children?: ReactNode
}

/** A word over the page until it is put away. It takes neither focus nor caret, and moves nothing. */
export function QuietBar({ label, sentence, close, onClose, children }: QuietBarProps) {
  return (
    <>
      {/* Always there: a region that appears together with its text is not read out. */}
      <p className="vh" role="status">
        {sentence}
      </p>
      {sentence !== null && (
        <section className="since-bar" aria-label={label}>
          <p>{sentence}</p>
          {children}
          <button type="button" className="ib" aria-label={close} title={close} onClick={onClose}>
            <Icon name="x" />
          </button>
        </section>
      )}
    </>
  )
}
