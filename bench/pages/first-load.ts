import { gzipSync } from 'node:zlib'
import type { Page } from '@playwright/test'

/** Kilobytes (1,000 bytes) of gzipped JavaScript. */
export interface Load {
  /** What somebody waits for on their first visit: until the page can be used. */
  first: number
  /** All that the page loads by itself, also later, while nobody waits for it. */
  all: number
}

/** Opens a page with an empty cache; `ready` resolves when it can be used. */
export async function load(
  page: Page,
  path: string,
  ready: (page: Page) => Promise<unknown>,
): Promise<Load> {
  const scripts: Promise<number>[] = []
  page.on('response', (response) => {
    if (response.request().resourceType() !== 'script') return
    scripts.push(response.body().then((body) => gzipSync(body, { level: 6 }).length))
  })
  await page.goto(path)
  await ready(page)
  const first = scripts.length
  await page.waitForLoadState('networkidle')
  const sizes = await Promise.all(scripts)
  return { first: kilobytes(sizes.slice(0, first)), all: kilobytes(sizes) }
}

function kilobytes(sizes: number[]): number {
  return sizes.reduce((sum, size) => sum + size, 0) / 1000
}
