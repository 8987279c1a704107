/** What this browser keeps for us between visits; null where it does not let us. */
export function ownStorage(): Storage | null {
  try {
    return typeof window === 'undefined' ? null : window.localStorage
  } catch (error) {
    if (error instanceof DOMException) return null
    throw error
  }
}
