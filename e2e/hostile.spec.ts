import type { Page } from '@playwright/test'
import type { Canvas } from '../lib/canvases'
import { CORPUS, MARKUP } from '../lib/document/testing/hostile/corpus'
import { MARKDOWN, NAMES } from '../lib/document/testing/hostile/words'
import { fileOf } from '../lib/frameworks/framework-file'
import { swotChoices } from '../lib/frameworks/swot-choices'
import { Canary, strangersIn } from './canary'
import type { Role } from '../lib/role'
import { ElementPage } from './element'
import type { Person } from './person'
import { Raw } from './raw-client'
import { aRootOfWords, knownNodes, strangeMarks, strangeNodes, values, words } from './raw-writes'
import { Server } from './server'
import { until } from './until'
import { expect, test, World } from './world'

/** Without the page's own policy: what only the policy keeps from running would run here. */
const BARE = { bypassCSP: true }

// In one worker: all of them share a server of their own.
test.describe.configure({ mode: 'default' })
let server: Server
test.beforeAll(async () => {
  // Somebody who pastes hundreds of things at once is not what is looked at here.
  server = await Server.start({ env: { MAX_UPDATES_PER_SECOND: '5000' } })
})
test.afterAll(() => server.dispose())

test('[HS1] hundreds of payloads, pasted as HTML and as Markdown, run nothing with anybody', async ({
  browser,
}) => {
  const world = await World.make(server, browser)
  const canvas = await world.canvas()
  const ada = await reader(world, 'Ada', true)
  const text = await ElementPage.open(ada.person, canvas)
  expect(new Set(CORPUS).size).toBeGreaterThan(300)
  await text.text.focus()
  await text.text.evaluate(pasteAll, { kind: 'text/html', all: [...MARKUP] })
  await text.text.evaluate(pasteAll, {
    kind: 'text/plain',
    all: [`**Markdown**\n\n${[...MARKDOWN, ...MARKUP].join('\n\n')}`],
  })
  await text.saved()
  expect(await text.text.evaluate(strangersIn)).toEqual([])
  await touch(text.page)
  await ada.canary.isSilent('where it was pasted')
  await seenByAll(world, canvas, 'vision')
})

test('[HS2] what a hostile editor writes past every parser runs nothing with anybody', async ({
  browser,
}) => {
  const world = await World.make(server, browser)
  const canvas = await world.canvas()
  const mallory = await world.account('Mallory', 'member')
  const token = await world.token(mallory)
  const { documentId = '' } = canvas.elements.find(({ kind }) => kind === 'vision') ?? {}
  const raw = await Raw.open(server, documentId, token)
  for (const write of [words, knownNodes, strangeNodes, strangeMarks]) raw.write(write)
  const other = await Raw.open(server, documentId, token)
  await until('the server has all of it', () => other.length === raw.length)
  for (const client of [raw, other]) client.close()
  // What can be no part of a text is refused, and whoever sent it is shown out.
  for (const write of [values, aRootOfWords]) {
    const refused = await Raw.open(server, documentId, token)
    expect(await refused.isShownOut(write)).toBe(true)
  }
  await seenByAll(world, canvas, 'vision')
})

