import type { ReactNode } from 'react'
import { Mark } from '../ui/mark'

interface DeadEndProps {
  title: string
  text: string
  /** The ways out. */
  children: ReactNode
}

/**
 * A whole page for when there is nothing to show: what happened, what is safe, where to go. Every
 * page carries it along for its own error, so it is made of little.
 */
export function DeadEnd({ title, text, children }: DeadEndProps) {
  return (
    <>
      <header className="top">
        {/* No link within the app: whatever went wrong here, home is drawn anew. */}
        <a className="brand" href="/">
          <Mark />
          <b>Throughline</b>
        </a>
      </header>
      <main id="main" className="wrap">
        <h1 className="h-page">{title}</h1>
        <p className="lead mt-4">{text}</p>
        <div className="cluster mt-6">{children}</div>
      </main>
    </>
  )
}
