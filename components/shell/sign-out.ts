import { closeSession } from '@/lib/client/session'

/**
 * Ends the session, takes the person's saved texts off this device, and shows the door, with a
 * fresh page, so that nothing of them stays in memory.
 */
export async function signOut(userId: string): Promise<void> {
  // Fetched first, while the server surely answers: it brings Yjs, which few pages need.
  const { forgetLocalCopies } = await import('@/lib/client/local-copy')
  await closeSession()
  try {
    await forgetLocalCopies(userId)
  } catch (error) {
    // A browser without a usable store has nothing to forget; signing out must not fail over it.
    if (!(error instanceof DOMException)) throw error
  }
  window.location.assign('/signin')
}
