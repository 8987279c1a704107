import { ElementPage } from './element'
import { expectAccessible, expectNoSideways, picture } from './look'
import { give, photo } from './give-image'
import type { Person } from './person'
import { expect, PHONE, test } from './world'

const WIDE = { viewport: { width: 1280, height: 800 } }

for (const scheme of ['light', 'dark'] as const)
  for (const [size, screen] of [
    ['1280', WIDE],
    ['360', PHONE],
  ] as const)
    test(`[UI1] every page is accessible and fits: ${scheme}, ${size} pixels`, async ({
      world,
    }) => {
      test.setTimeout(480_000)
      const look = { ...screen, colorScheme: scheme }
      const canvas = await world.canvas()
      const noor = await world.person('Noor', 'steward', look)
      const ada = await ElementPage.open(await world.person('Ada', 'member'), canvas)
      await ada.type('The first words of our vision, so that the board has something to show.')
      await give(ada.page, 'paste', { file: await photo(), name: 'reading-room.jpg' })
      await ada.page.getByLabel('What does it show?').fill('The reading room, with its lamps on')
      await ada.page.getByRole('button', { name: 'Keep' }).click()
      await ada.saved()
      const stranger = await world.stranger(look)

      await check(stranger, '/signin', `signin-${scheme}-${size}`)
      await check(stranger, '/setup', `setup-${scheme}-${size}`)
      await check(stranger, '/join/unknown', `join-gone-${scheme}-${size}`)
      await check(
        stranger,
        await inviteFrom(noor, world.workspace.id, world.server.url),
        `join-${scheme}-${size}`,
      )
      await check(noor, `/w/${world.workspace.slug}`, `home-${scheme}-${size}`)
      await check(noor, `/w/${world.workspace.slug}/members`, `members-${scheme}-${size}`)
      await check(noor, `/w/${world.workspace.slug}/frameworks`, `frameworks-${scheme}-${size}`)
      const copy = `/w/${world.workspace.slug}/frameworks/swot-choices?copy`
      await check(noor, copy, `framework-${scheme}-${size}`)
      for (const page of ['teams', 'audit'])
        await check(noor, `/w/${world.workspace.slug}/${page}`, `${page}-${scheme}-${size}`)
      await check(noor, '/settings', `settings-${scheme}-${size}`)
      await check(noor, `/w/${world.workspace.slug}/canvases`, `side-by-side-${scheme}-${size}`)
      for (const page of ['security', 'tokens'])
        await check(noor, `/settings/${page}`, `settings-${page}-${scheme}-${size}`)
      await check(noor, `/canvases/${canvas.id}`, `board-${scheme}-${size}`)
      await check(noor, '/nowhere', `not-found-${scheme}-${size}`)
      await check(noor, '/api/v1/docs', `api-docs-${scheme}-${size}`)
      const open = await shareOf(noor, canvas.id, world.server.url)
      await check(stranger, open, `reader-${scheme}-${size}`)
      const locked = await shareOf(noor, canvas.id, world.server.url, 'a quiet river')
      await check(stranger, locked, `reader-password-${scheme}-${size}`)
      await check(stranger, '/s/unknown', `reader-gone-${scheme}-${size}`)
      await check(stranger, '/status', `status-${scheme}-${size}`)
      const element = await ElementPage.open(noor, canvas)
      await element.holds('The first words')
      await expectAccessible(element.page)
      await expectNoSideways(element.page)
      await picture(element.page, `element-${scheme}-${size}`)
      await element.page.locator('.btn.people').click()
      await expect(element.page.getByRole('dialog', { name: 'On this canvas now' })).toBeVisible()
      await expectAccessible(element.page)
      await expectNoSideways(element.page)
      await picture(element.page, `people-${scheme}-${size}`)
      const beside = canvas.elements.find(({ id }) => id !== element.id)?.id
      await check(noor, `/elements/${element.id}?beside=${beside}`, `beside-${scheme}-${size}`)
      await expect(noor.page.locator('.ProseMirror')).toHaveCount(2)
    })

async function check({ page }: Person, path: string, name: string): Promise<void> {
  await page.goto(path)
  await expect(page.getByRole('main')).toBeVisible()
  // Nothing is a skeleton any more: what axe and we look at is the page itself.
  await expect(page.locator('.sk')).toHaveCount(0)
  await expectAccessible(page)
  await expectNoSideways(page)
  await picture(page, name)
}

async function inviteFrom(noor: Person, workspaceId: string, origin: string): Promise<string> {
  const made = await noor.context.request.post(`/api/v1/workspaces/${workspaceId}/invites`, {
    headers: { origin },
    data: { role: 'member' },
  })
  return new URL(String((await made.json()).url)).pathname
}

async function shareOf(
  noor: Person,
  canvasId: string,
  origin: string,
  password: string | null = null,
): Promise<string> {
  const made = await noor.context.request.post(`/api/v1/canvases/${canvasId}/shares`, {
    headers: { origin },
    data: { password },
  })
  return new URL(String((await made.json()).url)).pathname
}

test('[UI2] the whole product speaks Spanish when asked to', async ({ world }) => {
  const canvas = await world.canvas()
  const ana = await world.person('Ana', 'member', { locale: 'es-ES' })
  await ana.page.goto(`/canvases/${canvas.id}`)
  await expect(ana.page.locator('html')).toHaveAttribute('lang', 'es')
  await expect(ana.page.getByText('Análisis estructural').first()).toBeVisible()
  await ana.page.goto(`/elements/${canvas.elements[0]?.id}`)
  await expect(ana.page.locator('.save')).toHaveText('Guardado')
})