test('[HS3] names of people, groups, canvases and files are words wherever they are shown', async ({
  browser,
}) => {
  test.setTimeout(120_000)
  const world = await World.make(server, browser)
  const steward = await world.account('Noor', 'steward')
  const headers = { authorization: `Bearer ${await world.token(steward)}` }
  const ask = async (method: string, path: string, body: object) => {
    const answer = await fetch(`${server.url}/api/v1${path}`, {
      ...{ method, body: JSON.stringify(body) },
      headers: { ...headers, 'content-type': 'application/json' },
    })
    return answer
  }
  const workspace = `/workspaces/${world.workspace.id}`
  const made = await ask('POST', `${workspace}/canvases`, {
    ...{ title: NAMES[0], summary: NAMES.slice(0, 5).join(' '), framework: 'nine-elements' },
  })
  const canvas = (await made.json()) as Canvas
  for (const title of NAMES.slice(1, 12))
    await ask('POST', `${workspace}/canvases`, { title, framework: 'nine-elements' })

  const ada = await reader(world, 'Ada', true)
  const ben = await reader(world, 'Ben', false)
  const eve = await world.person('Eve', 'member')
  const texts = await Promise.all([ada, ben].map((who) => ElementPage.open(who.person, canvas)))
  for (const name of NAMES) {
    const taken = await eve.context.request.patch('/api/v1/me', {
      ...{ headers: { origin: server.url }, data: { name } },
    })
    expect([204, 400]).toContain(taken.status())
    await ask('PATCH', workspace, { name })
    await ask('PATCH', `/canvases/${canvas.id}`, { title: name })
  }
  // The last name stays; whoever writes carries it on their caret.
  const own = await ElementPage.open(eve, canvas)
  await own.type('A caret with a name.')
  for (const text of texts) {
    await text.holds('A caret with a name.')
    await expect(text.page.locator('.caret b')).toHaveCount(1)
  }
  const [mine] = texts
  if (!mine) throw new Error('Nobody reads.')
  for (const name of NAMES) await mine.text.evaluate(dropFile, name)
  const failed = mine.page.locator('.image-upload.failed')
  await expect(failed).toHaveCount(NAMES.length, { timeout: 20_000 })
  for (const { canary } of [ada, ben]) await canary.isSilent('carets and files')
  for (const who of [ada, ben])
    for (const path of [
      ...[`/w/${world.workspace.slug}`, `/w/${world.workspace.slug}/members`, '/settings'],
      ...[`/canvases/${canvas.id}`, `/elements/${canvas.elements[0]?.id}`],
    ]) {
      await who.person.page.goto(path)
      await expect(who.person.page.getByRole('main')).toBeVisible()
      await touch(who.person.page)
      await who.canary.isSilent(path)
    }
  await closed(world)
})

test('[HS4] the canary sees what a careless page would let through', async ({ browser }) => {
  const world = await World.make(server, browser)
  const bare = await reader(world, 'Ada', true)
  const kept = await reader(world, 'Ben', false)
  // A page that has left for elsewhere can say nothing any more.
  const markup = MARKUP.slice(0, 160).filter((payload) => !payload.includes('http-equiv=refresh'))
  // What a script of ours puts in as a script is ours by the policy ('strict-dynamic'); none does.
  const noScripts = markup.filter((payload) => !/<script/i.test(payload))
  for (const [{ person }, payloads] of [[bare, markup] as const, [kept, noScripts] as const]) {
    await person.page.goto(`/w/${world.workspace.slug}`)
    // As a careless page does, in a place of our own making.
    await person.page.evaluate((all) => {
      for (const payload of all)
        document.body.append(document.createRange().createContextualFragment(payload))
    }, payloads)
  }
  const seen = await until('something ran', async () => {
    const signs = await bare.canary.seen()
    return signs.some((sign) => sign.startsWith('ran')) ? signs : null
  })
  expect(seen.some((sign) => sign.startsWith('request: https://canary.example'))).toBe(true)
  const refused = await kept.canary.seen()
  expect(refused.some((sign) => sign.startsWith('refused: script-src'))).toBe(true)
  expect(refused.some((sign) => sign.startsWith('ran: 1'))).toBe(false)
  await closed(world)
})

test('[HS5] every word of a framework that is brought in stays a word', async ({ browser }) => {
  const world = await World.make(server, browser)
  const steward = await world.account('Noor', 'steward')
  const headers = {
    authorization: `Bearer ${await world.token(steward)}`,
    'content-type': 'application/json',
  }
  const path = `/workspaces/${world.workspace.id}/frameworks`
  const bringIn = (file: object) =>
    fetch(`${server.url}/api/v1${path}`, {
      ...{ method: 'POST', headers, body: JSON.stringify({ file }) },
    })
  // A key is part of addresses and of the text itself: nothing but a plain word can be one.
  const keys = structuredClone(fileOf(swotChoices))
  for (const [i, kind] of keys.kinds.entries()) kind.key = NAMES[i] ?? ''
  expect((await bringIn(keys)).status).toBe(422)

  const made = await bringIn(withPayloads(fileOf(swotChoices)))
  expect(made.status, await made.clone().text()).toBe(201)
  const { key } = (await made.json()) as { key: string }
  const canvas = await world.canvas('Of a framework of words', steward, key)
  for (const bare of [true, false]) {
    const { person, canary } = await reader(world, bare ? 'Cyn' : 'Dov', bare, 'steward')
    for (const page of [
      ...[`/w/${world.workspace.slug}/frameworks`, `/w/${world.workspace.slug}/frameworks/${key}`],
      ...[`/canvases/${canvas.id}`, `/w/${world.workspace.slug}/canvases`],
      ...canvas.elements.slice(0, 2).map(({ id }) => `/elements/${id}`),
    ]) {
      await person.page.goto(page)
      await expect(person.page.getByRole('main')).toContainText('__ran')
      await touch(person.page)
      await canary.isSilent(page)
    }
  }
  await closed(world)
})

