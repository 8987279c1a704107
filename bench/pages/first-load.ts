import { gzipSync } from 'node:zlib'
import type { Page } from '@playwright/test'

/**
 * Kilobytes (1,000 bytes) of JavaScript, gzipped, that a page loads by itself from an empty cache
 * until `ready` resolves and the network is quiet: what somebody waits for on their first visit.
 */
export async function firstLoad(
  page: Page,
  path: string,
  ready: (page: Page) => Promise<void>,
): Promise<number> {
  const bodies: Promise<number>[] = []
  page.on('response', (response) => {
    if (response.request().resourceType() !== 'script') return
    bodies.push(response.body().then((body) => gzipSync(body, { level: 6 }).length))
  })
  await page.goto(path)
  await ready(page)
  await page.waitForLoadState('networkidle')
  const sizes = await Promise.all(bodies)
  return sizes.reduce((sum, size) => sum + size, 0) / 1000
}
