import type { Locator, Page } from '@playwright/test'
import { z } from 'zod'
import { Canvas } from '../lib/canvases'
import { EXAMPLE_WORKSPACE } from '../server/example/people'
import { CommentsPage } from './comments'
import { ElementPage } from './element'
import { expectAccessible, expectContrast, expectNoSideways, picture } from './look'
import type { Person } from './person'
import { expect, PHONE, test } from './world'

const Seeded = z.object({ workspaceId: z.string() })
const EXAMPLE = EXAMPLE_WORKSPACE.slug
const ANALYSIS = 'conjunctural-analysis'

const ADAS = 'The branch at Weir Street stays open until nine.'
const BENS = ' On Tuesdays and Thursdays only.'

test('[HI10] a text shows who wrote what while two write in it, by colour, line and name, and writes nothing', async ({
  world,
}) => {
  const canvas = await world.canvas()
  const ada = await ElementPage.open(await world.person('Ada', 'member'), canvas)
  const ben = await ElementPage.open(await world.person('Ben', 'member'), canvas)
  await ada.type(ADAS)
  await ben.holds(ADAS)
  await ben.type(BENS)
  await ada.holds(BENS)
  await ben.saved()
  const before = await ada.words()

  const panel = await openWho(ada.page)
  await expect.poll(() => wordsBy(ada)).toEqual([ADAS, BENS])
  await expect(panel.getByRole('button', { name: /Ada/ })).toContainText('%')
  await expect(panel.getByRole('button', { name: /Ben/ })).toContainText('%')
  // Two authors are told apart by their lines too.
  const lines = await ada.text
    .locator('[data-passage]')
    .evaluateAll((marks) => marks.map((mark) => getComputedStyle(mark).textDecorationStyle))
  expect(new Set(lines).size).toBe(2)

  // At the caret, by keyboard alone; and under the pointer.
  await ada.text.focus()
  await saysAt(ada, 'Control+Home', panel, 'Ada,')
  await saysAt(ada, 'Control+End', panel, 'Ben,')
  await ada.text.locator('[data-passage]').first().hover()
  await expect(panel.getByRole('status')).toContainText('Ada,')

  // Enter in Ada's line, by Ben: her words stay hers; what he types meanwhile becomes his.
  await new CommentsPage(ben).select('The branch')
  await ben.page.keyboard.press('ArrowRight')
  await ben.caretSeen()
  await ben.page.keyboard.press('Enter')
  await ben.page.keyboard.press('Control+End')
  await ben.page.keyboard.type(' From May on.')
  await ada.holds('From May on.')
  await expect
    .poll(() => wordsBy(ada))
    .toEqual(['The branch', ADAS.slice('The branch'.length), `${BENS} From May on.`])

  await panel.getByRole('button', { name: /Ben/ }).click()
  await expect(ada.text.locator('.who.faded').first()).toHaveText('The branch')
  await expectAccessible(ada.page)
  await expectContrast(ada.page)
  await picture(ada.page, 'history-who')
  await ada.page.emulateMedia({ colorScheme: 'dark' })
  await expectContrast(ada.page)
  await picture(ada.page, 'history-who-dark')
  await ada.page.emulateMedia({ colorScheme: 'light' })

  await panel.getByRole('button', { name: 'Show the text without colours' }).click()
  await expect(ada.text.locator('[data-passage]')).toHaveCount(0)
  expect((await ada.words()).replaceAll('\n', '')).toBe(`${before} From May on.`)
})

test('[HI10] on a phone, and not for observers', async ({ world }) => {
  const canvas = await world.canvas()
  const ada = await ElementPage.open(await world.person('Ada', 'member', PHONE), canvas)
  await ada.type(ADAS)
  await ada.saved()
  const panel = await openWho(ada.page)
  await expect(panel.getByRole('button', { name: /Ada/ })).toContainText('100%')
  await expectNoSideways(ada.page)
  await expectAccessible(ada.page)
  await picture(ada.page, 'history-who-phone')

  const olive = await ElementPage.open(await world.person('Olive', 'observer'), canvas)
  await olive.holds(ADAS)
  await olive.page.getByRole('button', { name: 'Tools for this text' }).click()
  await expect(olive.page.getByRole('menuitem', { name: 'Print' })).toBeVisible()
  await expect(olive.page.getByRole('menuitemcheckbox', { name: 'Who wrote this' })).toHaveCount(0)
  await expect(olive.page.getByRole('menuitem', { name: 'History' })).toHaveCount(0)
  await olive.page.goto(`/elements/${ada.id}/history`)
  await expect(olive.page.getByRole('link', { name: 'To your workspace' })).toBeVisible()
  await expect(olive.page.getByText('until nine')).toHaveCount(0)
})

