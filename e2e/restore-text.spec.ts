import { randomUUID } from 'node:crypto'
import type { Page } from '@playwright/test'
import { ElementPage } from './element'
import { expectAccessible, expectContrast, expectNoSideways, picture } from './look'
import { expect, PHONE, test } from './world'

test('[HI13, HI14, HI15, HI19] a section is restored while somebody types in it, seen before, by keyboard; and taken back', async ({
  world,
}) => {
  const canvas = await world.canvas()
  const cora = await ElementPage.open(await world.person('Cora', 'coordinator'), canvas)
  const ben = await ElementPage.open(await world.person('Ben', 'member'), canvas)
  await cora.type('## Hours\nThe hall opens at nine.\n## Bikes\nThe racks are behind the hall.')
  await cora.saved()
  await ben.holds('behind the hall.')
  await nameEdition(cora, 'May')

  await change(ben, 'nine', 'ten')
  await change(ben, 'behind', 'past')
  await ben.saved()

  // Without a mouse: from the edition to the section, past what would change.
  const { page } = cora
  await page.goto(`/elements/${cora.id}/editions/1`)
  await page.getByRole('button', { name: 'Restore this edition…' }).press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Restore edition 1' })
  await expect(dialog.getByText('2 words come back, 2 go.')).toBeVisible()
  await expectAccessible(page)
  await picture(page, 'restore-preview')
  await dialog.getByRole('radio', { name: 'The whole text' }).focus()
  await page.keyboard.press('ArrowDown')
  await dialog.getByLabel('Section', { exact: true }).press('B')
  await expect(dialog.getByLabel('Section', { exact: true })).toHaveValue('2')
  await expect(dialog.getByText('One word comes back, one goes.')).toBeVisible()
  await expect(dialog.locator('del')).toHaveText('past')
  await expect(dialog.locator('ins')).toHaveText('behind')

  const typing = ben.type(' They are new, and there are twenty of them now.', { delay: 100 })
  await ben.holds('They are new')
  await dialog.getByRole('button', { name: 'Restore', exact: true }).press('Enter')
  await expect(page.getByText('Restored. It is in the text')).toBeVisible()
  await typing
  await ben.saved()
  await ben.holds('behind the hall.')
  await ben.holds('The hall opens at ten.')
  // What was typed before goes with the section; no letter that came after it is missing.
  await ben.holds('twenty of them now.')

  await page.getByRole('button', { name: 'Undo' }).press('Enter')
  await expect(page.getByText('Taken back.')).toBeVisible()
  await expectAccessible(page)
  await ben.holds('past the hall.')
  await ben.holds('twenty of them now.')
  expect(await ben.count('They are new')).toBe(1)
})

test('[HI18, HI19, HI20] the page of the past restores a moment and one change, lists it, and gives words away', async ({
  world,
}) => {
  const canvas = await world.canvas()
  const ada = await ElementPage.open(await world.person('Ada', 'member'), canvas)
  await ada.type('The hall opens at nine.\nThe racks are behind the hall.')
  await ada.saved()
  // Somebody else: the record tells the two apart.
  const ben = await ElementPage.open(await world.person('Ben', 'member'), canvas)
  await change(ben, 'nine', 'ten')
  await change(ben, 'behind', 'past')
  await ben.saved()
  await ada.holds('past')

  const { page } = ada
  await page.goto(`/elements/${ada.id}/history`)
  const text = page.locator('.past-text').first()
  await expect(text.locator('ins').filter({ hasText: 'past' })).toHaveCount(1)
  await page.keyboard.press('Alt+ArrowUp')
  await page.getByRole('button', { name: 'Restore this part…' }).press('Enter')
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByText('One word comes back, one goes.')).toBeVisible()
  await dialog.getByRole('button', { name: 'Restore', exact: true }).press('Enter')
  await expect(page.getByText('Restored. It is in the text')).toBeVisible()
  await expect(text.locator('ins').filter({ hasText: 'behind' })).toHaveCount(1)
  await expect(text.locator('ins')).toHaveCount(1)
  await expect(text.locator('del')).toHaveText('past')
  await expect(text).toContainText('The hall opens at ten.')

  const item = page.getByRole('listitem').filter({ hasText: 'Restored a part as of' })
  await expect(item).toContainText('Ada')
  await expectAccessible(page)
  await expectContrast(page)
  await picture(page, 'restored-history')
  await item.getByRole('button', { name: 'Undo this restore' }).press('Enter')
  await expect(item).toContainText('Taken back by Ada')
  await expect(text.locator('ins').filter({ hasText: 'past' })).toHaveCount(1)

  // Back to the beginning, and what stood there in the clipboard.
  await page.getByRole('slider').last().focus()
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('ArrowLeft')
  await expect(text).toContainText('The hall opens at nine.')
  await page.getByRole('button', { name: 'Copy as Markdown' }).press('Enter')
  await expect(page.getByText('Copied.')).toBeVisible()
  expect(await clipboard(page)).toContain('The hall opens at nine.')
  await page.getByRole('button', { name: 'Restore this text…' }).press('Enter')
  await expect(dialog.getByText('2 words come back, 2 go.')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(dialog).toHaveCount(0)
})

