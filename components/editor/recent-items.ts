import { ownStorage } from '../ui/own-storage'

const KEY = 'throughline-recent-blocks'
const MOST = 3

type Store = Pick<Storage, 'getItem' | 'setItem'>

/** What somebody took from the menu last, newest first; kept in this browser if it lets us. */
export function recentItems(storage: Store | null = ownStorage()): string[] {
  return (storage?.getItem(KEY) ?? '').split(' ').filter(Boolean).slice(0, MOST)
}

export function rememberItem(id: string, storage: Store | null = ownStorage()): void {
  const next = [id, ...recentItems(storage).filter((each) => each !== id)].slice(0, MOST)
  try {
    storage?.setItem(KEY, next.join(' '))
  } catch (error) {
    if (!(error instanceof DOMException)) throw error
  }
}
