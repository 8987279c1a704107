import { ElementPage } from './element'
import type { Person } from './person'
import { expect, test } from './world'

/** Opens the menu of a canvas on its board. Until the page runs, a click on it is lost. */
async function openMenu({ page }: Person): Promise<void> {
  const menu = page.getByRole('menu')
  await expect(async () => {
    if (!(await menu.isVisible()))
      await page.getByRole('button', { name: 'More about this canvas' }).click()
    await expect(menu).toBeVisible({ timeout: 2000 })
  }).toPass()
}

async function choose(person: Person, item: RegExp): Promise<void> {
  await openMenu(person)
  await person.page.getByRole('menuitem', { name: item }).click()
}

test('[CA30] archiving while somebody types: their page reads on and says why; restoring gives writing back', async ({
  world,
}) => {
  const canvas = await world.canvas('Open late')
  const noor = await world.person('Noor', 'coordinator')
  const ada = await ElementPage.open(await world.person('Ada', 'member'), canvas)
  await ada.recordPromises()
  await ada.type('Anyone can walk in. ')
  await ada.saved()
  await noor.page.goto(`/canvases/${canvas.id}`)

  const typing = ada.type('And the lights are on until nine every evening of the week.', {
    delay: 30,
  })
  await choose(noor, /^Archive/)
  await noor.page.getByRole('dialog').getByRole('button', { name: 'Archive' }).click()
  await expect(noor.page.getByText(/Archived on .* by Noor/)).toBeVisible()
  await expect(ada.page.getByText(/This canvas was archived on/)).toBeVisible()
  await expect(ada.text).toHaveAttribute('contenteditable', 'false')
  await typing

  // What the page called saved is in the text as the server has it.
  const promised = await ada.promised()
  const reader = await ElementPage.open(await world.person('Ravi', 'observer'), canvas)
  expect(await reader.words()).toContain(promised.trim())
  await expect(reader.page.getByText(/This canvas was archived on/)).toBeVisible()
  await noor.page.goto(`/w/${world.workspace.slug}`)
  await expect(noor.page.getByRole('heading', { name: 'Open late' })).toHaveCount(0)

  await noor.page.getByText('One canvas in the archive').click()
  await noor.page.getByRole('link', { name: 'Open late', exact: true }).click()
  await noor.page.getByRole('button', { name: 'Restore it' }).click()
  await expect(ada.text).toHaveAttribute('contenteditable', 'true')
  await expect(ada.page.getByText(/This canvas was archived on/)).toHaveCount(0)
  await ada.type(' Back again.')
  await ada.saved()
  await reader.holds('Back again.')
})

test('[CA31] [CA32] a duplicate and an alternative carry the texts on and say where they started', async ({
  world,
}) => {
  const canvas = await world.canvas('Open late')
  const ada = await ElementPage.open(await world.person('Ada', 'member'), canvas)
  const { page } = ada
  await ada.type('Anyone can walk in.')
  await ada.saved()

  await page.goto(`/canvases/${canvas.id}`)
  await choose(ada.person, /^Duplicate/)
  await page.getByRole('dialog').getByRole('button', { name: 'Duplicate' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Open late, copy' })).toBeVisible()
  await expect(page.getByText(/Copied from Open late, .* by Ada/)).toBeVisible()
  await expect(page.locator('.tile').first()).toContainText('Anyone can walk in.')

  await page.getByRole('link', { name: 'Open late', exact: true }).click()
  await expect(
    page.getByRole('heading', { level: 1, name: 'Open late', exact: true }),
  ).toBeVisible()
  await choose(ada.person, /^Start an alternative/)
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Title').fill('Lending vans')
  await dialog.getByLabel(/Vision/).uncheck()
  await dialog.getByRole('button', { name: 'Start the alternative' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Lending vans' })).toBeVisible()
  await expect(page.getByText(/Started from Open late, .* by Ada/)).toBeVisible()
  await expect(page.locator('.tile').first()).not.toContainText('Anyone can walk in.')
  await page.getByRole('link', { name: 'Open late', exact: true }).click()
  await expect(page.getByText('An alternative: Lending vans')).toBeVisible()

  await page.goto(`/w/${world.workspace.slug}/canvases`)
  const row = page.getByRole('row', { name: /^Vision/ })
  await expect(row).toContainText('Anyone can walk in.')
  await expect(row).toContainText('Nothing yet')
  await expect(page.getByRole('columnheader')).toHaveText([
    /Element/,
    /^Open late/,
    /^Open late, copy/,
    /^Lending vans/,
  ])
  await page.getByRole('checkbox', { name: 'Open late, copy' }).uncheck()
  await expect(page.getByRole('columnheader')).toHaveCount(3)
})

test('[CA33] the standing of a canvas is given by a coordinator and seen by the others at once', async ({
  world,
}) => {
  const canvas = await world.canvas('Open late')
  const noor = await world.person('Noor', 'coordinator')
  const ada = await world.person('Ada', 'member')
  await ada.page.goto(`/canvases/${canvas.id}`)
  await noor.page.goto(`/canvases/${canvas.id}`)
  await expect(ada.page.locator('.stands')).toContainText('Exploring')
  await openMenu(noor)
  await noor.page.getByRole('menuitemradio', { name: 'Basis of our work' }).click()
  await expect(ada.page.locator('.stands')).toContainText('Basis of our work')
  await openMenu(ada)
  await expect(ada.page.getByRole('menuitem', { name: /^Duplicate/ })).toBeVisible()
  await expect(ada.page.getByRole('menuitemradio')).toHaveCount(0)
  await expect(ada.page.getByRole('menuitem', { name: /^Archive/ })).toHaveCount(0)
})