test('[HI70, HI71] whoever has the text open is told who restored what; the audit log keeps it', async ({
  world,
}) => {
  const canvas = await world.canvas()
  const cora = await ElementPage.open(await world.person('Cora', 'coordinator'), canvas)
  await cora.type('The hall opens at nine.')
  await cora.saved()
  await nameEdition(cora, 'May')
  await change(cora, 'nine', 'ten')
  await cora.saved()
  const ben = await ElementPage.open(await world.person('Ben', 'member', PHONE), canvas)
  const olive = await ElementPage.open(await world.person('Olive', 'observer'), canvas)
  await ben.holds('ten')

  const { page } = cora
  await page.goto(`/elements/${cora.id}/editions/1`)
  await page.getByRole('button', { name: 'Restore this edition…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Restore edition 1' })
  await dialog.getByRole('button', { name: 'Restore', exact: true }).click()
  await expect(page.getByText('Restored. It is in the text')).toBeVisible()
  const bar = ben.page.getByRole('region', { name: 'A text was restored' })
  await expect(bar).toContainText('Cora restored Vision from edition 1.')
  await ben.holds('nine')
  await expectNoSideways(ben.page)
  await expectAccessible(ben.page)
  await picture(ben.page, 'restored-told-phone')
  const olives = olive.page.getByRole('region', { name: 'A text was restored' })
  await expect(olives).toContainText('Cora restored Vision')
  // Who may not know the history is not led there.
  await expect(olives.getByRole('link')).toHaveCount(0)
  await olives.getByRole('button', { name: 'Put this away' }).press('Enter')
  await expect(olives).toHaveCount(0)

  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(bar).toContainText('Cora took back a restore of Vision.')
  await bar.getByRole('link', { name: 'See the history' }).click()
  await expect(ben.page).toHaveURL(/\/history/)

  const noor = await world.person('Noor', 'steward')
  await noor.page.goto(`/w/${world.workspace.slug}/audit`)
  const acts = noor.page.locator('.acts-log > li')
  await noor.page.getByLabel('What', { exact: true }).selectOption({ label: 'Texts' })
  await expect(acts).toHaveText([
    /Cora took back a restore of Vision in A library for everyone/,
    /Cora restored the text of Vision in A library for everyone from edition 1/,
  ])
})

test('[HI19] on a phone; observers are offered nothing', async ({ world }) => {
  const canvas = await world.canvas()
  const cora = await ElementPage.open(await world.person('Cora', 'coordinator', PHONE), canvas)
  await cora.type('The hall opens at nine.')
  await cora.saved()
  await nameEdition(cora, 'May')
  const { page } = cora
  await page.goto(`/elements/${cora.id}/editions/1`)
  await page.getByRole('button', { name: 'Restore this edition…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Restore edition 1' })
  await expect(dialog.getByText('The text says this already.')).toBeVisible()
  await expect(dialog.getByRole('button', { name: 'Restore', exact: true })).toBeDisabled()
  await expectNoSideways(page)
  await expectAccessible(page)
  await picture(page, 'restore-phone')

  const olive = await world.person('Olive', 'observer')
  await olive.page.goto(`/elements/${cora.id}/editions/1`)
  await expect(olive.page.getByRole('button', { name: 'Copy this text' })).toBeVisible()
  await expect(olive.page.getByRole('button', { name: 'Restore this edition…' })).toHaveCount(0)
})

/** Names an edition of what is stored, as a script would. */
async function nameEdition({ page, id }: ElementPage, label: string): Promise<void> {
  const made = await page.evaluate(
    async ([elementId, id, name]) => {
      const body = { id, label: name, significance: 'substantive' }
      const answer = await fetch(`/api/v1/elements/${elementId}/editions`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      })
      return answer.status
    },
    [id, randomUUID(), label] as const,
  )
  expect(made).toBe(201)
}

/** Selects a word by double click and types another. */
async function change(at: ElementPage, word: string, other: string): Promise<void> {
  const place = await at.text.evaluate((text, wanted) => {
    const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const found = node.textContent?.indexOf(wanted) ?? -1
      if (found < 0) continue
      const range = document.createRange()
      range.setStart(node, found)
      range.setEnd(node, found + wanted.length)
      const { x, y, width, height } = range.getBoundingClientRect()
      return { x: x + width / 2, y: y + height / 2 }
    }
    return null
  }, word)
  if (!place) throw new Error(`"${word}" is not there.`)
  await at.page.mouse.dblclick(place.x, place.y)
  await at.caretSeen()
  await at.page.keyboard.type(other)
  await at.holds(other)
}

/** What a paste brings. Browsers hide the clipboard from pages without https, and so from this one. */
async function clipboard(page: Page): Promise<string> {
  await page.evaluate(() => {
    const area = document.createElement('textarea')
    area.id = 'pasted'
    document.body.append(area)
    area.focus()
  })
  await page.keyboard.press('ControlOrMeta+v')
  const pasted = await page.locator('#pasted').inputValue()
  await page.evaluate(() => document.querySelector('#pasted')?.remove())
  return pasted
}
