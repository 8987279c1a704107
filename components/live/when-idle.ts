/** At the latest, in milliseconds. */
const AT_LATEST = 3000

/** Resolves when what was drawn last has been painted; in a tab that nobody looks at, soon. */
export async function whenPainted(): Promise<void> {
  await new Promise<void>((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve))
    setTimeout(resolve, AT_LATEST)
  })
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
