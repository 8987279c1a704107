import { expect, type Locator, type Page } from '@playwright/test'
import type { ElementPage } from './element'

/** The comments of an element as a person uses them. */
export class CommentsPage {
  readonly page: Page
  readonly margin: Locator

  constructor(readonly element: ElementPage) {
    this.page = element.page
    this.margin = this.page.getByRole('complementary', { name: 'Comments' })
  }

  /** Selects these words in the text, as with the pointer. */
  async select(words: string): Promise<void> {
    await this.element.text.focus()
    await this.element.text.evaluate(selectWords, words)
  }

  /** Selects words and says something about them. */
  async comment(words: string, remark: string): Promise<void> {
    await this.select(words)
    await this.page.keyboard.press('Control+Alt+m')
    await this.write('Your comment', remark)
    await this.page.keyboard.press('Control+Enter')
    await expect(this.thread(remark).locator('.words').first()).toBeVisible()
  }

  /** Writes into one of the forms. */
  async write(label: string | RegExp, words: string): Promise<void> {
    const field = this.page.getByRole('textbox', { name: label })
    await field.click()
    await field.pressSequentially(words)
  }

  /** The card of the thread in which this was said. */
  thread(said: string): Locator {
    return this.page.getByRole('article').filter({ hasText: said })
  }

  /** The words that are marked for threads, in the order of the text. */
  marked(): Promise<string[]> {
    return this.element.text.evaluate((text) => {
      const words = new Map<string, string>()
      for (const mark of text.querySelectorAll('[data-thread]')) {
        const id = mark.getAttribute('data-thread') ?? ''
        // A caret that stands in the words brings its name along.
        const copy = mark.cloneNode(true) as Element
        for (const caret of copy.querySelectorAll('.caret')) caret.remove()
        words.set(id, (words.get(id) ?? '') + (copy.textContent ?? ''))
      }
      return [...words.values()]
    })
  }
}

/** Runs in the page. */
function selectWords(text: Element, words: string): void {
  const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const at = node.textContent?.indexOf(words) ?? -1
    if (at < 0) continue
    getSelection()?.setBaseAndExtent(node, at, node, at + words.length)
    return
  }
  throw new Error(`No such words in one piece: ${words}`)
}