test('[HI11] the page of a text tells what was done, shows every moment and the difference of two, at an address for others', async ({
  world,
}) => {
  const canvas = await world.canvas()
  const ada = await ElementPage.open(await world.person('Ada', 'member'), canvas)
  const ben = await ElementPage.open(await world.person('Ben', 'member'), canvas)
  await ada.type(ADAS)
  await ben.holds(ADAS)
  await ben.type(BENS)
  await ben.saved()
  await ada.holds(BENS)

  await ada.page.getByRole('button', { name: 'Tools for this text' }).click()
  await ada.page.getByRole('menuitem', { name: 'History' }).click()
  await expect(ada.page.getByRole('heading', { level: 1 })).toContainText('History of')
  const page = new PastPage(ada.page)
  await expect(page.text).toContainText(`${ADAS}${BENS}`)
  const done = page.sessions.getByRole('button')
  await expect(done.filter({ hasText: 'Ada' })).toContainText('9 words in, none out')
  await expect(done.filter({ hasText: 'Ben' })).toContainText('5 words in, none out')

  // What one of them did: their words marked, the others plain.
  await done.filter({ hasText: 'Ben' }).click()
  await expect(page.text.locator('ins').filter({ hasText: 'Tuesdays' })).toHaveCount(1)

  // Back to the very beginning by keyboard, and to the end again.
  await page.slider('Moment').or(page.slider('To')).focus()
  await ada.page.keyboard.press('Home')
  await expect(page.text).not.toContainText('Tuesdays')
  await ada.page.keyboard.press('End')
  await expect(page.text).toContainText('Tuesdays')

  await ada.page.getByText('Between two').click()
  await page.slider('From').focus()
  await ada.page.keyboard.press('Home')
  await expect(page.summary).toContainText('Ada: 9 words in, none out')
  await expect(page.summary).toContainText('Ben: 5 words in, none out')
  await ada.page.keyboard.press('Alt+ArrowDown')
  await expect(ada.page.locator('[data-now]')).toBeFocused()
  await expect(page.summary.getByRole('status')).toContainText('Was here from the start')
  await ada.page.keyboard.press('Alt+ArrowDown')
  await expect(page.summary.getByRole('status')).toContainText('Added by Ada')
  await expectAccessible(ada.page)
  await picture(ada.page, 'history-page')
  await ada.page.emulateMedia({ colorScheme: 'dark' })
  await expectContrast(ada.page)
  await picture(ada.page, 'history-page-dark')

  // Beside each other: the older text has none of it.
  await ada.page.getByRole('button', { name: 'Beside each other' }).click()
  const sides = ada.page.getByRole('group', { name: 'Both texts beside each other' })
  await expect(sides.locator('ins').filter({ hasText: 'Tuesdays' })).toBeVisible()
  await expectAccessible(ada.page)
  await picture(ada.page, 'history-sides')

  // The same for somebody else, by the address alone; on a phone and in Spanish.
  const address = ada.page.url()
  expect(address).toMatch(/\?from=\d+&to=\d+$/)
  const eva = await world.person('Eva', 'member', { ...PHONE, locale: 'es' })
  await eva.page.goto(address)
  const hers = new PastPage(eva.page)
  await expect(hers.text.locator('ins').first()).toBeVisible()
  await expect(eva.page.getByText('Ada: 9 palabras puestas, ninguna quitada')).toBeVisible()
  await expectNoSideways(eva.page)
  await expectAccessible(eva.page)
  await picture(eva.page, 'history-page-phone')
})

