import { ElementPage } from './element'
import { expect, test } from './world'

test('[BD9] faces on tiles come and go without a reload, and so do first words', async ({
  world,
}) => {
  const canvas = await world.canvas()
  const noor = await world.person('Noor', 'steward')
  await noor.page.goto(`/canvases/${canvas.id}`)
  const heading = noor.page.locator('h3', { hasText: 'Vision' })
  const tile = noor.page.locator('.tile').filter({ has: heading })
  await expect(tile).toBeVisible()
  await expect(tile.getByRole('img', { name: /Ada/ })).toHaveCount(0)
  const ada = await ElementPage.open(await world.person('Ada', 'member'), canvas)
  await expect(tile.getByRole('img', { name: /Ada/ })).toBeVisible()
  await ada.type('An ordinary day, with the lights on.')
  await expect(tile).toContainText('An ordinary day, with the lights on.')
  await expect(tile).toContainText('Draft')
  await ada.person.context.close()
  await expect(tile.getByRole('img', { name: /Ada/ })).toHaveCount(0)
})

test('[BD10] the board is walked with arrow keys and opened with Enter', async ({ world }) => {
  const canvas = await world.canvas()
  const noor = await world.person('Noor', 'steward')
  await noor.page.goto(`/canvases/${canvas.id}`)
  await noor.page
    .getByRole('link', { name: /Vision/ })
    .first()
    .focus()
  await noor.page.keyboard.press('ArrowRight')
  await noor.page.keyboard.press('ArrowDown')
  const objective = canvas.elements.find(({ kind }) => kind === 'situational-objective')
  await expect(noor.page.locator(':focus')).toContainText('Situational objective')
  await noor.page.keyboard.press('Enter')
  await expect(noor.page).toHaveURL(new RegExp(`/elements/${objective?.id}`))
})

test('[BD11] lines are walked with arrow keys, say why, and lead to the tile at the knot', async ({
  world,
}) => {
  const canvas = await world.canvas()
  const noor = await world.person('Noor', 'steward')
  const { page } = noor
  await page.goto(`/canvases/${canvas.id}`)
  const lines = page.getByRole('group', { name: /^Lines/ }).getByRole('img')
  const said = page.locator('.line-says')
  await expect(said).toHaveCount(0)
  const last = page.getByRole('link', { name: /Evaluation/ }).first()
  // Until the page runs, nobody hears where the focus goes.
  await expect(async () => {
    await last.blur()
    await last.focus()
    await expect(page.locator('.why.dim')).toHaveCount(0, { timeout: 500 })
  }).toPass()
  await page.keyboard.press('Tab')
  await expect(lines.nth(0)).toBeFocused()
  await expect(said).toHaveText((await lines.nth(0).getAttribute('aria-label')) ?? 'nothing')
  await page.keyboard.press('ArrowRight')
  await expect(lines.nth(1)).toBeFocused()
  const why = (await lines.nth(1).getAttribute('aria-label')) ?? 'nothing'
  await expect(said).toHaveText(why)
  expect(why).toMatch(/ rests on /)
  await page.keyboard.press('Enter')
  await expect(page.locator('.tile a:focus')).toBeVisible()
  await expect(said).toHaveCount(0)

  // By pointer: the line itself, where no tile is.
  await page.keyboard.press('Escape')
  await lines.nth(0).locator('.hit').hover({ force: true })
  await expect(said).toBeVisible()
})
