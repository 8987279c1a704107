import { ElementPage } from './element'
import { expectAccessible, expectContrast, expectNoSideways, picture } from './look'
import { Server } from './server'
import { expect, PHONE, test as base, World } from './world'

// A server of their own, on which a text is quiet after a second.
const test = base.extend<{ quick: World }>({
  quick: async ({ browser }, use) => {
    const server = await Server.start({ env: { EDITION_AFTER_QUIET_MINUTES: '0.02' } })
    const world = await World.make(server, browser)
    await use(world)
    await world.end()
    await server.dispose()
  },
})

test('[EI16, EI19, HI22] a text that is quiet is kept; the page of its past says so between what was done, by section and person', async ({
  quick,
}) => {
  const canvas = await quick.canvas()
  const cora = await ElementPage.open(await quick.person('Cora', 'coordinator'), canvas)
  const ben = await ElementPage.open(await quick.person('Ben', 'member'), canvas)
  await cora.type('## Hours\nThe branch stays open until nine.\n')
  await cora.saved()
  await ben.holds('until nine.')
  const path = `/elements/${cora.id}`
  const kept = () => cora.page.getByText('Kept after a while of quiet')
  await expect(async () => {
    await cora.page.goto(`${path}/history`)
    await expect(kept().first()).toBeVisible({ timeout: 3000 })
  }).toPass({ timeout: 30_000 })
  await expect(cora.page.getByText('Begun by Cora')).toBeVisible()

  // A named one, with what it takes in offered by keyboard.
  await cora.page.goto(`${path}/editions`)
  await cora.page.getByRole('button', { name: 'Save an edition' }).click()
  const form = cora.page.getByRole('dialog', { name: 'Save an edition' })
  await form.getByLabel('What it is called').fill('For the meeting')
  await form.getByLabel('What is new in it').fill('The hours are agreed.')
  await form.getByText('Takes in other editions').press('Enter')
  await expect(form.getByText('There are no other editions on this canvas yet.')).toBeVisible()
  await expectAccessible(cora.page)
  await form.getByRole('button', { name: 'Save an edition' }).press('Enter')
  await expect(cora.page.getByText('Written by Cora')).toBeVisible()

  await ben.type('## People\nTwo of us at the desk.')
  await ben.saved()
  await ben.page.goto(`${path}/history`)
  const list = ben.page.locator('.session-list')
  const edition = list.getByRole('button', { name: /Edition 1: For the meeting/ })
  await edition.press('Enter')
  await expect(ben.page.getByRole('region', { name: 'Edition 1' })).toContainText(
    'The hours are agreed.',
  )
  await expect(ben.page.locator('.past-text ins').first()).toContainText('Hours')
  await expectAccessible(ben.page)
  await picture(ben.page, 'history-editions')
  await ben.page.emulateMedia({ colorScheme: 'dark' })
  await expectContrast(ben.page)
  await picture(ben.page, 'history-editions-dark')
  await ben.page.emulateMedia({ colorScheme: 'light' })

  // By section, and by person.
  await ben.page.getByLabel('In which section').selectOption('People')
  await expect(list.getByRole('button', { name: /Ben/ })).toHaveCount(1)
  await expect(list.getByRole('button', { name: /Cora.*words in/ })).toHaveCount(0)
  await expect(list.getByText('Kept after a while of quiet')).toHaveCount(0)
  await expect(edition).toBeVisible()
  await ben.page.getByLabel('In which section').selectOption('The whole text')
  await ben.page.getByLabel('By whom').selectOption('Ben')
  await expect(edition).toHaveCount(0)
  await ben.page.getByLabel('By whom').selectOption('Everybody')

  // What was kept by itself has a page of its own, for those who may know the past.
  await list.getByRole('link', { name: 'Read the text as it was kept' }).last().click()
  await expect(ben.page.getByText('It has no number and may go when it is old')).toBeVisible()
  await expect(ben.page.locator('.kept-words')).toContainText('until nine.')
  await expect(ben.page.locator('.kept-words')).not.toContainText('Two of us')
  await expectAccessible(ben.page)
  await picture(ben.page, 'automatic-edition')
  const address = ben.page.url()
  const olive = await quick.person('Olive', 'observer', { ...PHONE, locale: 'es' })
  await olive.page.goto(address)
  await expect(olive.page.getByRole('heading', { name: 'Aquí no hay nada' })).toBeVisible()
  const eva = await quick.person('Eva', 'member', { ...PHONE, locale: 'es' })
  await eva.page.goto(`${path}/history`)
  await expect(eva.page.getByText('Guardado tras un rato de calma').first()).toBeVisible()
  await expectNoSideways(eva.page)
  await expectAccessible(eva.page)
  await picture(eva.page, 'history-editions-phone')
})

test('[EI20, EI21] a steward sees what a rule would free before it holds, on a phone too; a wrong one is told', async ({
  quick,
}) => {
  const canvas = await quick.canvas()
  const ada = await ElementPage.open(await quick.person('Ada', 'member'), canvas)
  await ada.type('The branch stays open until nine.')
  await ada.saved()
  const noor = await quick.person('Noor', 'steward', PHONE)
  const { page } = noor
  await expect(async () => {
    await page.goto(`/w/${quick.workspace.slug}/sizes`)
    await expect(page.getByText(/One so far, /)).toBeVisible({ timeout: 3000 })
  }).toPass({ timeout: 30_000 })
  const rule = page.getByRole('region', { name: 'Editions made by themselves' })
  await expect(rule.getByText('With this rule nothing would go now.')).toBeVisible()
  await rule.getByLabel(/Then one a day/).fill('1')
  await rule.getByRole('button', { name: 'Keep them like this' }).press('Enter')
  await expect(rule.getByText(/not before the one above/)).toBeVisible()
  await expect(rule.getByLabel(/Then one a day/)).toBeFocused()
  await expectAccessible(page)
  await expectNoSideways(page)
  await picture(page, 'keeping-phone')
  await rule.getByLabel(/Then one a day/).fill('90')
  await rule.getByLabel(/Then one a week/).fill('365')
  await rule.getByRole('button', { name: 'Keep them like this' }).press('Enter')
  await expect(page.getByText('This rule holds from now on. Nothing had to go.')).toBeVisible()
  await page.reload()
  await expect(rule.getByLabel(/Then one a day/)).toHaveValue('90')
  await page.goto(`/w/${quick.workspace.slug}/audit`)
  await expect(page.getByText(/automatic editions stay.*from 2\/60\/0 to 2\/90\/365/)).toBeVisible()

  await ada.page.goto(`/w/${quick.workspace.slug}/sizes`)
  await expect(ada.page.getByRole('heading', { name: 'There is nothing here' })).toBeVisible()
})
