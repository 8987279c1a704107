import { expect, type Locator, type Page } from '@playwright/test'
import type { Canvas } from '../lib/canvases'
import { CommentsPage } from './comments'
import type { ElementPage } from './element'
import type { Person } from './person'
import { Raw } from './raw-client'
import type { World } from './world'

/** The suggestions of an element as a person uses them. */
export class SuggestionsPage {
  readonly page: Page
  readonly comments: CommentsPage
  /** Says above the text that one is suggesting. */
  readonly banner: Locator

  constructor(readonly element: ElementPage) {
    this.page = element.page
    this.comments = new CommentsPage(element)
    this.banner = this.page.getByRole('region', { name: /^You are suggesting/ })
  }

  /** Goes into suggesting mode as those do who may not write. */
  async begin(): Promise<void> {
    await this.page.getByRole('button', { name: 'Suggest changes' }).click()
    await this.here()
  }

  /** The copy is there and can be written in. */
  async here(): Promise<void> {
    await expect(this.banner).toContainText(/changes?( yet)?/)
    await expect(this.element.text).toHaveAttribute('aria-readonly', 'false')
  }

  /** Puts other words in the place of these, by typing. */
  async retype(words: string, next: string): Promise<void> {
    await this.comments.select(words)
    await this.page.keyboard.type(next)
  }

  async toEnd(): Promise<void> {
    await this.element.text.press('Control+End')
    await this.element.caretSeen()
  }

  async counts(words: string): Promise<void> {
    await expect(this.banner).toContainText(words)
  }

  /** Looks at what is sent, and sends it. */
  async send(note = ''): Promise<void> {
    await this.banner.getByRole('button', { name: 'Send' }).click()
    const dialog = this.page.getByRole('dialog', { name: 'Send these suggestions?' })
    if (note) await dialog.getByLabel('Why (optional)').fill(note)
    await dialog.getByRole('button', { name: 'Send' }).click()
    await expect(this.banner).toHaveCount(0)
  }

  /** Cards of suggestions in the margin. */
  get cards(): Locator {
    return this.comments.margin.getByRole('article', { name: /^Suggestion/ })
  }

  card(words: string): Locator {
    return this.cards.filter({ hasText: words })
  }

  /** What is drawn into the text as new, or as to go. */
  drawn(kind: 'ins' | 'del'): Promise<string[]> {
    return this.element.text.evaluate(
      (text, tag) => [...text.querySelectorAll(`${tag}.s-${tag}`)].map((one) => one.textContent),
      kind,
    )
  }
}

/** Lets observers of this workspace comment, so that there is somebody who may not write. */
export async function letObserversComment(world: World, steward: Person): Promise<void> {
  await steward.page.goto(`/w/${world.workspace.slug}/teams`)
  await steward.page.getByLabel('Who may comment on texts').selectOption('everyone')
  await expect(steward.page.getByText('Changed who may comment.')).toBeVisible()
}

/** A program's connection to the vision of a canvas, in the name of a member, or of this person. */
export async function rawVision(world: World, canvas: Canvas, person?: Person): Promise<Raw> {
  const account = person?.account ?? (await world.account(`Script${scripts++}`, 'member'))
  const token = await world.token(account, person ? 'write' : 'read')
  const vision = canvas.elements.find(({ kind }) => kind === 'vision')
  return Raw.open(world.server, vision?.documentId ?? '', token)
}
let scripts = 0
