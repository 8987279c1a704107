import { ElementPage } from './element'
import { expect, test } from './world'

test('[HM3] home says who is where and what changed, in both browsers and without a reload', async ({
  world,
}) => {
  const canvas = await world.canvas('Open late')
  const home = `/w/${world.workspace.slug}`
  const noor = await world.person('Noor', 'steward')
  const ravi = await world.person('Ravi', 'observer')
  await noor.page.goto(home)
  await ravi.page.goto(home)
  const where = [noor, ravi].map(({ page }) => page.getByRole('region', { name: 'Who is where' }))
  for (const each of where) await expect(each).toContainText('Nobody else is on a canvas now.')

  const ada = await ElementPage.open(await world.person('Ada', 'member'), canvas)
  for (const each of where) await expect(each).toContainText('AdaVision, Open late')
  await ada.type('Anyone can walk in.')
  for (const { page } of [noor, ravi]) {
    await expect(page.getByRole('region', { name: 'Recent' })).toContainText('Ada wrote in Vision')
    await expect(page.getByText('1 of 9 begun')).toBeVisible()
  }

  // A canvas made by somebody comes by itself; whoever leaves is gone by themselves.
  await world.canvas('Lending vans')
  await expect(noor.page.getByRole('heading', { name: 'Lending vans' })).toBeVisible()
  await ada.page.goto(`/canvases/${canvas.id}`)
  for (const each of where) await expect(each).toContainText('Adathe board, Open late')
  await ada.person.context.close()
  for (const each of where) await expect(each).toContainText('Nobody else is on a canvas now.')
})

test('[HM1] home says what needs you, and leads there', async ({ world }) => {
  const canvas = await world.canvas('Open late')
  const ada = await ElementPage.open(await world.person('Ada', 'member'), canvas)
  const needs = ada.page.getByRole('region', { name: 'Needs you' })
  const home = `/w/${world.workspace.slug}`
  await ada.type('Anyone can walk in.')
  await ada.saved()
  await ada.page.goto(home)
  await needs.getByRole('link', { name: 'Begin Structural analysis' }).click()
  await expect(ada.page.getByRole('heading', { level: 1 })).toHaveText('Structural analysis')

  const ravi = await world.person('Ravi', 'observer')
  await ravi.page.goto(home)
  const nothing = ravi.page.getByRole('region', { name: 'Needs you' })
  await expect(nothing).toContainText('Nothing asks for you at the moment.')
})
