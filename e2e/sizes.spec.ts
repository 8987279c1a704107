import { ElementPage } from './element'
import { expectAccessible, expectNoSideways, picture } from './look'
import { expect, PHONE, test } from './world'

test('[SI1, SI3] a steward sees what takes the most, by keyboard, on a phone, in Spanish; nobody else does', async ({
  world,
}) => {
  const canvas = await world.canvas()
  const jonas = await ElementPage.open(await world.person('Jonas', 'member'), canvas)
  await jonas.type('Words that take some room. ')
  await jonas.saved()
  const noor = await world.person('Noor', 'steward', { ...PHONE, locale: 'es-ES' })
  const { page } = noor
  const path = `/w/${world.workspace.slug}/sizes`

  // Not to be had, and then it is.
  let isAway = true
  await page.route('**/sizes', (route) =>
    isAway && route.request().url().includes('/api/') ? route.abort() : route.fallback(),
  )
  await page.goto(path)
  await expect(page.getByRole('main').getByRole('alert')).toBeVisible({ timeout: 20_000 })
  isAway = false
  await page.getByRole('button', { name: 'Probar otra vez' }).click()
  await expect(page.getByText(/ en total$/)).toBeVisible()

  const row = page.getByRole('list', { name: 'Lienzos, los más grandes primero' })
  await expect(row.getByRole('listitem')).toHaveCount(1)
  await expect(page.getByRole('table')).toHaveCount(0)
  await row.locator('summary').focus()
  await page.keyboard.press('Enter')
  const table = page.getByRole('table', { name: /Elementos de / })
  await expect(table.getByRole('rowheader')).toHaveCount(canvas.elements.length)
  // What was written in is the largest, and leads there.
  await page.keyboard.press('Tab')
  const first = table.getByRole('link').first()
  await expect(first).toBeFocused()
  await expect(first).toHaveAttribute('href', `/elements/${jonas.id}`)
  await expectAccessible(page)
  await expectNoSideways(page)
  await picture(page, 'sizes-open-light-360')

  await jonas.page.goto(`/w/${world.workspace.slug}/members`)
  await expect(jonas.page.getByRole('link', { name: 'Teams' })).toBeVisible()
  await expect(jonas.page.getByRole('link', { name: 'Storage' })).toHaveCount(0)
  await jonas.page.goto(path)
  await expect(jonas.page.getByRole('heading', { name: 'There is nothing here' })).toBeVisible()
})
