/** At the latest, in milliseconds. */
const AT_LATEST = 3000

/** Resolves when what was drawn last has been painted; in a tab that nobody looks at, soon. */
export async function whenPainted(): Promise<void> {
  await new Promise<void>((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve))
    setTimeout(resolve, AT_LATEST)
  })
}

const LOOK_EVERY_MS = 200

/**
 * Resolves when no text of the page is on its way any more and nothing better is to be done: for what
 * nobody waits for and belongs to the frame of the page, which does not know what is in it.
 */
export async function whenTextsStand(): Promise<void> {
  await whenIdle()
  while (document.querySelector('[data-coming]'))
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS))
  await whenPainted()
  await whenIdle()
}

/** Resolves when the page has loaded and has nothing better to do: for what nobody waits for. */
export async function whenIdle(): Promise<void> {
  if (document.readyState !== 'complete')
    await new Promise((resolve) => window.addEventListener('load', resolve, { once: true }))
  await new Promise<void>((resolve) => {
    if ('requestIdleCallback' in window)
      window.requestIdleCallback(() => resolve(), { timeout: AT_LATEST })
    // Safari knows no idle time yet.
    else setTimeout(resolve, 200)
  })
}
