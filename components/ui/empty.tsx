import type { ReactNode } from 'react'

interface EmptyProps {
  title: ReactNode
  /** For what did not load: drawn with a firm edge and read out at once. */
  failed?: boolean
  level?: 'h1' | 'h2' | 'h3'
  children: ReactNode
}

/** Where something will be: teaches one thing and offers one step. */
export function Empty({ title, failed = false, level: Heading = 'h3', children }: EmptyProps) {
  return (
    <div className={failed ? 'empty failed' : 'empty'} role={failed ? 'alert' : undefined}>
      <Heading>{title}</Heading>
      {children}
    </div>
  )
}
