import { ElementPage } from './element'
import { expectAccessible, expectContrast, expectNoSideways, picture } from './look'
import { give, photo } from './give-image'
import type { Person } from './person'
import { expect, PHONE, test } from './world'

/** Pages that are looked at on a dark phone too. */
const BOTH = ['join', 'reader', 'home', 'teams', 'framework', 'settings', 'board']
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
      // Between light and dark only colours differ.
      const accessible = scheme === 'light' ? expectAccessible : expectContrast
      const isFine = async ({ page }: Person, name: string) => {
        await accessible(page)
        await expectNoSideways(page)
        await picture(page, `${name}-${scheme}-${size}`)
      }
      const check = async (person: Person, path: string, name: string) => {
        // The same colours as on a wide screen and the same places as in the light: a few are enough.
        if (scheme === 'dark' && size === '360' && !BOTH.includes(name)) return
        await person.page.goto(path)
        await expect(person.page.getByRole('main')).toBeVisible()
        // Nothing is a skeleton any more: what axe and we look at is the page itself.
        await expect(person.page.locator('.sk')).toHaveCount(0)
        await isFine(person, name)
      }

      const canvas = await world.canvas()
      const noor = await world.person('Noor', 'steward', look)
      const ada = await ElementPage.open(await world.person('Ada', 'member'), canvas)
      await ada.type('The first words of our vision, so that the board has something to show.')
      await give(ada.page, 'paste', { file: await photo(), name: 'reading-room.jpg' })
      await ada.page.getByLabel('What does it show?').fill('The reading room, with its lamps on')
      await ada.page.getByRole('button', { name: 'Keep' }).click()
      await ada.saved()

      const stranger = await world.stranger(look)
      const invite = await inviteFrom(noor, world.workspace.id, world.server.url)
      const open = await shareOf(noor, canvas.id, world.server.url)
      const locked = await shareOf(noor, canvas.id, world.server.url, 'a quiet river')
      for (const [path, name] of [
        ['/signin', 'signin'],
        ['/setup', 'setup'],
        ['/join/unknown', 'join-gone'],
        [invite, 'join'],
        [open, 'reader'],
        [locked, 'reader-password'],
        ['/s/unknown', 'reader-gone'],
        ['/status', 'status'],
      ] as const)
        await check(stranger, path, name)

      const workspace = `/w/${world.workspace.slug}`
      for (const [path, name] of [
        [workspace, 'home'],
        [`${workspace}/canvases`, 'side-by-side'],
        [`${workspace}/members`, 'members'],
        [`${workspace}/teams`, 'teams'],
        [`${workspace}/audit`, 'audit'],
        [`${workspace}/integrity`, 'integrity'],
        [`${workspace}/sizes`, 'sizes'],
        [`${workspace}/webhooks`, 'webhooks'],
        [`${workspace}/search?q=vision`, 'search'],
        [`${workspace}/frameworks`, 'frameworks'],
        [`${workspace}/frameworks/swot-choices?copy`, 'framework'],
        ['/notices', 'notices'],
        ['/settings', 'settings'],
        ['/settings/notices', 'settings-notices'],
        ['/settings/security', 'settings-security'],
        ['/settings/tokens', 'settings-tokens'],
        [`/canvases/${canvas.id}`, 'board'],
        [`/canvases/${canvas.id}/since`, 'since'],
        [`/canvases/${canvas.id}/compare`, 'compare-nothing'],
        ['/nowhere', 'not-found'],
      ] as const)
        await check(noor, path, name)

      const element = await ElementPage.open(noor, canvas)
      await element.holds('The first words')
      await isFine(noor, 'element')
      await element.page.locator('.btn.people').click()
      await expect(element.page.getByRole('dialog', { name: 'On this canvas now' })).toBeVisible()
      await isFine(noor, 'people')
      const beside = canvas.elements.find(({ id }) => id !== element.id)?.id
      await noor.page.goto(`/elements/${element.id}?beside=${beside}`)
      await expect(noor.page.locator('.save', { hasText: /^Saved$/ })).toHaveCount(2)
      await isFine(noor, 'beside')
      // By far the longest page, of plain tables, the same in every light.
      if (scheme === 'light' && size === '1280') await check(noor, '/api/v1/docs', 'api-docs')
    })

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
