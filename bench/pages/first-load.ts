import { gzipSync } from 'node:zlib'
import type { Page } from '@playwright/test'

/** Kilobytes (1,000 bytes) of gzipped JavaScript. */
export interface Load {
  /** What somebody waits for on their first visit: asked for before the page can be used. */
  first: number
  /** All that the page loads by itself, also later, while nobody waits for it. */
  all: number
}

/**
 * Opens a page with an empty cache.
 * @param readyAt when it can be used, in milliseconds since the start of the navigation, as the page
 * itself has seen it: from outside it would be seen too late
 */
export async function load(
  page: Page,
  path: string,
  readyAt: (page: Page) => Promise<number>,
): Promise<Load> {
  const sizes = new Map<string, Promise<number>>()
  page.on('response', (response) => {
    if (response.request().resourceType() !== 'script') return
    const size = response.body().then((body) => gzipSync(body, { level: 6 }).length)
    sizes.set(response.url(), size)
  })
  await page.goto(path)
  const ready = await readyAt(page)
  await page.waitForLoadState('networkidle')
  const asked = await page.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .map(({ name, startTime }) => [name, startTime] as const),
  )
  const early = new Set(asked.filter(([, at]) => at < ready).map(([name]) => name))
  let [first, all] = [0, 0]
  for (const [url, size] of sizes) {
    all += (await size) / 1000
    if (early.has(url)) first += (await size) / 1000
  }
  return { first, all }
}
