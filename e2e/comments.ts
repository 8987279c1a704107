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

/** Runs in the page. Words may stand in several pieces: marked ones, plain ones. */
function selectWords(text: Element, words: string): void {
  const nodes: Node[] = []
  const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node; node = walker.nextNode())
    if (!node.parentElement?.closest('.caret')) nodes.push(node)
  const at = nodes
    .map(({ textContent }) => textContent)
    .join('')
    .indexOf(words)
  if (at < 0) throw new Error(`No such words: ${words}`)
  const spot = (offset: number, end: boolean): [Node, number] => {
    let rest = offset
    for (const node of nodes) {
      const length = node.textContent?.length ?? 0
      if (end ? rest <= length : rest < length) return [node, rest]
      rest -= length
    }
    throw new Error('Beyond the text.')
  }
  getSelection()?.setBaseAndExtent(...spot(at, false), ...spot(at + words.length, true))
}
