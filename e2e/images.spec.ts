import { ElementPage } from './element'
import { give, photo } from './give-image'
import { expectNoSideways } from './look'
import { expect, PHONE, test } from './world'

test('[IM10] one drops an image, is asked what it shows, and the other sees it', async ({
  world,
}) => {
  const canvas = await world.canvas()
  const ada = await ElementPage.open(await world.person('Ada', 'member'), canvas)
  const ben = await ElementPage.open(await world.person('Ben', 'observer'), canvas)
  await ada.type('Before the picture.')
  await ben.holds('Before the picture.')
  await give(ada.page, 'drop', { file: await photo(), name: 'towns.jpg' })

  const form = ada.page.getByRole('group', { name: 'Describe the image' })
  await expect(form.getByLabel('What does it show?')).toBeFocused()
  await ada.page.keyboard.type('Three towns along a river')
  await ada.page.keyboard.press('Enter')
  await expect(form).toHaveCount(0)
  const image = ben.text.getByRole('img', { name: 'Three towns along a river' })
  await expect(image).toBeVisible()
  await expect.poll(() => image.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBe(240)
  await ada.saved()

  // By keyboard alone: select it, reach its tools, make it small.
  await ada.page.keyboard.press('Alt+F10')
  await expect(ada.page.getByRole('button', { name: 'Small' })).toBeFocused()
  await ada.page.keyboard.press('Enter')
  await expect(ben.text.locator('figure[data-size=small]')).toHaveCount(1)

  await ada.text.focus()
  for (let i = 0; i < 3; i++) await ada.page.keyboard.press('Control+z')
  await expect(ben.text.locator('figure')).toHaveCount(0)
  for (let i = 0; i < 3; i++) await ada.page.keyboard.press('Control+y')
  await expect(ben.text.locator('figure[data-size=small]')).toHaveCount(1)
  await ada.holds('Before the picture.')
})

test('[IM10] on a phone it is asked too, beside the image', async ({ world }) => {
  const canvas = await world.canvas()
  const ada = await ElementPage.open(await world.person('Ada', 'member', PHONE), canvas)
  await ada.type('Before the picture.')
  await give(ada.page, 'paste', { file: await photo(), name: 'towns.jpg' })
  const form = ada.page.getByRole('group', { name: 'Describe the image' })
  await expect(form).toBeInViewport({ ratio: 1 })
  await form.getByLabel('What does it show?').fill('Three towns along a river')
  await form.getByRole('button', { name: 'Keep' }).click()
  await expect(ada.text.getByRole('img', { name: 'Three towns along a river' })).toBeVisible()
  await expectNoSideways(ada.page)
})

test('[IM11] what is refused is said in a sentence and can be put away; offline nothing is lost', async ({
  world,
}) => {
  const canvas = await world.canvas()
  const ada = await ElementPage.open(await world.person('Ada', 'member'), canvas)
  const box = ada.page.locator('.image-upload')
  await ada.type('Words stay.')
  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>')
  await give(ada.page, 'drop', { file: svg, name: 'x.svg', type: 'image/svg+xml' })
  await expect(box).toContainText('Only PNG, JPEG, GIF, WebP and AVIF images')
  await box.getByRole('button', { name: 'Leave it out' }).click()
  await expect(box).toHaveCount(0)

  const large = Buffer.alloc(11 * 1024 * 1024)
  await give(ada.page, 'paste', { file: large.subarray(0, 100), name: 'x.png', grow: large.length })
  await expect(box).toContainText('larger than the server accepts', { timeout: 20_000 })
  await box.getByRole('button', { name: 'Leave it out' }).click()

  await ada.person.offline()
  await give(ada.page, 'paste', { file: await photo(), name: 'towns.jpg' })
  await expect(box).toContainText('You are offline')
  await ada.person.online()
  await box.getByRole('button', { name: 'Try again' }).click()
  await expect(ada.text.locator('figure img')).toHaveCount(1)
  await ada.holds('Words stay.')
  await ada.saved()
})

test('[IM12] images in a pasted page are sent where they stood; those of other sites are not fetched', async ({
  world,
}) => {
  const canvas = await world.canvas()
  const ada = await ElementPage.open(await world.person('Ada', 'member'), canvas)
  const ben = await ElementPage.open(await world.person('Ben', 'member'), canvas)
  const abroad: string[] = []
  for (const { page } of [ada, ben])
    page.on('request', (request) => {
      if (!request.url().startsWith(world.server.url)) abroad.push(request.url())
    })
  const data = `data:image/jpeg;base64,${(await photo()).toString('base64')}`
  await ada.text.focus()
  await give(ada.page, 'paste', {
    html: `<p>One <b>bold</b></p><p><img src="${data}"></p><p>Two</p>
      <img src="https://canary.example/a.png"><img src="//canary.example/b.png">`,
  })
  await expect(ada.page.locator('.image-upload.failed')).toContainText(
    '2 images lie on other sites',
  )
  await expect(ben.text.locator('figure img')).toHaveCount(1)
  await expect(ben.text.locator('figure + p', { hasText: 'Two' })).toHaveCount(1)
  await expect(ada.text).not.toContainText('\uE000')
  await ada.saved()
  expect(abroad.filter((url) => !url.startsWith('data:'))).toEqual([])
})

test('[IM13] a reader sees images and has no way to send one; who is removed is not served it', async ({
  world,
}) => {
  const canvas = await world.canvas()
  const steward = await world.person('Noor', 'steward')
  const ada = await ElementPage.open(await world.person('Ada', 'member'), canvas)
  const cyn = await ElementPage.open(await world.person('Cyn', 'observer'), canvas)
  await ada.text.focus()
  await give(ada.page, 'paste', { file: await photo(), name: 'towns.jpg' })
  const image = cyn.text.locator('figure img')
  await expect(image).toHaveAttribute('alt', 'An image without a description')
  await expect(cyn.page.getByRole('button', { name: 'Describe this image' })).toBeHidden()
  await expect(ada.page.getByRole('button', { name: 'Describe this image' })).toBeVisible()
  await give(cyn.page, 'drop', { file: await photo(), name: 'mine.jpg' })
  await expect(cyn.text.locator('figure')).toHaveCount(1)
  const src = String(await image.getAttribute('src'))
  const { request } = cyn.person.context
  expect((await request.get(src)).status()).toBe(200)
  const path = `/api/v1/workspaces/${world.workspace.id}/members/${cyn.person.account.id}`
  const headers = { origin: world.server.url }
  expect((await steward.context.request.delete(path, { headers })).ok()).toBe(true)
  // Removed from their only workspace, they are signed out as well.
  expect([401, 404]).toContain((await request.get(src)).status())
})
