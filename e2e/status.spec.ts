import type { Page } from '@playwright/test'
import { picture } from './look'
import { Proxy, type ProxyFaults } from './proxy'
import { expect, test } from './world'

test('[OV1] says that all is well where the browser reaches the server directly', async ({
  world,
}) => {
  const stranger = await world.stranger()
  await stranger.page.goto('/status')
  await expect(stranger.page.getByText('All is well between')).toBeVisible({ timeout: 15_000 })
  expect(await statesOn(stranger.page)).toEqual({
    ...{ socket: 'good', cookie: 'good', origin: 'good', secure: 'good' },
    ...{ pieces: 'good', forwarded: 'good', clock: 'good' },
  })
})

const FAULTS: [string, ProxyFaults, Record<string, string>, string[]][] = [
  [
    'lets no live connections pass',
    { blocksUpgrades: true },
    { socket: 'bad', pieces: 'good' },
    ['proxy_set_header Upgrade $http_upgrade;', 'reverse_proxy 127.0.0.1:3000'],
  ],
  [
    'collects answers',
    { collects: true },
    { socket: 'good', pieces: 'note' },
    ['proxy_buffering off;', 'flush_interval -1'],
  ],
  [
    'gives the server another host',
    { host: 'internal.example:3000' },
    { socket: 'good', origin: 'bad' },
    ['proxy_set_header Host $host;', 'PUBLIC_URL=http://127.0.0.1:'],
  ],
]

for (const [what, faults, states, pasted] of FAULTS)
  test(`[OV2] behind a proxy that ${what}, says which it is and what to paste`, async ({
    world,
  }) => {
    const proxy = await Proxy.before(world.server.port, faults)
    const { page } = await world.stranger({ baseURL: proxy.url })
    try {
      await page.goto('/status')
      await expect(page.locator('[data-state=open]')).toHaveCount(0, { timeout: 15_000 })
      expect(await statesOn(page)).toMatchObject(states)
      for (const summary of await page.locator('details > summary').all())
        if (!(await summary.evaluate((one) => one.closest('details')?.open))) await summary.click()
      for (const text of pasted)
        await expect(page.locator('pre').getByText(text).first()).toBeVisible()
      await picture(page, `status-${what.replaceAll(' ', '-')}`)
    } finally {
      await proxy.close()
    }
  })

async function statesOn(page: Page): Promise<Record<string, string>> {
  const rows = await page.locator('[data-check]').all()
  const pairs = rows.map(async (row) => [
    String(await row.getAttribute('data-check')),
    String(await row.getAttribute('data-state')),
  ])
  return Object.fromEntries(await Promise.all(pairs))
}