interface Reader {
  person: Person
  canary: Canary
}

/** Somebody who only looks; `bare`: without the protection of the page's policy. */
async function reader(
  world: World,
  name: string,
  bare: boolean,
  role: Role = 'member',
): Promise<Reader> {
  const person = await world.person(name, role, bare ? BARE : {})
  return { person, canary: await Canary.watch(person.context, server.url) }
}

/** The same framework, its every word another payload. */
function withPayloads<T>(file: T): T {
  let next = 0
  const payload = () => `${NAMES[next++ % NAMES.length]} ${next} __ran`
  const replaced = (value: unknown, path: string[]): unknown => {
    if (typeof value === 'string') return path[0] === 'texts' ? payload() : value
    if (Array.isArray(value)) return value.map((each, i) => replaced(each, [...path, String(i)]))
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(
      Object.entries(value).map(([name, each]) => [name, replaced(each, [...path, name])]),
    )
  }
  return replaced(file, []) as T
}

/** Opens it on every page that shows it, with and without the policy, on screen and on paper. */
async function seenByAll(world: World, canvas: Canvas, kind: string): Promise<void> {
  for (const bare of [true, false]) {
    const { person, canary } = await reader(world, bare ? 'Cyn' : 'Dov', bare)
    const text = await ElementPage.open(person, canvas, kind)
    await until('the text is drawn', () => text.text.locator('> *').nth(20).isVisible())
    expect(await text.text.evaluate(strangersIn)).toEqual([])
    await touch(person.page)
    await person.page.emulateMedia({ media: 'print' })
    await canary.isSilent(`the text ${bare ? 'without' : 'with'} the policy`)
    await person.page.emulateMedia({ media: 'screen' })
    for (const path of [`/canvases/${canvas.id}`, `/w/${world.workspace.slug}`]) {
      await person.page.goto(path)
      await expect(person.page.getByRole('main')).toBeVisible()
      await touch(person.page)
      await canary.isSilent(path)
    }
    for (const form of ['markdown', 'json']) {
      const answer = await person.context.request.get(`/api/v1/elements/${text.id}/${form}`)
      const { 'content-type': type, ...headers } = answer.headers()
      expect(answer.status()).toBe(200)
      expect(type).toMatch(form === 'json' ? /^application\/json/ : /^text\/markdown/)
      expect(headers['x-content-type-options']).toBe('nosniff')
      expect(headers['content-security-policy']).toContain("default-src 'none'")
    }
  }
  await closed(world)
}

/** Moves over, into and onto things, as people do, without leaving the page. */
async function touch(page: Page): Promise<void> {
  await page.evaluate(() => {
    const kinds = ['pointerover', 'mouseover', 'mouseenter', 'pointerdown', 'focusin', 'toggle']
    for (const element of document.querySelectorAll('main *')) {
      for (const kind of kinds) element.dispatchEvent(new Event(kind, { bubbles: true }))
      if (element instanceof HTMLElement && element.closest('.ProseMirror')) element.focus()
    }
  })
}

/** What browsers complain of while they read a clipboard is no fault of the page. */
async function closed(world: World): Promise<void> {
  for (const { complaints } of world.people) complaints.length = 0
  await world.end()
}

/** Runs in the page. */
function pasteAll(target: Element, { kind, all }: { kind: string; all: string[] }): void {
  for (const one of all) {
    const clipboardData = new DataTransfer()
    clipboardData.setData(kind, one)
    const init = { clipboardData, bubbles: true, cancelable: true }
    target.dispatchEvent(new ClipboardEvent('paste', init))
  }
}

/** Runs in the page. */
function dropFile(target: Element, name: string): void {
  const dataTransfer = new DataTransfer()
  dataTransfer.items.add(new File(['no image'], name, { type: 'image/png' }))
  const { left, top } = target.getBoundingClientRect()
  const at = { clientX: left + 40, clientY: top + 10, bubbles: true, cancelable: true }
  target.dispatchEvent(new DragEvent('drop', { ...at, dataTransfer }))
}