test('[HI41, HI39] finds a sentence that went long ago and opens the moment it went, by keyboard, on a phone, and for observers where they may', async ({
  world,
}) => {
  // Two months ago Jonas wrote this text anew.
  const seeded = Seeded.parse(await world.server.operate('seed', 'example'))
  const ada = await world.person('Ada', 'member')
  const join = async ({ account }: Person, role: string) => {
    const where = ['--workspace', EXAMPLE, '--email', account.email, '--role', role]
    await world.server.operate('workspace', 'join', ...where)
  }
  await join(ada, 'steward')
  const list = await ada.context.request.get(`/api/v1/workspaces/${seeded.workspaceId}/canvases`)
  const { items } = z.object({ items: z.array(Canvas) }).parse(await list.json())
  const [element] = items.flatMap(({ elements }) =>
    elements.filter(({ opening, kind }) => kind === ANALYSIS && opening !== ''),
  )
  const { page } = ada
  await page.goto(`/elements/${element?.id}/history`)
  const field = page.getByRole('searchbox', { name: 'Find in the past' })
  await field.pressSequentially('nobody has COUNTED them')
  const found = page.getByRole('list', { name: 'Where these words stood' }).getByRole('button')
  await expect(found).toHaveCount(1)
  await expect(found.locator('mark')).toHaveText('Nobody has counted them')
  await expect(found).toContainText(/Came by Jonas.* gone by Jonas/)
  await expectAccessible(page)
  await picture(page, 'history-find')
  await field.press('ArrowDown')
  await expect(found).toBeFocused()
  await page.keyboard.press('Enter')
  const mark = page.locator('.past-text mark')
  await expect(mark).toHaveText('Nobody has counted them')
  await expect(mark).toBeFocused()
  await expect(mark).toBeInViewport()
  await expectAccessible(page)
  await picture(page, 'history-found')
  await page.emulateMedia({ colorScheme: 'dark' })
  await expectContrast(page)
  await picture(page, 'history-found-dark')
  // One moment later they are struck.
  await page.getByRole('button', { name: 'One moment on' }).click()
  await expect(page.locator('.past-text del', { hasText: 'Nobody has counted them' })).toBeVisible()
  await page.getByRole('button', { name: 'One moment back' }).click()
  await found.click()
  await field.fill('nobody has counted trees')
  await expect(page.getByText('These words never stood in this text like this.')).toBeVisible()

  // The same at its address, for an observer once they may; on a phone and in Spanish.
  const address = page.url()
  expect(address).toMatch(/\?at=\d+#words=/)
  const olive = await world.person('Olive', 'observer', { ...PHONE, locale: 'es' })
  await join(olive, 'observer')
  await olive.page.goto(address)
  await expect(olive.page.getByRole('searchbox')).toHaveCount(0)
  await page.goto(`/w/${EXAMPLE}/teams`)
  await page
    .getByRole('combobox', { name: 'Who may see the history of texts' })
    .selectOption('everyone')
  await expect(page.getByText('Changed who may see the history.')).toBeVisible()
  await olive.page.goto(address)
  await olive.page.reload()
  await expect(olive.page.locator('.past-text mark')).toHaveText('Nobody has counted them')
  await olive.page
    .getByRole('searchbox', { name: 'Buscar en el pasado' })
    .fill('nobody has counted')
  await expect(olive.page.getByText(/Puesto por Jonas/)).toBeVisible()
  await expectNoSideways(olive.page)
  await expectAccessible(olive.page)
  await picture(olive.page, 'history-find-phone')
})

/** A key in the text, and what the panel says of where the caret is then. */
async function saysAt(
  { page }: ElementPage,
  key: string,
  panel: Locator,
  words: string,
): Promise<void> {
  // The editor sets its caret once more a moment after it got the focus.
  await expect(async () => {
    await page.keyboard.press(key)
    await expect(panel.getByRole('status')).toContainText(words, { timeout: 2000 })
  }).toPass()
}

/** Opens the colours of authors by keyboard and answers the panel. */
async function openWho(page: Page): Promise<Locator> {
  await page.getByRole('button', { name: 'Tools for this text' }).press('Enter')
  await page.getByRole('menuitemcheckbox', { name: 'Who wrote this' }).press('Enter')
  const panel = page.getByRole('region', { name: 'Who wrote this' })
  await expect(panel).toBeVisible()
  return panel
}

/** What is drawn as one author's, stretch by stretch, each within a block. */
function wordsBy(element: ElementPage): Promise<string[]> {
  return element.text.locator('[data-passage]').evaluateAll((marks) => {
    const stretches: { words: string; look: string; block: Element | null }[] = []
    for (const mark of marks) {
      const [look, block] = [mark.className, mark.closest('p')]
      const last = stretches.at(-1)
      if (last && last.look === look && last.block === block) last.words += mark.textContent
      else stretches.push({ words: mark.textContent, look, block })
    }
    return stretches.map(({ words }) => words)
  })
}

class PastPage {
  readonly text: Locator
  readonly sessions: Locator
  readonly summary: Locator

  constructor(private readonly page: Page) {
    this.text = page.locator('.past-text')
    this.sessions = page.locator('.session-list')
    this.summary = page.locator('.sum')
  }

  slider(name: string): Locator {
    return this.page.getByRole('slider', { name, exact: true })
  }
}
