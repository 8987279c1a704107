import { expect, test as base, type Browser, type BrowserContextOptions } from '@playwright/test'
import { z } from 'zod'
import { Canvas } from '../lib/canvases'
import type { Role } from '../lib/roles'
import { Person, type Account } from './person'
import { Server } from './server'

/** Long enough for the rules about passwords; the same for everybody in tests. */
export const PASSWORD = 'a quiet river at noon'
const Made = z.object({ id: z.string() })
const Secret = z.object({ token: z.string() })

/**
 * A workspace of its own for each test, on a server that the tests of one worker share. Speaks the
 * language of the product: `const ada = await world.person('Ada', 'member')`.
 */
export class World {
  readonly people: Person[] = []
  private readonly others: World[] = []
  private maker: Promise<Account> | null = null

  private constructor(
    readonly server: Server,
    private readonly browser: Browser,
    readonly workspace: { id: string; slug: string; name: string },
  ) {}

  static async make(server: Server, browser: Browser): Promise<World> {
    const slug = `world-${crypto.randomUUID().slice(0, 8)}`
    const name = 'Tarnbridge Library Friends'
    const made = Made.parse(
      await server.operate('workspace', 'create', '--name', name, '--slug', slug),
    )
    return new World(server, browser, { id: made.id, slug, name })
  }

  /** Another group on the same server, apart from this one. */
  async otherWorkspace(): Promise<World> {
    const other = await World.make(this.server, this.browser)
    this.others.push(other)
    return other
  }

  /** Somebody with an account here, signed in, with a browser in front of them. */
  async person(name: string, role: Role, browser: BrowserContextOptions = {}): Promise<Person> {
    const person = await this.seat(await this.account(name, role), browser)
    await person.signIn(this.server.url)
    return person
  }

  /** The same person at another browser. */
  async again({ account }: Person): Promise<Person> {
    const person = await this.seat(account, {})
    await person.signIn(this.server.url)
    return person
  }

  /** Somebody with a browser and no account: who follows a link, or looks at the sign-in page. */
  async stranger(browser: BrowserContextOptions = {}): Promise<Person> {
    return this.seat({ id: '', name: 'a stranger', email: '', password: '' }, browser)
  }

  /** An account only: for scripts, and for people who sign in later. */
  async account(name: string, role: Role): Promise<Account> {
    const email = `${name.toLowerCase()}@${this.workspace.slug}.example`
    const made = Made.parse(
      await this.server.operate(
        ...['user', 'create', '--email', email, '--name', name, '--password', PASSWORD],
        ...['--workspace', this.workspace.slug, '--role', role],
      ),
    )
    return { id: made.id, name, email, password: PASSWORD }
  }

  /** A personal access token, as a script would use it. */
  async token(account: Account, scope: 'read' | 'write' = 'write'): Promise<string> {
    const args = ['token', 'create', '--email', account.email, '--scope', scope]
    return Secret.parse(await this.server.operate(...args)).token
  }

  /** A canvas, from the nine-element framework unless said otherwise, made through the API by `by` or by a coordinator. */
  async canvas(
    title = 'A library for everyone',
    by?: Account,
    framework = 'nine-elements',
  ): Promise<Canvas> {
    const maker = by ?? (await (this.maker ??= this.account('Quinn', 'coordinator')))
    const headers = { authorization: `Bearer ${await this.token(maker)}` }
    const made = await fetch(`${this.server.url}/api/v1/workspaces/${this.workspace.id}/canvases`, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json' },
      body: JSON.stringify({ title, framework }),
    })
    expect(made.ok, `a canvas is made: ${await made.clone().text()}`).toBe(true)
    return Canvas.parse(await made.json())
  }

  /** Closes every browser; nobody may have met an error. */
  async end(): Promise<void> {
    for (const other of this.others) await other.end()
    const complaints = this.people.flatMap((person) =>
      person.complaints.map((line) => `${person.name}: ${line}`),
    )
    for (const { context } of this.people) await context.close()
    expect(complaints, 'errors in the browser').toEqual([])
  }

  private async seat(account: Account, options: BrowserContextOptions): Promise<Person> {
    const context = await this.browser.newContext({ baseURL: this.server.url, ...options })
    await context.addInitScript(asOverPlainHttp)
    const person = new Person(account, context, await context.newPage())
    this.people.push(person)
    return person
  }
}

/**
 * Runs in each page. Groups begin on a laptop, and the others come over plain http, where browsers
 * leave this out; at 127.0.0.1 it would be there.
 */
function asOverPlainHttp(): void {
  Object.defineProperty(Crypto.prototype, 'randomUUID', { value: undefined })
}

export const test = base.extend<{ world: World }, { server: Server }>({
  server: [
    // Playwright reads from the first parameter which fixtures are asked for.
    async ({}, use) => {
      const server = await Server.start()
      await use(server)
      await server.dispose()
    },
    { scope: 'worker', timeout: 180_000 },
  ],
  world: async ({ browser, server }, use) => {
    const world = await World.make(server, browser)
    await use(world)
    await world.end()
  },
})
export { expect }

/** The smallest screen we promise to serve. */
export const PHONE: BrowserContextOptions = {
  viewport: { width: 360, height: 740 },
  isMobile: true,
  hasTouch: true,
  deviceScaleFactor: 2,
}
