import { expect as expectNow, type Page } from '@playwright/test'
import { CommentsPage } from './comments'
import { ElementPage } from './element'
import { expectAccessible, expectNoSideways, picture } from './look'
import { expect, PHONE, test } from './world'

const SENTENCE = 'The kingfisher comes back when the weir is mended.'

test('[SE7, SE12, SE5] what one writes, another finds and opens at its place; nobody of another group does', async ({
  world,
}) => {
  const canvas = await world.canvas()
  const ada = await ElementPage.open(await world.person('Ada', 'member'), canvas)
  for (let n = 1; n <= 30; n++) await ada.type(`Line ${n} of many.\n`)
  await ada.type(`${SENTENCE}\n`)
  for (let n = 31; n <= 60; n++) await ada.type(`Line ${n} of many.\n`)
  await ada.saved()
  const talk = new CommentsPage(ada)
  await talk.comment('Line 3 of many', 'Did anybody see an otter?')

  const ben = await world.person('Ben', 'observer')
  const { page } = ben
  await page.goto(`/w/${world.workspace.slug}/search`)
  const results = page.getByRole('list', { name: 'What was found' })
  await find(page, 'KINGFISH weir')
  await expect(async () => {
    await find(page, 'KINGFISH')
    await find(page, 'KINGFISH weir')
    await expectNow(results.getByRole('listitem')).toHaveCount(1, { timeout: 2000 })
  }).toPass()
  await expect(results.locator('mark')).toHaveText(['kingfisher', 'weir'])
  await expect(page).toHaveURL(/[?]q=KINGFISH\+weir$/)
  await picture(page, 'search-found')

  // By keyboard alone: down to the hit, back to the field, and down again to open it.
  await page.keyboard.press('ArrowDown')
  await expect(results.getByRole('link')).toBeFocused()
  await page.keyboard.press('ArrowUp')
  await expect(page.getByRole('searchbox')).toBeFocused()
  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(new RegExp(`/elements/${ada.id}#words=`))
  const shown = page.locator('.prose .hit.now')
  await expect(shown).toHaveText(SENTENCE)
  await expect(shown).toBeInViewport()
  await picture(page, 'search-place')
  await page.keyboard.press('Escape')
  await expect(shown).toHaveCount(0)
  await ada.page.bringToFront()
  expect(await ada.count(SENTENCE)).toBe(1)

  await page.goBack()
  await expect(page.getByRole('searchbox')).toHaveValue('KINGFISH weir')
  await find(page, 'otter')
  await results.getByRole('link', { name: 'otter' }).click()
  await expect(page).toHaveURL(/#thread-/)
  await expect(new CommentsPage(ada.at(page)).thread('Did anybody see an otter?')).toBeVisible()

  const other = await world.otherWorkspace()
  const eve = await other.person('Eve', 'steward')
  await eve.page.goto(`/w/${other.workspace.slug}/search?q=kingfisher`)
  await expect(eve.page.getByRole('heading', { name: /Nothing found/ })).toBeVisible()
  await eve.page.goto(`/w/${world.workspace.slug}/search?q=kingfisher`)
  await expect(eve.page.getByRole('heading', { name: 'There is nothing here' })).toBeVisible()
})

test('[SE12] words that have changed are found nearly, and words that are gone are said to be', async ({
  world,
}) => {
  const canvas = await world.canvas()
  const ada = await ElementPage.open(await world.person('Ada', 'member'), canvas)
  await ada.type('The heron stands by the old weir at dawn, waiting for the fish to come.')
  await ada.saved()
  const { page } = ada
  const lead = async (words: string) => {
    await page.goto(`/elements/${ada.id}#words=${encodeURIComponent(words)}`)
    await page.reload()
    await ada.ready()
  }
  await lead('The heron stood by the old weir at dawn, waiting for fish to come.')
  await expect(page.locator('.prose .hit.now')).toContainText('by the old weir at dawn')
  await lead('Nobody has ever written anything like this in here')
  await expect(page.getByText('These words are not in this text any more.')).toBeVisible()
  await expect(page.locator('.prose .hit')).toHaveCount(0)
})

test('[SE13] the page says what it is for, that nothing was found and that it could not look; on a phone, in Spanish', async ({
  world,
}) => {
  const canvas = await world.canvas('La biblioteca de todos')
  await world.canvas('Otro lienzo')
  const ana = await world.person('Ana', 'member', { ...PHONE, locale: 'es-ES' })
  const { page } = ana
  await page.goto(`/w/${world.workspace.slug}/search`)
  await expect(
    page.getByRole('heading', { name: 'Escribe una palabra, o su comienzo' }),
  ).toBeVisible()
  await isFine(page, 'search-start-360')
  await find(page, 'bibliot')
  const results = page.getByRole('list', { name: 'Lo encontrado' })
  await expect(results.getByRole('link', { name: canvas.title })).toBeVisible()
  await expect(page.getByRole('status').filter({ hasText: '1 encontrado' })).toBeVisible()
  await isFine(page, 'search-found-360')
  await page.getByText('Comentarios', { exact: true }).click()
  await expect(
    page.getByRole('heading', { name: 'No se encontró nada para “bibliot”' }),
  ).toBeVisible()
  await page.getByRole('button', { name: 'Buscar en todas partes' }).click()
  await expect(results.getByRole('link', { name: canvas.title })).toBeVisible()

  await page.route('**/search?*', (route) =>
    route.request().url().includes('/api/') ? route.abort() : route.fallback(),
  )
  await find(page, 'otro')
  await expect(page.getByRole('main').getByRole('alert')).toBeVisible()
  await isFine(page, 'search-failed-360')
  await page.unroute('**/search?*')
  await page.getByRole('button', { name: 'Probar otra vez' }).click()
  await expect(results.getByRole('link', { name: 'Otro lienzo' })).toBeVisible()
})

test('[SE14] the palette goes anywhere and does what one may, by keyboard alone', async ({
  world,
}) => {
  const canvas = await world.canvas('Copper Lane')
  const noor = await world.person('Noor', 'steward')
  const { page } = noor
  const field = page.getByRole('combobox', { name: 'Search or go to' })
  const option = (name: string | RegExp) => page.getByRole('option', { name })
  for (const path of [
    `/w/${world.workspace.slug}`,
    `/canvases/${canvas.id}`,
    `/elements/${canvas.elements[0]?.id}`,
    '/settings',
  ]) {
    await page.goto(path)
    await expect(page.getByRole('button', { name: 'Search and go to' })).toBeVisible()
    await openPalette(page)
    await page.keyboard.press('Escape')
    await expect(field, path).toHaveCount(0)
  }

  await openPalette(page)
  await page.keyboard.type('copp')
  await expect(option('Copper Lane')).toBeVisible()
  await expectAccessible(page)
  await picture(page, 'palette-names')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(new RegExp(`/canvases/${canvas.id}$`))

  await openPalette(page)
  await page.keyboard.type('vision copper')
  await expect(option(/Vision/)).toBeVisible()
  await page.keyboard.press('ArrowUp')
  await expect(option(/Search texts and comments/)).toHaveAttribute('aria-selected', 'true')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(new RegExp(`/elements/${canvas.elements[0]?.id}$`))

  await page.getByRole('button', { name: 'Search and go to' }).click()
  await page.keyboard.type('dark')
  await page.keyboard.press('Enter')
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  await openPalette(page)
  await picture(page, 'palette-dark')
  await page.keyboard.type('new canvas')
  await page.keyboard.press('Enter')
  await expect(
    page.getByRole('dialog', { name: 'Make a canvas' }).or(page.getByRole('dialog')),
  ).toBeVisible()
  await page.keyboard.press('Escape')
  // It gives the focus back to where it was as it goes.
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await openPalette(page)
  await field.fill('otters at night')
  await expect(field).toHaveValue('otters at night')
  await field.press('Enter')
  await expect(page).toHaveURL(/[/]search[?]q=otters\+at\+night$/)

  const olu = await world.person('Olu', 'observer', PHONE)
  await olu.page.goto(`/w/${world.workspace.slug}`)
  await olu.page.getByRole('button', { name: 'Search and go to' }).tap()
  await expect(olu.page.getByRole('option', { name: 'Members' })).toBeVisible()
  for (const name of ['Audit log', 'Storage', 'New canvas', 'Copy invite link'])
    await expect(olu.page.getByRole('option', { name })).toHaveCount(0)
  await isFine(olu.page, 'palette-360')
})

test('[SE15] the key links words that are selected; what is typed while the palette comes is not in the text', async ({
  world,
}) => {
  const canvas = await world.canvas()
  const ada = await ElementPage.open(await world.person('Ada', 'member'), canvas)
  const { page } = ada
  await ada.type('Read the letter')
  await ada.saved()
  await page.keyboard.press('Control+Shift+ArrowLeft')
  await page.keyboard.press('Control+k')
  await expect(page.getByRole('textbox', { name: 'Address' })).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(ada.text).toBeFocused()
  // The editor puts its selection back a frame after the focus.
  await ada.caretSeen()

  // Nothing of the palette is there yet, and it takes its time.
  let release: () => void = () => undefined
  const held = new Promise<void>((resolve) => (release = resolve))
  await page.route(/_next.*[.]js/, async (route) => {
    await held
    await route.fallback()
  })
  await page.keyboard.press('ArrowRight')
  await ada.caretSeen()
  await page.keyboard.press('Control+k')
  await page.keyboard.type('frameworks')
  release()
  const field = page.getByRole('combobox', { name: 'Search or go to' })
  await expect(field).toHaveValue('frameworks')
  await expect(field).toBeFocused()
  expect(await ada.words()).toContain('Read the letter')
  expect(await ada.words()).not.toContain('frame')
  await page.keyboard.press('Escape')
  await expect(ada.text).toBeFocused()
  await page.keyboard.type('!')
  await ada.holds('Read the letter!')
})

/** A page that has just come does not know the key yet. */
async function openPalette(page: Page): Promise<void> {
  await expect(async () => {
    await page.keyboard.press('Control+k')
    await expectNow(page.getByRole('combobox')).toBeFocused({ timeout: 5000 })
  }).toPass()
}

async function find(page: Page, words: string): Promise<void> {
  await page.getByRole('searchbox').fill(words)
}

async function isFine(page: Page, name: string): Promise<void> {
  await expectAccessible(page)
  await expectNoSideways(page)
  await picture(page, name)
}
