import { Canvas } from '../lib/canvases'
import { ElementPage } from './element'
import { expectAccessible, expectContrast, expectNoSideways, picture } from './look'
import type { Person } from './person'
import { expect, PHONE, test, type World } from './world'

const FIRST = 'The branch at Weir Street stays open until nine.'

/** Asks the API as this person. */
async function ask(
  world: World,
  { account }: Person,
  path: string,
  body: object,
): Promise<unknown> {
  const answer = await fetch(`${world.server.url}/api/v1${path}`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${await world.token(account)}`,
      'content-type': 'application/json',
    },
    body: JSON.stringify(body),
  })
  expect(answer.ok, `${path}: ${await answer.clone().text()}`).toBe(true)
  return answer.json()
}

async function copyOf(world: World, by: Person, { id }: Canvas, title: string): Promise<Canvas> {
  return Canvas.parse(await ask(world, by, `/canvases/${id}/copies`, { title, as: 'fork' }))
}

/** A canvas and an alternative to it; the text of both went on, each in its own way. */
async function apart(world: World, noor: Person, ben: Person) {
  const canvas = await world.canvas('Open late')
  const one = await ElementPage.open(ben, canvas)
  await one.type(FIRST)
  await one.saved()
  const label = { label: 'For the meeting', significance: 'substantive' }
  const id = crypto.randomUUID()
  await ask(world, noor, `/elements/${one.id}/editions`, { id, ...label })
  const copy = await copyOf(world, noor, canvas, 'Lending vans')
  await one.type(' Keys are with Noor.')
  await one.saved()
  const two = await ElementPage.open(ben, copy)
  await two.type(' Bring a lamp.')
  await two.saved()
  return { canvas, copy, one, two }
}

test('[HI65, HI66, HI67, HI69] from the menu of a copy to what is different in each text, at any two moments, by keyboard', async ({
  world,
}) => {
  const noor = await world.person('Noor', 'coordinator')
  const ben = await world.person('Ben', 'member')
  const { copy, one, two } = await apart(world, noor, ben)
  const { page } = noor

  await page.goto(`/canvases/${copy.id}`)
  const menu = page.getByRole('menu')
  await expect(async () => {
    if (!(await menu.isVisible()))
      await page.getByRole('button', { name: 'More about this canvas' }).press('Enter')
    await expect(menu).toBeVisible({ timeout: 2000 })
  }).toPass()
  await page.getByRole('menuitem', { name: /^Compare with its copies/ }).press('Enter')
  await expect(page).toHaveURL(/\/canvases\/[^/]+\/compare$/)
  await expect(page.getByText('“Open late” and “Lending vans”, element by element')).toBeVisible()
  const rows = page.getByRole('list', { name: 'Elements' }).getByRole('listitem')
  const vision = page.locator('.df-row', { has: page.getByRole('heading', { name: 'Vision' }) })
  await expect(vision).toContainText('Only in Open late: 4 words')
  await expect(vision).toContainText('Only in Lending vans: 3 words')
  await expect(rows.getByText('Nothing in either yet')).toHaveCount(8)
  await expect(page.getByText('One of 9 elements is different.')).toBeVisible()
  await expectAccessible(page)
  await picture(page, 'compare-canvases')
  await page.emulateMedia({ colorScheme: 'dark' })
  await expectContrast(page)
  await picture(page, 'compare-canvases-dark')
  await page.emulateMedia({ colorScheme: 'light' })

  await vision.getByRole('link', { name: /^See what is different.*Vision$/ }).press('Enter')
  await expect(page).toHaveURL(
    new RegExp(`/elements/${two.id}/compare\\?from=${one.id}&to=${two.id}$`),
  )
  const text = page.locator('.past-text')
  await expect(text.locator('del')).toHaveText('Keys are with Noor')
  await expect(text.locator('ins')).toHaveText('Bring a lamp')
  const summary = page.getByRole('region', { name: 'What is different' })
  await expect(summary).toContainText('“Open late, now” and “Lending vans, now”')
  await expect(summary).toContainText('Only in Open late, now: 4 words')
  await expectAccessible(page)
  await picture(page, 'compare-texts')
  await page.emulateMedia({ colorScheme: 'dark' })
  await expectContrast(page)
  await picture(page, 'compare-texts-dark')
  await page.emulateMedia({ colorScheme: 'light' })

  // From difference to difference; and both texts beside each other.
  await page.keyboard.press('Alt+ArrowDown')
  await expect(text.locator('del')).toBeFocused()
  await expect(summary.getByRole('status')).toHaveText('Only in Open late, now')
  await summary.getByRole('button', { name: 'Beside each other' }).press('Enter')
  const sides = page.getByRole('group', { name: 'Both texts beside each other' })
  await expect(sides.getByRole('heading')).toHaveText(['Open late, now', 'Lending vans, now'])
  await expectAccessible(page)
  await picture(page, 'compare-texts-beside')
  await summary.getByRole('button', { name: 'Beside each other' }).press('Enter')

  // An edition of one against the other as it is now, at an address of its own.
  const from = page.getByRole('group', { name: 'First text' })
  await from.getByLabel('As it stood').selectOption({ label: 'Edition 1: For the meeting' })
  await expect(summary).toContainText('“Open late, edition 1” and “Lending vans, now”')
  await expect(text.locator('del')).toHaveCount(0)
  await expect(text.locator('ins')).toHaveText('Bring a lamp.')
  await expect(page).toHaveURL(new RegExp(`from=${one.id}@edition-1&to=${two.id}$`))
  const olive = await world.person('Olive', 'observer')
  await olive.page.goto(page.url())
  await expect(olive.page.locator('.past-text ins')).toHaveText('Bring a lamp.')
  await expect(olive.page.getByRole('option', { name: 'At another time…' })).toHaveCount(0)
  await page.getByRole('button', { name: 'Swap' }).press('Enter')
  await expect(text.locator('del')).toHaveText('Bring a lamp.')

  // Another time, for those who may look back; what is written meanwhile comes by itself.
  const second = page.getByRole('group', { name: 'Second text' })
  await second.getByLabel('As it stood').selectOption({ label: 'At another time…' })
  await expect(page).toHaveURL(/to=[^&]+@time-\d+$/)
  await expect(text.locator('ins')).toHaveText('Keys are with Noor')
  await two.type(' And a chair.')
  await two.saved()
  await expect(text.locator('del')).toHaveText('Bring a lamp. And a chair')

  // An edit of the record, as an older link may name it: the text before its first word.
  await page.goto(`/elements/${one.id}/compare?from=${one.id}@edit-1&to=${one.id}`)
  await expect(text.locator('ins')).toHaveText(`${FIRST} Keys are with Noor.`)
  await expect(text.locator('del')).toHaveCount(0)
  await expect(from.getByLabel('As it stood')).toHaveValue('edit-1')
})

test('[HI66, HI68] on a phone, in Spanish; where there is nothing to compare with, it says so', async ({
  world,
}) => {
  const noor = await world.person('Noor', 'coordinator')
  const ben = await world.person('Ben', 'member')
  const alone = await world.canvas('Alone')
  const eva = await world.person('Eva', 'member', { ...PHONE, locale: 'es' })
  const { page } = eva
  for (const path of [`/canvases/${alone.id}`, `/elements/${alone.elements[0]?.id ?? ''}`]) {
    await page.goto(`${path}/compare`)
    await expect(page.getByRole('heading', { name: 'Aún no hay con qué comparar' })).toBeVisible()
    await expectNoSideways(page)
    await expectAccessible(page)
  }
  await picture(page, 'compare-nothing-phone')

  const { canvas, one, two } = await apart(world, noor, ben)
  await page.goto(`/canvases/${canvas.id}/compare`)
  await expect(page.getByText('Uno de 9 elementos es distinto.')).toBeVisible()
  await expectNoSideways(page)
  await expectAccessible(page)
  await picture(page, 'compare-canvases-phone')
  await page.getByRole('link', { name: /^Ver qué es distinto/ }).tap()
  await expect(page.locator('.past-text ins')).toHaveText('Bring a lamp')
  await expect(page.getByRole('button', { name: 'Uno junto al otro' })).toBeHidden()
  await expectNoSideways(page)
  await expectAccessible(page)
  await picture(page, 'compare-texts-phone')
  await page.emulateMedia({ colorScheme: 'dark' })
  await picture(page, 'compare-texts-phone-dark')

  // What is not related, or is not there, is not compared.
  const stranger = alone.elements[0]?.id ?? ''
  for (const path of [
    `/elements/${two.id}/compare?from=${one.id}&to=${stranger}`,
    `/canvases/${canvas.id}/compare?with=${alone.id}`,
  ]) {
    await page.goto(path)
    await expect(page.getByRole('heading', { name: 'Esto no se puede comparar' })).toBeVisible()
  }
  await expectAccessible(page)
  await page.getByRole('link', { name: 'Comparar con otro lienzo' }).tap()
  await expect(page.getByText('Uno de 9 elementos es distinto.')).toBeVisible()
})
