import type { Page } from '@playwright/test'
import { until } from '../../e2e/until'

/** What the page keeps for us; times are milliseconds since `performance.timeOrigin`. */
interface Kept {
  openedAt: number | null
  /** Key to next paint, one number a key. */
  keys: number[]
  /** When each key was struck and when each change of the text was painted, by the wall clock. */
  struck: number[]
  painted: number[]
}

/** From now on, every page of this tab measures itself: opening, keys, arriving changes. */
export async function watch(page: Page, paragraphs: number): Promise<void> {
  // The compiler that runs this file marks functions with their names through a function of its own.
  await page.addInitScript(`globalThis.__name = (f) => f; (${measure.toString()})(${paragraphs})`)
}

/** Milliseconds from the start of the navigation to the painted, editable text. */
export async function openedIn(page: Page): Promise<number> {
  return until('the text is open', async () => (await kept(page)).openedAt, 60_000)
}

export function kept(page: Page): Promise<Kept> {
  return page.evaluate(() => (window as unknown as { kept: Kept }).kept)
}

/** Forgets the keys so far. */
export function forget(page: Page): Promise<void> {
  return page.evaluate(() => {
    const { kept } = window as unknown as { kept: Kept }
    Object.assign(kept, { keys: [], struck: [], painted: [] })
  })
}

/** Runs in the page, before anything of its own. */
function measure(paragraphs: number): void {
  const kept: Kept = { openedAt: null, keys: [], struck: [], painted: [] }
  Object.assign(window, { kept })
  const wall = (at: number) => performance.timeOrigin + at
  // A task asked for in a frame runs right after that frame was painted.
  const afterPaint = (then: () => void) =>
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel()
      port1.onmessage = then
      port2.postMessage(null)
    })
  const lookForText = () => {
    const text = document.querySelector('.ProseMirror[contenteditable="true"]')
    if (!text || text.childElementCount < paragraphs) return void requestAnimationFrame(lookForText)
    afterPaint(() => {
      kept.openedAt = performance.now()
    })
    new MutationObserver(() =>
      afterPaint(() => kept.painted.push(wall(performance.now()))),
    ).observe(text, { subtree: true, childList: true, characterData: true })
  }
  requestAnimationFrame(lookForText)
  window.addEventListener(
    'keydown',
    ({ timeStamp }) => {
      kept.struck.push(wall(timeStamp))
      afterPaint(() => kept.keys.push(performance.now() - timeStamp))
    },
    { capture: true },
  )
}
