import type { Locator, Page } from '@playwright/test'
import { ElementPage } from './element'
import { PASSWORD, expect, test } from './world'

test('[UI3] from the sign-in page into a text and out again, without touching the pointer', async ({
  world,
}) => {
  const canvas = await world.canvas('Open late')
  const ada = await world.account('Ada', 'member')
  const ben = await ElementPage.open(await world.person('Ben', 'member'), canvas)
  const { page } = await world.stranger()
  await page.goto('/signin')
  await tabTo(page, page.getByLabel('E-mail'))
  await page.keyboard.type(ada.email)
  await tabTo(page, page.getByLabel('Password'))
  await page.keyboard.type(PASSWORD)
  await page.keyboard.press('Enter')

  await expect(page.getByRole('heading', { name: 'Open late' })).toBeVisible()
  await tabTo(page, page.getByRole('link', { name: /Skip to/ }))
  await page.keyboard.press('Enter')
  await tabTo(page, page.getByRole('link', { name: 'Open late', exact: true }))
  await page.keyboard.press('Enter')

  await tabTo(page, page.locator('.tile a').first())
  await page.keyboard.press('Enter')
  await expect(page.locator('.save')).toHaveText('Saved')
  await tabTo(page, page.locator('.ProseMirror'))
  await page.keyboard.type('We walk. ')
  await page.keyboard.press('Control+b')
  await page.keyboard.type('Slowly.')
  await ben.holds('We walk. Slowly.')

  // A text keeps Tab for lists and tables only inside them; elsewhere it leads on.
  await tabTo(page, page.locator('.btn.people'), 'Shift+Tab')
  await page.keyboard.press('Enter')
  const people = page.getByRole('dialog', { name: 'On this canvas now' })
  await expect(people).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(people).toBeHidden()
  await expect(page.locator('.btn.people')).toBeFocused()

  await tabTo(page, page.getByRole('button', { name: /Ada/ }).last(), 'Shift+Tab')
  await page.keyboard.press('Enter')
  await page.getByRole('menuitem', { name: 'Sign out' }).press('Enter')
  await expect(page.getByLabel('E-mail')).toBeVisible()
})

/** Presses Tab until it has the focus; on the way the focus is always to be seen. */
async function tabTo(page: Page, wanted: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab') {
  await expect(wanted).toBeVisible()
  const passed: string[] = []
  for (let i = 0; i < 60; i++) {
    await page.keyboard.press(key)
    const stop = await page.evaluate(() => {
      const at = document.activeElement
      if (!(at instanceof HTMLElement) || at === document.body) return null
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(at)
      const ring = (outlineStyle !== 'none' && outlineWidth !== '0px') || boxShadow !== 'none'
      const name = at.getAttribute('aria-label') ?? at.textContent ?? ''
      return { name: `${at.localName} ${name.trim().slice(0, 40)}`, ring }
    })
    if (await wanted.evaluate((element) => element === document.activeElement)) return
    if (stop) {
      passed.push(stop.name)
      expect(stop.ring, `the focus can be seen on ${stop.name}`).toBe(true)
    }
  }
  throw new Error(`Tab never came to ${wanted}: ${passed.join(' | ')}`)
}
