import type { Page } from '@playwright/test'
import { ElementPage } from './element'
import { expectAccessible, expectNoSideways, picture } from './look'
import { letObserversComment, SuggestionsPage } from './suggestions'
import { expect, PHONE, test } from './world'

test('[HI57, HI59, HI60] a steward marks words in the past of a text and erases them for good; whoever has it open sees it without them', async ({
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

test('[HI74, HI75] an open text is shown anew where it was read; whoever has words that were not saved keeps their copy, and decides', async ({
  world,
}) => {
  const canvas = await world.canvas()
  const jonas = await ElementPage.open(await world.person('Jonas', 'member'), canvas)
  await jonas.type('Ask Marta Quiroga about the boiler.')
  await jonas.type('\nOne more line.'.repeat(40))
  await jonas.saved()
  const ada = await ElementPage.open(await world.person('Ada', 'member'), canvas)
  await ada.holds('Marta Quiroga')
  await ada.person.offline()
  await ada.type(' She has the key.')
  await expect(ada.save).toHaveText(/Offline\. \d+ words kept on this device/, { timeout: 30_000 })

  const place = await jonas.page.evaluate(() => {
    window.scrollTo(0, 250)
    return window.scrollY
  })
  expect(place).toBe(250)
  const noor = await world.person('Noor', 'steward')
  await noor.page.goto(`/canvases/${canvas.id}`)
  await erase(noor.page, jonas.id, 'Marta Quiroga')

  // Nobody pressed anything, and there is nothing to press.
  await expect(jonas.text).not.toContainText('Quiroga', { timeout: 20_000 })
  await jonas.holds('Ask  about the boiler.')
  const bar = jonas.page.getByRole('region', { name: 'Words were erased' })
  await expect(bar).toContainText('A steward has erased words from Vision')
  await expect.poll(() => jonas.page.evaluate(() => window.scrollY)).toBe(place)
  await expect(jonas.page.getByRole('button', { name: 'Open the present text' })).toHaveCount(0)
  await expectAccessible(jonas.page)
  await picture(jonas.page, 'erased-open')
  await bar.getByRole('button', { name: 'Put this away' }).press('Enter')
  await expect(bar).toHaveCount(0)
  await jonas.type(' Soon.')
  await jonas.saved()

  await ada.person.online()
  const said = ada.page.getByText('You may have written something here that was not saved')
  await expect(said).toBeVisible({ timeout: 60_000 })
  await expect(ada.text).toHaveAttribute('contenteditable', 'false')
  await ada.holds('She has the key.')
  await expectAccessible(ada.page)
  await picture(ada.page, 'erased-kept')
  await ada.page.getByRole('button', { name: 'See what is only in your copy' }).click()
  const dialog = ada.page.getByRole('dialog')
  await expect(dialog.getByRole('listitem').filter({ hasText: 'the key' })).toHaveCount(1)
  await ada.page.keyboard.press('Escape')
  await ada.page.getByRole('button', { name: 'Open the present text' }).click()
  await ada.holds('Soon.')
  await expect(ada.text).not.toContainText('Quiroga')
  expect(await jonas.count('the key')).toBe(0)
})

test('[HI74, HI75] a text in which one only might suggest is shown anew; suggestions that were not sent stay until their person decides', async ({
  world,
}) => {
  const canvas = await world.canvas()
  const noor = await world.person('Noor', 'steward')
  await letObserversComment(world, noor)
  const jonas = await ElementPage.open(await world.person('Jonas', 'member'), canvas)
  await jonas.type('Ask Marta Quiroga about the boiler.')
  await jonas.saved()
  const olive = await ElementPage.open(await world.person('Olive', 'observer'), canvas)
  const cleo = await ElementPage.open(await world.person('Cleo', 'observer'), canvas)
  const [olives, cleos] = [new SuggestionsPage(olive), new SuggestionsPage(cleo)]
  await olives.begin()
  await cleos.begin()
  await olives.toEnd()
  await olive.page.keyboard.type(' Bring a lamp.')
  await olives.counts('One change')
  await erase(noor.page, jonas.id, 'Marta Quiroga')

  await expect(cleo.text).not.toContainText('Quiroga', { timeout: 20_000 })
  await cleo.holds('Ask  about the boiler.')
  await cleos.here()
  await expect(olive.page.getByText('Open it as it is now.')).toBeVisible()
  await olive.holds('Bring a lamp.')
  await olive.page.getByRole('button', { name: 'Open the present text' }).click()
  await expect(olive.text).not.toContainText('Quiroga')
  await olives.here()
  await expect(olives.banner).toContainText('What you had suggested before is kept apart')
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

/** Erases words of a text, as a script would with the session of whoever this page is. */
async function erase(page: Page, elementId: string, words: string): Promise<void> {
  const status = await page.evaluate(
    async ([id, some]) => {
      const answer = await fetch(`/api/v1/elements/${id}/erasures`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ words: [some], reason: 'Asked for' }),
      })
      return answer.status
    },
    [elementId, words] as const,
  )
  expect(status).toBe(200)
}
