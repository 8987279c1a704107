import { ElementPage } from './element'
import { expectAccessible, expectNoSideways, picture } from './look'
import { expect, PHONE, test } from './world'

test('[HI57, HI59, HI60] a steward marks words in the past of a text and erases them for good; whoever has it open loads it anew', async ({
  world,
}) => {
  const canvas = await world.canvas()
  const jonas = await ElementPage.open(await world.person('Jonas', 'member'), canvas)
  await jonas.type('Ask Marta Quiroga about the boiler.')
  await jonas.saved()
  const noor = await world.person('Noor', 'steward')
  const { page } = noor
  await page.goto(`/elements/${jonas.id}/history`)
  const past = page.locator('.past-main')
  await expect(past).toContainText('Marta Quiroga')

  // Marked with the pointer, as a double press does.
  await page.evaluate(() => {
    const walker = document.createTreeWalker(
      document.querySelector('.past-main .past-inline, .past-main') ?? document.body,
      NodeFilter.SHOW_TEXT,
    )
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = (node.textContent ?? '').indexOf('Marta Quiroga')
      if (at === -1) continue
      const range = document.createRange()
      range.setStart(node, at)
      range.setEnd(node, at + 'Marta Quiroga'.length)
      document.getSelection()?.removeAllRanges()
      document.getSelection()?.addRange(range)
      return
    }
  })
  await page.getByRole('button', { name: 'Erase for good…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Erase words for good' })
  await expect(dialog.getByLabel('Words, line by line')).toHaveValue('Marta Quiroga')
  await expectAccessible(page)
  await picture(page, 'erase-light-1280')
  await dialog.getByRole('button', { name: 'Erase for good' }).click()
  await expect(dialog.getByText('Say in a few words why.')).toBeVisible()
  await dialog.getByLabel('Why').fill('Asked for by whom it is about')
  await page.keyboard.press('Enter')
  await expect(past).toContainText('Ask  about the boiler.', { timeout: 20_000 })
  await page.getByRole('button', { name: 'One moment back' }).click()
  await expect(past).toContainText('█████')
  await expect(page.locator('main')).not.toContainText('Quiroga')

  await expect(jonas.page.getByText('A steward has erased words', { exact: false })).toBeVisible()
  await jonas.page.getByRole('button', { name: 'Open the present text' }).click()
  await jonas.holds('Ask  about the boiler.')
  await jonas.page.reload()
  await jonas.holds('Ask  about the boiler.')
  await jonas.page.goto(`/elements/${jonas.id}/history`)
  await expect(jonas.page.getByRole('button', { name: 'Erase for good…' })).toHaveCount(0)

  await page.goto(`/w/${world.workspace.slug}/audit`)
  await expect(
    page.getByText(/erased words for good from a text in .*: Asked for by/),
  ).toBeVisible()
})

test('[HI57] on a phone and in Spanish it says what is not there', async ({ world }) => {
  const canvas = await world.canvas()
  const { page } = await world.person('Noor', 'steward', { ...PHONE, locale: 'es-ES' })
  await page.goto(`/elements/${canvas.elements[0]?.id}/history`)
  await page.getByRole('button', { name: 'Borrar para siempre…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Borrar palabras para siempre' })
  await dialog.getByLabel('Palabras, línea por línea').fill('Marta Quiroga')
  await dialog.getByLabel('Por qué').fill('Lo pidió la persona')
  await dialog.getByRole('button', { name: 'Borrar para siempre' }).click()
  await expect(dialog.getByRole('alert')).toContainText('Ninguna de estas palabras')
  await expectNoSideways(page)
  await picture(page, 'erase-light-360')
})
