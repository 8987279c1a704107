import { closeSession } from '@/lib/client/session'

/** Ends the session and shows the door, with a fresh page, so that nothing of the person stays in memory. */
export async function signOut(): Promise<void> {
  await closeSession()
  window.location.assign('/signin')
}
