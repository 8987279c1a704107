import type { ReactNode } from 'react'
import { canvasFor } from './canvas-for'

interface CanvasLayoutProps {
  params: Promise<{ id: string }>
  children: ReactNode
}

/** Decides before anything is drawn, so that strangers get a real 404 and no half page. */
export default async function CanvasLayout({ params, children }: CanvasLayoutProps) {
  await canvasFor((await params).id)
  return children
}
