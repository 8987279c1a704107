import { chromium, type Page } from '@playwright/test'
import config from '../playwright.config'
import { findChromium } from '../scripts/chromium.mjs'
import { Server } from '../e2e/server'
import { World } from '../e2e/world'
import { anchorAt } from '../lib/anchors/make-anchor'
import { TextIndex } from '../lib/anchors/text-index'
import { createApi } from '../lib/client/api'
import { FRAGMENT } from '../lib/protocol'
import { bodyFromText } from '../lib/thread-body'
import { ensureBuilt } from '../scripts/build.mjs'
import { PARAGRAPHS, writeLongText } from './pages/long-text'
import { openedIn, watch } from './pages/stopwatch'
import { saved, typeInTheMiddle } from './pages/typing'
import { withLive } from './pages/with-live'
import { print } from './print'
import { quantile } from './quantile'

// What many comments cost whoever writes: opening a long text and typing in it, first without a
// comment and then with 500 open threads, in one run of one server and one browser.

const THREADS = 500
/** One person may not say much more than that at once. */
const A_PERSON = 25
const OPENINGS = 5

await main()

async function main(): Promise<void> {
  ensureBuilt(process.cwd())
  const server = await Server.start()
  const browser = await chromium.launch({
    ...config.use?.launchOptions,
    executablePath: findChromium() ?? undefined,
  })
  try {
    const world = await World.make(server, browser)
    const [element] = (await world.canvas()).elements
    if (!element) throw new Error('The canvas has no elements.')
    const token = await world.token(await world.account('Script', 'member'))
    await writeLongText(server.url, element.documentId, token)
    const { page } = await world.person('Typist', 'member')
    await watch(page, PARAGRAPHS)
    await page.goto(`/elements/${element.id}`)
    await openedIn(page)
    const bare = { opening: await opening(page), typing: await typeInTheMiddle(page) }
    await comment(world, element)
    const full = { opening: await opening(page) }
    await page.locator('.comments .thr').first().waitFor()
    const typing = await typeInTheMiddle(page)
    const more = full.opening - bare.opening
    print(`opening ${PARAGRAPHS} paragraphs without comments`, bare.opening, 'ms')
    print(`more with ${THREADS} threads`, more, 'ms', 200)
    print('key to next paint, p95, without', quantile(bare.typing, 0.95), 'ms')
    print(`key to next paint, p95, with ${THREADS} threads`, quantile(typing, 0.95), 'ms', 32)
  } finally {
    await browser.close()
    await server.dispose()
  }
}

/** The middle of several openings; the copy on the device is there, as at work. */
async function opening(page: Page): Promise<number> {
  const times: number[] = []
  for (let n = 0; n < OPENINGS; n++) {
    await saved(page)
    await page.reload()
    times.push(await openedIn(page))
  }
  await saved(page)
  return quantile(times, 0.5)
}

/** Threads all over the text, by many people. */
async function comment(world: World, element: { id: string; documentId: string }): Promise<void> {
  const index = await indexOf(world, element.documentId)
  for (let first = 0; first < THREADS; first += A_PERSON) {
    const token = await world.token(await world.account(`Person${first}`, 'member'))
    const api = createApi((path, init) =>
      fetch(new URL(path, world.server.url), {
        ...init,
        headers: { ...init?.headers, authorization: `Bearer ${token}` },
      }),
    )
    for (let n = first; n < first + A_PERSON; n++) {
      const from = Math.floor((n / THREADS) * (index.text.length - 200))
      const anchor = anchorAt(index, from, from + 40)
      if (!anchor) throw new Error('There is a place for each.')
      await api.openThread(element.id, {
        id: crypto.randomUUID(),
        place: { scope: 'text', anchor },
        message: { id: crypto.randomUUID(), body: bodyFromText(`Remark ${n + 1}.`) },
      })
    }
  }
}

async function indexOf(world: World, documentId: string): Promise<TextIndex> {
  const token = await world.token(await world.account('Indexer', 'member'), 'read')
  const place = { serverUrl: world.server.url, documentId, token }
  return withLive(place, ({ doc }) => TextIndex.of(doc.getXmlFragment(FRAGMENT)))
}
