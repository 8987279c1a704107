import { expect, type BrowserContext, type Page } from '@playwright/test'
import { z } from 'zod'

export interface Account {
  id: string
  name: string
  email: string
  password: string
}

/** The browser itself reports these when a test cuts the line or kills the server. */
const NETWORK = /^Failed to load resource|^WebSocket connection to|net::ERR_/

/** Somebody at a browser of their own: cookies, storage and network apart from everybody else's. */
export class Person {
  /** Errors the pages ran into; a test ends red when there are any. */
  readonly complaints: string[] = []

  constructor(
    readonly account: Account,
    readonly context: BrowserContext,
    readonly page: Page,
  ) {
    this.watch(page)
    context.on('page', (another) => this.watch(another))
  }

  get name(): string {
    return this.account.name
  }

  /** Signs in as the sign-in page does, without showing it. */
  async signIn(origin: string): Promise<void> {
    const headers = { origin }
    const { request } = this.context
    const { email, password } = this.account
    const answer = await request.post('/api/v1/sign-in', { headers, data: { email, password } })
    expect(answer.status(), await answer.text()).toBe(200)
    const { ticket } = z.object({ ticket: z.string() }).parse(await answer.json())
    const csrf = await (await request.get('/api/auth/csrf')).json()
    const { csrfToken } = z.object({ csrfToken: z.string() }).parse(csrf)
    const form = { ticket, csrfToken, json: 'true', callbackUrl: origin }
    await request.post('/api/auth/callback/credentials', { headers, form })
    const me = await request.get('/api/v1/me')
    expect(me.status(), `${this.name} is signed in`).toBe(200)
  }

  /** The line goes dead, and comes back. */
  offline(): Promise<void> {
    return this.context.setOffline(true)
  }

  online(): Promise<void> {
    return this.context.setOffline(false)
  }

  private watch(page: Page): void {
    page.on('pageerror', (error) => this.complaints.push(error.stack ?? error.message))
    page.on('console', (message) => {
      if (message.type() === 'error' && !NETWORK.test(message.text()))
        this.complaints.push(message.text())
    })
  }
}
