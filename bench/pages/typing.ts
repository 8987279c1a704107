import type { Page } from '@playwright/test'
import { PARAGRAPHS } from './long-text'
import { forget, kept } from './stopwatch'

export const KEYS = 240
export const PAUSE_MS = 70

/** Milliseconds from each key to the next paint, in the middle of a long text. */
export async function typeInTheMiddle(page: Page): Promise<number[]> {
  await page
    .locator('.ProseMirror > p')
    .nth(PARAGRAPHS / 2)
    .click()
  await page.keyboard.press('End')
  await page.keyboard.type('Warm up. ', { delay: PAUSE_MS })
  await forget(page)
  await page.keyboard.type('so it goes '.repeat(KEYS / 11), { delay: PAUSE_MS })
  const [middle, words] = [
    page.locator('.ProseMirror > p').nth(PARAGRAPHS / 2),
    'so it goes so it goes',
  ]
  // Figures of typing somewhere else would say nothing.
  if (!(await middle.textContent())?.includes(words)) throw new Error('This was not the middle.')
  return (await kept(page)).keys
}

export async function saved(page: Page): Promise<void> {
  await page.locator('.save', { hasText: /^Saved$/ }).waitFor({ timeout: 60_000 })
}
