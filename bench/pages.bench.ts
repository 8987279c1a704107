import { chromium, type Browser, type Page } from '@playwright/test'
import config from '../playwright.config'
import { findChromium } from '../scripts/chromium.mjs'
import { ElementPage } from '../e2e/element'
import { Server } from '../e2e/server'
import { World } from '../e2e/world'
import type { Canvas } from '../lib/canvases'
import { ensureBuilt } from '../scripts/build.mjs'
import { BarePage } from './pages/bare-page'
import { load } from './pages/first-load'
import { longText, PARAGRAPHS, writeLongText } from './pages/long-text'
import { forget, kept, openedIn, watch } from './pages/stopwatch'
import { KEYS, PAUSE_MS, saved, typeInTheMiddle } from './pages/typing'
import { print } from './print'
import { quantile } from './quantile'

// What pages cost and how fast writing feels, in a production build and real Chromium: first-load
// JavaScript, opening a long text, key to paint in it, key to somebody else's screen. A bare Tiptap
// on Yjs is measured in the same run, since times mean little on another machine.

const OPENINGS = 5
const BUDGET_KB = { element: 350, board: 180 }

await main()

async function main(): Promise<void> {
  ensureBuilt(process.cwd())
  const server = await Server.start()
  const browser = await chromium.launch({
    ...config.use?.launchOptions,
    // As people have it: the shell that tests drive paints by another clock.
    executablePath: findChromium() ?? undefined,
  })
  const bare = await BarePage.serve(longText())
  try {
    const world = await World.make(server, browser)
    const canvas = await world.canvas()
    await sizes(world, canvas)
    const [vision] = canvas.elements
    if (!vision) throw new Error('The canvas has no elements.')
    const token = await world.token(await world.account('Script', 'member'))
    await writeLongText(server.url, vision.documentId, token)
    await openings(world, browser, `/elements/${vision.id}`, bare.url)
    await typing(world, browser, `/elements/${vision.id}`, bare.url)
    await delivery(world, canvas)
  } finally {
    bare.close()
    await browser.close()
    await server.dispose()
  }
}

async function sizes(world: World, canvas: Canvas): Promise<void> {
  const { page } = await world.person('Elma', 'member')
  await watch(page, 1)
  const element = await load(page, `/elements/${canvas.elements[0]?.id}`, openedIn)
  const board = await load(
    (await world.person('Bora', 'member')).page,
    `/canvases/${canvas.id}`,
    loadedIn,
  )
  const home = await load(
    (await world.person('Homer', 'member')).page,
    `/w/${world.workspace.slug}`,
    loadedIn,
  )
  print('JavaScript to the first key, element page', element.first, 'kB gzipped', BUDGET_KB.element)
  print('JavaScript to the first click, board', board.first, 'kB gzipped', BUDGET_KB.board)
  print('JavaScript to the first click, home', home.first, 'kB gzipped')
  print('all that loads by itself, element page', element.all, 'kB gzipped')
  print('all that loads by itself, board', board.all, 'kB gzipped')
}

/** Milliseconds to the event that says that a page and its scripts are loaded. */
async function loadedIn(page: Page): Promise<number> {
  await page.waitForLoadState('load')
  return page.evaluate(() => {
    const [navigation] = performance.getEntriesByType('navigation')
    return (navigation as PerformanceNavigationTiming).loadEventStart
  })
}

async function openings(world: World, browser: Browser, path: string, bareUrl: string) {
  const ours = { first: [] as number[], again: [] as number[] }
  const bare: number[] = []
  for (let round = 1; round <= OPENINGS; round++) {
    const { page, context } = await world.person(`Opener${round}`, 'member')
    await watch(page, PARAGRAPHS)
    await page.goto(path)
    ours.first.push(await openedIn(page))
    await saved(page)
    await page.reload()
    ours.again.push(await openedIn(page))
    await context.close()
    bare.push(await openBare(browser, bareUrl))
  }
  print(`opening ${PARAGRAPHS} paragraphs, first visit`, quantile(ours.first, 0.5), 'ms', 1000)
  print(`opening ${PARAGRAPHS} paragraphs, again`, quantile(ours.again, 0.5), 'ms', 1000)
  print(`opening ${PARAGRAPHS} paragraphs, bare`, quantile(bare, 0.5), 'ms')
}

async function openBare(browser: Browser, url: string): Promise<number> {
  const page = await browser.newPage()
  await watch(page, PARAGRAPHS)
  await page.goto(url)
  const opened = await openedIn(page)
  await page.close()
  return opened
}

async function typing(world: World, browser: Browser, path: string, bareUrl: string) {
  const { page } = await world.person('Typist', 'member')
  await watch(page, PARAGRAPHS)
  await page.goto(path)
  await openedIn(page)
  await saved(page)
  const ours = await typeInTheMiddle(page)
  await page.close()
  const bare = await browser.newPage()
  await watch(bare, PARAGRAPHS)
  await bare.goto(bareUrl)
  await openedIn(bare)
  const floor = await typeInTheMiddle(bare)
  await bare.close()
  print('key to next paint in it, p50', quantile(ours, 0.5), 'ms')
  print('key to next paint in it, p95', quantile(ours, 0.95), 'ms', 32)
  print('key to next paint in it, p95, bare', quantile(floor, 0.95), 'ms')
}

/** One types, the other looks on; both have an ordinary element open. */
async function delivery(world: World, canvas: Canvas): Promise<void> {
  const ada = await ordinary(world, canvas, 'Ada')
  const ben = await ordinary(world, canvas, 'Ben')
  await ada.type('Good morning. ', { delay: PAUSE_MS })
  await ben.holds('Good morning.')
  await forget(ada.page)
  await forget(ben.page)
  const words = 'abcdefghij'.repeat(KEYS / 10)
  await ada.page.keyboard.type(words, { delay: PAUSE_MS })
  await ben.holds(words)
  const { struck } = await kept(ada.page)
  const { painted } = await kept(ben.page)
  const delays = struck.flatMap((at) => {
    const seen = painted.find((time) => time > at)
    return seen === undefined ? [] : [seen - at]
  })
  print('key to the other screen, p50', quantile(delays, 0.5), 'ms')
  print('key to the other screen, p95', quantile(delays, 0.95), 'ms', 60)
}

async function ordinary(world: World, canvas: Canvas, name: string): Promise<ElementPage> {
  const person = await world.person(name, 'member')
  await watch(person.page, 1)
  return ElementPage.open(person, canvas, 'situational-objective')
}
