'use client'

import Link from 'next/link'
import { useState, type ComponentProps } from 'react'

type PageLinkProps = Omit<ComponentProps<typeof Link>, 'prefetch'>

/**
 * A link to another page of ours. That page is fetched when somebody reaches for the link: a page
 * with a dozen links would otherwise ask a small server for a dozen pages that nobody opens.
 */
export function PageLink({ onPointerEnter, onFocus, ...props }: PageLinkProps) {
  const [reached, setReached] = useState(false)
  return (
    <Link
      {...props}
      prefetch={reached ? null : false}
      onPointerEnter={(event) => {
        setReached(true)
        onPointerEnter?.(event)
      }}
      onFocus={(event) => {
        setReached(true)
        onFocus?.(event)
      }}
    />
  )
}
