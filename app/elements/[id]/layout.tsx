import type { ReactNode } from 'react'
import { elementFor } from './element-for'

interface ElementLayoutProps {
  params: Promise<{ id: string }>
  children: ReactNode
}

/** Decides before anything is drawn, so that strangers get a real 404 and no half page. */
export default async function ElementLayout({ params, children }: ElementLayoutProps) {
  await elementFor((await params).id)
  return children
}
