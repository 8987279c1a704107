import type { Page } from '@playwright/test'
import WebSocket from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import type { Canvas } from '../lib/canvases'
import { CORPUS, MARKUP } from '../lib/document/testing/hostile/corpus'
import { ATTRIBUTE_NAMES, MARKDOWN, NAMES, NODE_NAMES } from '../lib/document/testing/hostile/words'
import { Canary, strangersIn } from './canary'
import { ElementPage } from './element'
import type { Person } from './person'
import { Server } from './server'
import { until } from './until'
import { expect, test, World } from './world'

/** Without the page's own policy: what only the policy keeps from running would run here. */
const BARE = { bypassCSP: true }

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
  for (const { person } of [bare, kept]) {
    await person.page.goto(`/w/${world.workspace.slug}`)
    // As a careless page does, in a place of our own making.
    await person.page.evaluate(
      (all) => {
        for (const payload of all)
          document.body.append(document.createRange().createContextualFragment(payload))
      },
      MARKUP.slice(0, 160),
    )
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

interface Reader {
  person: Person
  canary: Canary
}

/** Somebody who only looks; `bare`: without the protection of the page's policy. */
async function reader(world: World, name: string, bare: boolean): Promise<Reader> {
  const person = await world.person(name, 'member', bare ? BARE : {})
  return { person, canary: await Canary.watch(person.context, server.url) }
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

type Write = (text: Y.XmlFragment) => void

/** A program that speaks the protocol and none of our rules. */
class Raw {
  private constructor(
    private readonly doc: Y.Doc,
    private readonly provider: WebsocketProvider,
  ) {}

  static async open(at: Server, documentId: string, token: string): Promise<Raw> {
    const doc = new Y.Doc()
    class WithToken extends WebSocket {
      constructor(url: string | URL) {
        super(url, { headers: { authorization: `Bearer ${token}` } })
      }
    }
    const polyfill = WithToken as unknown as typeof globalThis.WebSocket
    const address = `${at.url.replace('http', 'ws')}/sync`
    const options = { WebSocketPolyfill: polyfill, disableBc: true }
    const provider = new WebsocketProvider(address, documentId, doc, options)
    const raw = new Raw(doc, provider)
    await until('the raw client is in step', () => provider.synced)
    return raw
  }

  get length(): number {
    return this.doc.getXmlFragment('default').length
  }

  write(write: Write): void {
    this.doc.transact(() => write(this.doc.getXmlFragment('default')))
  }

  /** Whether the server ends the connection for what is written here. */
  async isShownOut(write: Write): Promise<boolean> {
    const code = new Promise<number>((resolve) => {
      this.provider.on('connection-close', (event) => resolve(event?.code ?? 0))
    })
    this.doc.transact(() => write(this.doc.getXmlFragment('default')))
    const final = await code
    this.close()
    return final === 4400
  }

  close(): void {
    this.provider.destroy()
    this.doc.destroy()
  }
}

function words(text: Y.XmlFragment): void {
  text.push(
    CORPUS.map((payload) => {
      const paragraph = new Y.XmlElement('paragraph')
      const line = new Y.XmlText()
      line.insert(0, payload, { link: { href: payload, title: payload } })
      paragraph.insert(0, [line])
      return paragraph
    }),
  )
}

/** Every node we know, with every attribute we know and do not know, holding each payload once. */
function knownNodes(text: Y.XmlFragment): void {
  const names = ['heading', 'codeBlock', 'image', 'callout', 'orderedList', 'horizontalRule']
  const wrapped = ['listItem', 'taskItem', 'tableCell']
  CORPUS.forEach((payload, i) => {
    const name = [...names, ...wrapped][i % 9] ?? 'paragraph'
    const node = new Y.XmlElement<Record<string, string>>(name)
    for (const attribute of ATTRIBUTE_NAMES) node.setAttribute(attribute, payload)
    text.push([node])
  })
}

function strangeNodes(text: Y.XmlFragment): void {
  NODE_NAMES.forEach((name, i) => {
    const node = new Y.XmlElement<Record<string, string>>(name)
    const inner = new Y.XmlElement<Record<string, string>>(name)
    ATTRIBUTE_NAMES.forEach((attribute, j) => {
      node.setAttribute(attribute, CORPUS[(i * 31 + j) % CORPUS.length] ?? '')
      inner.setAttribute(attribute, 'window.__ran=1')
    })
    const line = new Y.XmlText(CORPUS[i] ?? 'x')
    node.insert(0, [line, inner])
    text.push([node])
  })
}

function strangeMarks(text: Y.XmlFragment): void {
  const marks = [...NODE_NAMES, 'textStyle', 'highlight', 'link', 'bold', 'color', 'comment']
  marks.forEach((mark, i) => {
    const paragraph = new Y.XmlElement('paragraph')
    const line = new Y.XmlText()
    const attrs = { href: CORPUS[i], style: 'background:url(//canary.example)', color: CORPUS[i] }
    line.insert(0, `marked ${i}`, { [mark]: attrs })
    paragraph.insert(0, [line])
    text.push([paragraph])
  })
}

function values(text: Y.XmlFragment): void {
  const image = new Y.XmlElement<Record<string, string>>('image')
  image.setAttribute('image', `data:image/svg+xml;base64,${'A'.repeat(20_000)}`)
  text.push([image])
}

function aRootOfWords(text: Y.XmlFragment): void {
  text.push([new Y.XmlText('<script>window.__ran=1</script>')])
}
