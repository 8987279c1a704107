import { expect, type Locator } from '@playwright/test'
import type { Canvas } from '../lib/canvases'
import { ElementPage } from './element'
import { expectAccessible, expectNoSideways, picture } from './look'
import type { Person } from './person'
import { PHONE, test } from './world'

test('[SH1] [SH6] a link with a password: a stranger reads along until it is revoked', async ({
  world,
}) => {
  const canvas = await world.canvas('Cycle lanes by spring')
  const cora = await world.person('Cora', 'coordinator')
  const wilma = await ElementPage.open(await world.person('Wilma', 'member'), canvas)
  await wilma.type('Children cycle to school on their own.')
  await wilma.saved()
  const link = await makeLink(cora, canvas, { password: 'blue bicycle' })

  const stranger = await world.stranger({ javaScriptEnabled: false })
  const { page } = stranger
  await page.goto(link)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/asks for a password/)
  await page.getByLabel('Password').fill('red bicycle')
  await page.getByRole('button', { name: 'Read' }).click()
  await expect(page.getByRole('alert')).toContainText('That is not the password')
  await page.getByLabel('Password').fill('blue bicycle')
  await page.getByRole('button', { name: 'Read' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Cycle lanes by spring')
  await expect(page.getByText('Children cycle to school')).toBeVisible()
  await expect(page.getByText('Working draft')).toBeVisible()

  await wilma.type(' And their grandparents too.')
  await wilma.saved()
  await page.reload()
  await expect(page.getByText('And their grandparents too.')).toBeVisible()

  const dialog = cora.page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Revoke' }).click()
  const since = Date.now()
  await cora.page.getByRole('dialog').getByRole('button', { name: 'Revoke' }).click()
  await expect(cora.page.getByText('Link revoked.')).toBeVisible()
  await page.reload()
  expect(Date.now() - since, 'milliseconds until it is gone').toBeLessThan(3000)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/does not lead anywhere/)
  await expect(page.getByText('Children cycle')).toHaveCount(0)
})

test('[SH5] on a phone a coordinator makes, sees and copies a link to one text; members cannot', async ({
  world,
}) => {
  const canvas = await world.canvas()
  const cora = await world.person('Cora', 'coordinator', PHONE)
  const page = await ElementPage.open(cora, canvas)
  await page.type('We walk.')
  await page.saved()
  await cora.page.getByRole('button', { name: 'Share' }).click()
  const dialog = cora.page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Make a link' }).click()
  await dialog.getByLabel('What it is for').fill('Poster at the school')
  await dialog.getByRole('button', { name: 'Make a link' }).click()
  await expect(dialog.getByText('Poster at the school')).toBeVisible()
  await expect(dialog.getByText(/made by Cora · works until/)).toBeVisible()
  await expectAccessible(cora.page)
  await expectNoSideways(cora.page)
  await picture(cora.page, 'share-dialog-phone')

  const stranger = await world.stranger(PHONE)
  await stranger.page.goto(await urlIn(dialog))
  await expect(stranger.page.getByText('We walk.')).toBeVisible()
  await expectNoSideways(stranger.page)

  const mia = await world.person('Mia', 'member')
  await mia.page.goto(`/elements/${page.id}`)
  await expect(mia.page.locator('.save')).toHaveText('Saved')
  await expect(mia.page.getByRole('button', { name: 'Share' })).toHaveCount(0)
})

/** Opens the dialog on the board, makes a link, leaves the dialog open. */
async function makeLink(
  person: Person,
  canvas: Canvas,
  { password }: { password: string },
): Promise<string> {
  const { page } = person
  await page.goto(`/canvases/${canvas.id}`)
  await page.getByRole('button', { name: 'Share' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Make a link' }).click()
  await dialog.getByLabel('Ask for a password').check()
  await dialog.getByLabel('Password', { exact: true }).fill(password)
  await picture(page, 'share-dialog-new')
  await dialog.getByRole('button', { name: 'Make a link' }).click()
  await expect(dialog.getByText('asks for a password')).toBeVisible()
  await picture(page, 'share-dialog')
  return urlIn(dialog)
}

async function urlIn(dialog: Locator): Promise<string> {
  return new URL(await dialog.getByRole('textbox').first().inputValue()).pathname
}
