import { expect as expectNow, type Page } from '@playwright/test'
import { CommentsPage } from './comments'
import { ElementPage } from './element'
import { expectAccessible, expectContrast, expectNoSideways, picture } from './look'
import { expect, PHONE, test } from './world'

const FIRST = 'The branch at Weir Street stays open until nine.'
const SECOND = 'Bring a lamp.'
const THIRD = 'Keys are with Noor.'

test('[HI36, HI37] each of two people sees what is new since they were last there, at its place, until they mark it', async ({
  world,
}) => {
  const canvas = await world.canvas()
  const ben = await ElementPage.open(await world.person('Ben', 'member'), canvas)
  await ben.type(`${FIRST}\n${SECOND}\n`)
  await ben.saved()

  // Ada is there before the third line, Cleo after it.
  const ada = await world.person('Ada', 'member')
  await see(await ElementPage.open(ada, canvas))
  await ada.page.goto(`/canvases/${canvas.id}`)
  await ben.type(THIRD)
  await new CommentsPage(ben).select(SECOND)
  await ben.caretSeen()
  await ben.page.keyboard.press('Delete')
  await expect(ben.text).not.toContainText(SECOND)
  await ben.saved()
  const cleo = await world.person('Cleo', 'member')
  await see(await ElementPage.open(cleo, canvas))

  // The tile says so, to Ada alone.
  await ada.page.reload()
  const tile = ada.page.locator('.tile', { has: ada.page.locator('[data-kind="vision"]') })
  await expect(tile.locator('.is-new')).toHaveText('4 new words: Ben wrote here since you saw it')
  await expect(ada.page.locator('.is-new')).toHaveCount(1)
  await expectAccessible(ada.page)
  await picture(ada.page, 'since-board')
  await cleo.page.goto(`/canvases/${canvas.id}/since`)
  await expect(cleo.page.getByRole('heading', { name: /^Nothing new since/ })).toBeVisible()
  await expectAccessible(cleo.page)
  await picture(cleo.page, 'since-nothing')

  // By keyboard alone from the board to the passage in the text.
  await ada.page.getByRole('link', { name: 'Since I was last here' }).press('Enter')
  await expect(ada.page).toHaveURL(/\/since$/)
  const news = ada.page.getByRole('region', { name: 'Vision' })
  const passages = news.locator('.since-passages > li')
  await expect(passages).toHaveCount(2)
  await expect(passages.nth(0)).toContainText('Removed by Ben')
  await expect(passages.nth(0).locator('del')).toHaveText(SECOND)
  await expect(passages.nth(1)).toContainText('Added by Ben')
  await expect(passages.nth(1).locator('ins')).toHaveText(THIRD)
  await expect(news.getByText(FIRST)).toHaveCount(0)
  await expectAccessible(ada.page)
  await picture(ada.page, 'since-page')
  await ada.page.emulateMedia({ colorScheme: 'dark' })
  await expectContrast(ada.page)
  await picture(ada.page, 'since-page-dark')
  await ada.page.emulateMedia({ colorScheme: 'light' })
  await passages.nth(1).getByRole('link', { name: 'Open in the text' }).press('Enter')
  await expect(ada.page).toHaveURL(/#words=/)
  await expect(ada.page.locator('.prose .hit.now')).toHaveText(THIRD)

  // The text says it too, and puts it away when told to.
  const bar = ada.page.getByRole('region', { name: 'Since you were last here' })
  await expect(bar).toContainText('Ben wrote here since your last visit')
  await expectAccessible(ada.page)
  await picture(ada.page, 'since-bar')
  await bar.getByRole('button', { name: 'Put this away' }).press('Enter')
  await expect(bar).toHaveCount(0)

  // Having it open takes the word from the tile, and leaves it comparable.
  await see(ben.at(ada.page))
  await ada.page.goto(`/canvases/${canvas.id}`)
  await expect(ada.page.getByRole('link', { name: 'Since I was last here' })).toBeVisible()
  await expectNone(ada.page)
  await ada.page.goto(`/canvases/${canvas.id}/since`)
  await expect(passages).toHaveCount(2)

  // What was removed opens in the past.
  await passages.nth(0).getByRole('link', { name: 'Open in the history' }).click()
  await expect(ada.page.locator('.past-text del').first()).toHaveText(SECOND)

  await ada.page.goto(`/canvases/${canvas.id}/since`)
  await ada.page.getByRole('button', { name: 'Mark all as seen' }).press('Enter')
  await expect(ada.page.getByRole('heading', { name: /^Nothing new since/ })).toBeVisible()
  await ada.page.reload()
  await expect(ada.page.getByRole('heading', { name: /^Nothing new since/ })).toBeVisible()

  // A day takes the place of the visit; one's own words are no news.
  await ada.page.getByLabel('Compare with').fill(yesterday())
  await expect(news.locator('ins').filter({ hasText: FIRST })).toBeVisible()
  await expect(ada.page).toHaveURL(/\?since=\d{4}-\d\d-\d\d$/)
  await ben.page.goto(`/canvases/${canvas.id}/since?since=${yesterday()}`)
  await expect(ben.page.getByRole('heading', { name: /^Nothing new since/ })).toBeVisible()
})

test('[HI37] on a phone, in Spanish, for somebody who was never there, and for observers', async ({
  world,
}) => {
  const canvas = await world.canvas()
  const ben = await ElementPage.open(await world.person('Ben', 'member'), canvas)
  await ben.type(FIRST)
  await ben.saved()
  const eva = await world.person('Eva', 'member', { ...PHONE, locale: 'es' })
  await eva.page.goto(`/canvases/${canvas.id}/since`)
  await expect(eva.page.getByRole('heading', { name: 'Aún no hay con qué comparar' })).toBeVisible()
  await expectNoSideways(eva.page)
  await expectAccessible(eva.page)
  await picture(eva.page, 'since-first-phone')
  await eva.page.getByRole('button', { name: 'Lo nuevo de esta semana' }).click()
  await expect(eva.page.locator('.since-passages ins').first()).toHaveText(FIRST)
  await expect(eva.page.locator('.since-head').first()).toContainText('Añadido por Ben')
  await expectNoSideways(eva.page)
  await expectAccessible(eva.page)
  await picture(eva.page, 'since-page-phone')

  const olive = await world.person('Olive', 'observer')
  await olive.page.goto(`/canvases/${canvas.id}/since?since=${yesterday()}`)
  await expect(olive.page.getByText('Ben wrote here, last')).toBeVisible()
  await expect(olive.page.getByText('shown to those who may see the history')).toBeVisible()
  await expect(olive.page.getByText(FIRST)).toHaveCount(0)
})

/** Has the text before one's eyes until that is noted. */
async function see(element: ElementPage): Promise<void> {
  await element.ready()
  await element.page.waitForResponse(
    (answer) => answer.url().endsWith(`/elements/${element.id}/seen`) && answer.ok(),
  )
}

/** No tile says that it is new, once it was asked. */
async function expectNone(page: Page): Promise<void> {
  await expect(async () => {
    const asked = page.waitForResponse((answer) => answer.url().endsWith('/since'))
    await page.reload()
    await asked
    await expectNow(page.locator('.is-new')).toHaveCount(0, { timeout: 1000 })
  }).toPass()
}

function yesterday(): string {
  const day = new Date(Date.now() - 24 * 60 * 60 * 1000)
  const two = (number: number) => String(number).padStart(2, '0')
  return `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`
}
