import { expectAccessible, expectNoSideways, picture } from './look'
import { Server } from './server'
import { expect, PHONE, test } from './world'

// The tools of the browser tests themselves: if these fail, look here before anywhere else.

test('[HO4] people of a workspace sign in, each in a browser of their own', async ({ world }) => {
  const ada = await world.person('Ada', 'member')
  const ben = await world.person('Ben', 'observer')
  const names = await Promise.all(
    [ada, ben].map(
      async ({ context }) => (await (await context.request.get('/api/v1/me')).json()).name,
    ),
  )
  expect(names).toEqual(['Ada', 'Ben'])
})

test('[HO4] a canvas has nine elements, each with a document', async ({ world }) => {
  const { elements } = await world.canvas()
  expect(elements).toHaveLength(9)
  expect(new Set(elements.map(({ documentId }) => documentId)).size).toBe(9)
})

test('[HO4] a stranger with a phone is led to a page that fits it', async ({ world }) => {
  const { page } = await world.stranger(PHONE)
  await page.goto('/')
  await expect(page).toHaveURL(/signin/)
  await expect(page.getByRole('main')).toBeVisible()
  await expectNoSideways(page)
  await expectAccessible(page)
  await picture(page, 'sign-in-phone')
})

test('[HO5] a killed server comes back on the same port with the same data', async () => {
  const server = await Server.start()
  try {
    await server.cli('workspace', 'create', '--name', 'Before', '--slug', 'before')
    await server.kill()
    await server.start()
    const again = server.cli('workspace', 'create', '--name', 'Again', '--slug', 'before')
    await expect(again).rejects.toThrow()
    expect(await server.stop()).toBe(0)
  } finally {
    await server.dispose()
  }
})
