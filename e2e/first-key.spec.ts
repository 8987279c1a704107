import { gzipSync } from 'node:zlib'
import type { Page } from '@playwright/test'
import { ElementPage } from './element'
import { pasteHtml } from './paste'
import { expect, test } from './world'

/** Kilobytes of JavaScript, gzipped, until words can be typed, as `npm run bench -- pages` has it. */
const MOST = 350

/** What nobody needs for the first key, by names that stay in what is built. */
const LATER = {
  'tables by hand': 'fix-tables',
  'addresses that become links': 'handlePasteLink',
  'what floats': 'getOffsetParent',
  'menus behind a sign': 'data-decoration-id',
  zod: 'invalid_union',
  'the buffer of Node': 'allocUnsafe',
}

test('[ED62] words are typed while the rest of the editor cannot come, and it takes up what waits for it', async ({
  world,
}) => {
  const person = await world.person('Ada', 'member')
  const { page } = person
  const rest = await withhold(page)
  const ada = await ElementPage.open(person, await world.canvas())
  const scripts = await rest.came()
  const all = scripts.join('\n')
  expect(Object.entries(LATER).filter(([, name]) => all.includes(name))).toEqual([])
  const kilobytes = scripts.reduce((sum, text) => sum + gzipSync(text).length / 1000, 0)
  expect(kilobytes).toBeLessThan(MOST)
  expect(kilobytes).toBeGreaterThan(MOST / 2)

  await ada.type('Written before. ')
  await ada.saved()
  await page.keyboard.press('Enter')
  await pasteHtml(ada, '<p class=MsoTitle style="mso-pagination:none">Pasted</p><p>early</p>')
  await rest.letGo()
  await expect(ada.text.getByRole('heading', { name: 'Pasted' })).toBeVisible()
  await ada.saved()

  await rest.again()
  await ada.ready()
  await ada.text.focus()
  await page.keyboard.press('Control+a')
  await page.keyboard.press('Control+k')
  await rest.letGo()
  await expect(page.getByRole('textbox', { name: 'Address' })).toBeFocused()

  await rest.again()
  await ada.ready()
  await ada.type(' /')
  await rest.letGo()
  await expect(page.getByRole('listbox', { name: 'Insert' })).toBeVisible()
})

/** Lets no script come once the text stands on the page, until it may. */
async function withhold(page: Page) {
  let away = true
  let scripts: string[] = []
  await page.route(/_next.*[.]js/, async (route) => {
    const text = page.locator('.ProseMirror[contenteditable="true"]')
    // While a page goes it cannot be asked, and on the next one nothing stands yet.
    const stands = await text.count().catch(() => 0)
    if (away && stands > 0) return route.abort('internetdisconnected')
    const response = await route.fetch().catch(() => null)
    if (!response) return route.abort('failed').catch(() => undefined)
    // Read before it is passed on: afterwards it may be gone.
    const body = await response.text()
    scripts.push(body)
    return route.fulfill({ response, body })
  })
  return {
    came: () => Promise.resolve(scripts),
    letGo: async () => {
      away = false
      await page.evaluate(() => window.dispatchEvent(new Event('online')))
    },
    again: async () => {
      away = true
      scripts = []
      await page.reload()
    },
  }
}
