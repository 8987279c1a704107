import type { BrowserContextOptions } from '@playwright/test'
import { expectAccessible, expectNoSideways, picture } from './look'
import { Person } from './person'
import { Server } from './server'
import { expect, PASSWORD, PHONE, test } from './world'

const SCREENS: [name: string, options: BrowserContextOptions][] = [
  ['on a laptop', { viewport: { width: 1280, height: 800 } }],
  ['on a phone', PHONE],
]

for (const [screen, options] of SCREENS)
  test(`[AC1] first day ${screen}: from the printed link to two people in one element`, async ({
    browser,
  }) => {
    test.setTimeout(180_000)
    const server = await Server.start()
    const context = await browser.newContext({ baseURL: server.url, ...options })
    const second = await browser.newContext({ baseURL: server.url, ...options })
    const nobody = { id: '', name: 'Noor', email: '', password: '' }
    const noor = new Person(nobody, context, await context.newPage())
    const ben = new Person({ ...nobody, name: 'Ben' }, second, await second.newPage())
    try {
      const since = Date.now()
      const [, path = ''] = await server.waitForLine(/(\/setup\?token=\S+)/)
      const { page } = noor
      await page.goto(path)
      await page.getByLabel('Workspace').fill('Riverside Tenants')
      await page.getByLabel('Your name').fill('Noor Haddad')
      await page.getByLabel('E-mail').fill('noor@example.org')
      await page.getByLabel('Password', { exact: true }).fill(PASSWORD)
      await page.getByRole('checkbox', { name: /Start with the example/ }).check()
      await page.getByRole('button', { name: 'Create workspace' }).click()

      await expect(page).toHaveURL(/\/w\/riverside-tenants$/)
      await expect(page.getByRole('link', { name: 'Open Late' }).first()).toBeVisible()
      await expectNoSideways(page)
      await page.getByRole('button', { name: 'New canvas' }).click()
      await page.getByLabel('Title').fill('Repairs within a month')
      await page.getByRole('button', { name: 'Make the canvas' }).click()
      await expect(page.getByRole('heading', { name: 'Repairs within a month' })).toBeVisible()
      await expectNoSideways(page)
      await picture(page, `first-board-${screen.replaceAll(' ', '-')}`)
      const board = page.url()

      await page.goto('/w/riverside-tenants/members')
      await page.getByRole('button', { name: 'New invite link' }).first().click()
      await page.getByRole('button', { name: 'Make the link' }).click()
      const link = await page.getByLabel('Invite link as Member').first().inputValue()

      await ben.page.goto(new URL(link).pathname)
      await ben.page.getByLabel('Your name').fill('Ben Okri')
      await ben.page.getByLabel('E-mail').fill('ben@example.org')
      await ben.page.getByLabel('Password', { exact: true }).fill(PASSWORD)
      await ben.page.getByRole('button', { name: 'Make my account and join' }).click()
      await expect(ben.page).toHaveURL(/\/w\/riverside-tenants$/)

      for (const person of [noor, ben]) {
        await person.page.goto(board)
        await person.page
          .getByRole('link', { name: /Vision/ })
          .first()
          .click()
        await expect(person.page.locator('.save')).toHaveText('Saved')
        await expectNoSideways(person.page)
      }
      await page.locator('.ProseMirror').click()
      await page.keyboard.type('Nobody waits longer than a month for a repair.')
      await expect(ben.page.locator('.ProseMirror')).toContainText('longer than a month')
      await ben.page.locator('.ProseMirror').click()
      await ben.page.keyboard.press('Control+End')
      await ben.page.keyboard.type(' Nobody asks twice.')
      await expect(page.locator('.ProseMirror')).toContainText('Nobody asks twice.')
      await expect(page.locator('.save')).toHaveText('Saved')
      expect(Date.now() - since, 'milliseconds from link to two people').toBeLessThan(180_000)
      await expectAccessible(page)
      await picture(page, `first-element-${screen.replaceAll(' ', '-')}`)
      expect([...noor.complaints, ...ben.complaints]).toEqual([])
    } finally {
      await context.close()
      await second.close()
      await server.dispose()
    }
  })

test('[AC1] the set-up link works once', async ({ browser }) => {
  const server = await Server.start()
  const context = await browser.newContext({ baseURL: server.url })
  try {
    const [, token = ''] = await server.waitForLine(/\/setup\?token=(\S+)/)
    const setUp = (with_: string) =>
      context.request.post('/api/v1/setup', {
        headers: { origin: server.url },
        data: {
          ...{ token: with_, workspace: 'W', name: 'N', email: 'n@example.org' },
          ...{ password: PASSWORD, example: false },
        },
      })
    expect((await setUp('guessed')).status()).toBe(403)
    expect((await setUp(token)).status()).toBe(200)
    expect((await setUp(token)).status()).toBe(410)
  } finally {
    await context.close()
    await server.dispose()
  }
})
