import { readFileSync } from 'node:fs'
import { verifyHistory } from '../scripts/verify-history.mjs'
import { ElementPage } from './element'
import { expectAccessible, expectNoSideways, picture } from './look'
import { expect, PHONE, test } from './world'

test('[HI53, HI54, HI56] a steward checks that nothing was changed, notes the fingerprint and holds a later check against it, by keyboard', async ({
  world,
}) => {
  const canvas = await world.canvas()
  const jonas = await ElementPage.open(await world.person('Jonas', 'member'), canvas)
  await jonas.type('The repair counts from the day it is reported. ')
  await jonas.saved()
  const { page } = await world.person('Noor', 'steward')
  const path = `/w/${world.workspace.slug}/integrity`

  // Not to be had, and then it is.
  let isAway = true
  await page.route('**/integrity', (route) =>
    isAway && route.request().url().includes('/api/') ? route.abort() : route.fallback(),
  )
  await page.goto(path)
  await expect(page.getByRole('main').getByRole('alert')).toBeVisible({ timeout: 20_000 })
  isAway = false
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(page.getByRole('heading', { name: 'Nothing has been checked yet' })).toBeVisible()
  await expectAccessible(page)

  await page.getByRole('button', { name: 'Check now' }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByText('Everything holds')).toBeVisible()
  await expect(page.getByText('by Noor')).toBeVisible()
  await expect(page.getByText(/in no chain yet/)).toBeVisible()
  const fingerprint = await page.locator('code').innerText()
  expect(fingerprint).toMatch(/^([0-9a-f]{4} ){4}[0-9a-f]{4}$/)
  await expectAccessible(page)
  await picture(page, 'integrity-holds-light-1280')

  const noted = page.getByLabel('A fingerprint you noted')
  await noted.fill('not one')
  await page.keyboard.press('Enter')
  await expect(page.getByText('A fingerprint has twenty signs, 0 to 9 and a to f.')).toBeVisible()
  await noted.fill('0000 0000 0000 0000 0000')
  await page.keyboard.press('Enter')
  await expect(
    page.getByText('No check here has this fingerprint.', { exact: false }),
  ).toBeVisible()
  await noted.fill(fingerprint.toUpperCase())
  await page.keyboard.press('Enter')
  await expect(page.getByText(/Everything up to the check of .* is as it was then\./)).toBeVisible()

  await jonas.page.goto(path)
  await expect(jonas.page.getByRole('heading', { name: 'There is nothing here' })).toBeVisible()
})

test('[HI56] what does not hold is named where it lies, on a phone and in Spanish', async ({
  world,
}) => {
  const canvas = await world.canvas()
  const { page } = await world.person('Noor', 'steward', { ...PHONE, locale: 'es-ES' })
  const [element] = canvas.elements
  const canvasName = { id: canvas.id, title: canvas.title }
  const fault = (code: string, of: string, at: number) => ({
    ...{ code, of, at, canvas: of === 'audit' ? null : canvasName },
    element: of === 'audit' ? null : { id: element?.id, title: 'Visión' },
  })
  await page.route('**/api/v1/workspaces/*/integrity', (route) =>
    route.fulfill({
      json: {
        ...{ running: null, failed: false },
        last: {
          ...{ id: 'a-check', at: new Date().toISOString(), by: null, compared: null },
          fingerprint: '3f2a91c077de0b15a4e2',
          checked: {
            ...{ texts: 10, parts: 311, edits: 12_400, loose: 3, editions: 4, links: 40 },
            ...{ replaced: 1, audit: 25 },
          },
          faults: [
            fault('part-changed', 'history', 1204),
            fault('part-missing', 'editions', 3),
            fault('audit-broken', 'audit', 7),
          ],
          faultCount: 3,
        },
      },
    }),
  )
  await page.goto(`/w/${world.workspace.slug}/integrity`)
  const list = page.getByRole('list', { name: '3 cosas no concuerdan' })
  await expect(list.getByRole('listitem')).toHaveCount(3)
  await expect(list).toContainText('La parte de la historia desde el cambio 1204 fue modificada.')
  await expect(list).toContainText('Falta la edición 3.')
  await expect(list.getByRole('link').first()).toHaveAttribute('href', `/elements/${element?.id}`)
  await expectAccessible(page)
  await expectNoSideways(page)
  await picture(page, 'integrity-faults-light-360')
})

test('[HI55] a steward takes the history of a text along, and it holds elsewhere', async ({
  world,
}) => {
  const canvas = await world.canvas()
  const jonas = await ElementPage.open(await world.person('Jonas', 'member'), canvas)
  await jonas.type('The repair counts from the day it is reported. ')
  await jonas.saved()
  const { page } = await world.person('Noor', 'steward')
  await page.goto(`/elements/${jonas.id}/history`)
  const coming = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Take the history along' }).click()
  const file = await (await coming).path()
  const report = await verifyHistory(readFileSync(file, 'utf8').split('\n'))
  expect(report).toMatchObject({ ok: true, faults: [] })
  expect(report.checked.loose + report.checked.edits).toBeGreaterThan(0)
  await jonas.page.goto(`/elements/${jonas.id}/history`)
  await expect(jonas.page.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(jonas.page.getByRole('link', { name: 'Take the history along' })).toHaveCount(0)
})
