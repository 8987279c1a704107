import { expect, type Locator, type Page } from '@playwright/test'
import type { Canvas } from '../lib/canvases'
import type { Person } from './person'
import { until } from './until'

/** An element's page as a person uses it: the text, the caret, the word about what is saved. */
export class ElementPage {
  readonly text: Locator
  readonly save: Locator

  private constructor(
    readonly person: Person,
    readonly page: Page,
    readonly id: string,
  ) {
    // A message to a thread is written in a small editor of its own.
    this.text = page.locator('.prose > .ProseMirror')
    this.save = page.locator('.save')
  }

  /** Opens the element and waits until it may be written in (or, for observers, read). */
  static async open(person: Person, canvas: Canvas, kind = 'vision'): Promise<ElementPage> {
    const element = canvas.elements.find((candidate) => candidate.kind === kind)
    if (!element) throw new Error(`This canvas has no ${kind}.`)
    const opened = new ElementPage(person, person.page, element.id)
    await person.page.goto(`/elements/${element.id}`)
    await opened.ready()
    return opened
  }

  /** The same element in another tab or after a reload. */
  at(page: Page): ElementPage {
    return new ElementPage(this.person, page, this.id)
  }

  async ready(): Promise<void> {
    await expect(this.text).toBeVisible()
    await this.saved()
  }

  /** The editor has seen where the caret is that a key has just moved: Enter asks the editor. */
  async caretSeen(): Promise<void> {
    await this.page.evaluate(
      () => new Promise((seen) => requestAnimationFrame(() => setTimeout(seen))),
    )
  }

  async saved(): Promise<void> {
    await expect(this.save).toHaveText(/^Saved$/, { timeout: 30_000 })
  }

  /** Puts the caret at the end of the text and types there. */
  async type(words: string, options: { delay?: number } = {}): Promise<void> {
    await this.text.focus()
    await this.page.keyboard.press('Control+End')
    await this.page.keyboard.type(words, options)
  }

  /** The words of the document itself, without prompts, names on carets and the like. */
  words(): Promise<string> {
    return this.text.evaluate(wordsOf)
  }

  async holds(words: string): Promise<void> {
    await expect(this.text).toContainText(words, { timeout: 20_000 })
  }

  /** How often these words stand in the text. */
  async count(words: string): Promise<number> {
    return (await this.words()).split(words).length - 1
  }

  /**
   * From now on keeps what the text was whenever the page said "Saved": the page's promises, to be
   * held against the server's log.
   */
  async recordPromises(): Promise<void> {
    // As text, since a function that uses another does not travel into the page.
    await this.page.evaluate(`(${keepPromises.toString()})(${wordsOf.toString()})`)
  }

  /** The longest text for which the page has said "Saved" so far. */
  promised(): Promise<string> {
    return this.page.evaluate(() => {
      const { promised } = window as unknown as { promised: string[] }
      return promised.reduce((longest, text) => (text.length > longest.length ? text : longest), '')
    })
  }
}

/** What the document says, block by block, without what is only drawn into it. Runs in the page. */
function wordsOf(text: Element): string {
  const copy = text.cloneNode(true) as Element
  for (const drawn of copy.querySelectorAll('.ProseMirror-widget, [contenteditable="false"]'))
    drawn.remove()
  return [...copy.children].map((block) => block.textContent).join('\n')
}

/** Remembers the words whenever the page says "Saved". Runs in the page. */
function keepPromises(words: typeof wordsOf): void {
  const promised: string[] = []
  const look = () => {
    const said = document.querySelector('.save')?.textContent?.trim()
    const text = document.querySelector('.ProseMirror')
    if (said === 'Saved' && text) promised.push(words(text))
  }
  new MutationObserver(look).observe(document.body, {
    subtree: true,
    childList: true,
    characterData: true,
  })
  Object.assign(window, { promised })
}

/** Waits until everybody sees the same text. */
export async function sameText(...pages: ElementPage[]): Promise<string> {
  return until(
    'all see the same text',
    async () => {
      const texts = await Promise.all(pages.map((page) => page.words()))
      return texts.every((text) => text === texts[0]) ? texts[0] : null
    },
    20_000,
  )
}
