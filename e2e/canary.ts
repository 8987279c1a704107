import { expect, type BrowserContext, type Page } from '@playwright/test'

/**
 * Sees whether anything of somebody else's making ran, spoke to another host or tried to: a mark in
 * the page, a dialog, a request, a new window, a word from the page's policy. Watches a context from
 * before its first page on.
 */
export class Canary {
  private readonly signs: string[] = []

  private constructor(
    private readonly context: BrowserContext,
    private readonly home: string,
  ) {}

  /** @param home our own address; a request to any other is a sign */
  static async watch(context: BrowserContext, home: string): Promise<Canary> {
    const canary = new Canary(context, home)
    for (const page of context.pages()) canary.watchPage(page)
    context.on('page', (page) => canary.watchPage(page))
    context.on('request', (request) => canary.asked(request.url()))
    await context.route(/canary[.]example/, (route) => route.abort())
    await context.addInitScript(() => {
      const refused: string[] = []
      document.addEventListener('securitypolicyviolation', (event) => {
        refused.push(`${event.violatedDirective} ${event.blockedURI} ${event.sample}`)
      })
      Object.assign(window, { refusedByPolicy: refused })
    })
    return canary
  }

  /** What was seen so far, and what the open pages know of. */
  async seen(): Promise<string[]> {
    const marks = await Promise.all(this.context.pages().map((page) => page.evaluate(marksIn)))
    return [...this.signs, ...marks.flat()]
  }

  async isSilent(where: string): Promise<void> {
    expect(await this.seen(), where).toEqual([])
  }

  private watchPage(page: Page): void {
    page.on('dialog', (dialog) => {
      this.signs.push(`dialog: ${dialog.message()}`)
      void dialog.dismiss()
    })
    page.on('popup', (popup) => this.signs.push(`window: ${popup.url()}`))
    page.on('frameattached', () => this.signs.push('a frame'))
  }

  private asked(url: string): void {
    if (!url.startsWith(this.home) && !/^(data|blob|about):/.test(url))
      this.signs.push(`request: ${url}`)
  }
}

/** Runs in the page. A mark that is an element is one too: then a name of ours was taken. */
function marksIn(): string[] {
  const { __ran: ran, refusedByPolicy: refused } = window as unknown as {
    __ran?: unknown
    refusedByPolicy?: string[]
  }
  const title = document.querySelector('title')
  return [
    ...(ran === undefined ? [] : [`ran: ${String(ran)}`]),
    ...(refused ?? []).map((line) => `refused: ${line}`),
    ...(title?.children.length ? ['markup in the title'] : []),
  ]
}

/** Elements and attributes in a text that no text of ours has. Runs in the page. */
export function strangersIn(text: Element): string[] {
  const mayStand =
    'p,h2,h3,h4,blockquote,ul,ol,li,pre,code,div,span,table,colgroup,col,tbody,tr,td,th,br,hr,a,strong,em,s,mark,label,input,figure,figcaption,img,button,b,progress,svg,path'
  const found: string[] = []
  for (const element of text.querySelectorAll('*')) {
    if (!element.matches(mayStand)) found.push(`<${element.localName}>`)
    for (const { name, value } of element.attributes) {
      const says = `${element.localName} ${name}=${value}`
      if (/^on|^srcdoc$|^action$|^formaction$|^nonce$|^is$|^slot$/i.test(name)) found.push(says)
      if (name === 'href' && !/^(https?:\/\/|mailto:)/i.test(value)) found.push(says)
      if (name === 'src' && !value.startsWith('/api/v1/images/')) found.push(says)
      if (name === 'style' && /url|expression|fixed|var\(/i.test(value)) found.push(says)
      if (name === 'id' || name === 'name') found.push(says)
    }
  }
  return found
}
