import type { ReactNode } from 'react'
import { Brand } from './brand'

interface DeadEndProps {
  title: string
  text: string
  /** The ways out. */
  children: ReactNode
}

/** A whole page for when there is nothing to show: what happened, what is safe, where to go. */
export function DeadEnd({ title, text, children }: DeadEndProps) {
  return (
    <>
      <header className="top">
        <Brand />
      </header>
      <main id="main" className="wrap">
        <h1 className="h-page">{title}</h1>
        <p className="lead mt-4">{text}</p>
        <div className="cluster mt-6">{children}</div>
      </main>
    </>
  )
}
