import { ElementPage, sameText } from './element'
import { expect, test } from './world'

test('[SY19] both offline for a minute, both typing: afterwards both texts are there once', async ({
  world,
}) => {
  test.setTimeout(180_000)
  const canvas = await world.canvas()
  const ada = await ElementPage.open(await world.person('Ada', 'member'), canvas)
  const ben = await ElementPage.open(await world.person('Ben', 'member'), canvas)
  await ada.type('Start. ')
  await ben.holds('Start.')
  await ada.saved()
  await ada.person.offline()
  await ben.person.offline()
  await expect(ada.save).toHaveText(/Offline/, { timeout: 30_000 })

  // A minute of typing, letter by letter.
  const sentence = (name: string) => `What ${name} wrote on a train without a network, slowly. `
  const delay = Math.ceil(60_000 / sentence('ada').length)
  await Promise.all([ada.type(sentence('ada'), { delay }), ben.type(sentence('ben'), { delay })])
  await expect(ada.save).toHaveText(/Offline\. \d+ words kept on this device/)
  expect(await ada.count('ben wrote')).toBe(0)

  await ada.person.online()
  await ben.person.online()
  await ada.saved()
  await ben.saved()
  const text = await sameText(ada, ben)
  for (const name of ['ada', 'ben'])
    expect(text.split(sentence(name).trim()).length - 1, `${name}'s sentence`).toBe(1)
})

test('[SY21] what was typed offline outlives a reload', async ({ world }) => {
  const canvas = await world.canvas()
  const ada = await ElementPage.open(await world.person('Ada', 'member'), canvas)
  await ada.type('Before. ')
  await ada.saved()
  // The page itself still loads; only live connections find nobody.
  await ada.page.routeWebSocket(/\/sync\//, (socket) => socket.close())
  await ada.page.reload()
  await ada.holds('Before.')
  await ada.type('While nobody answered.')
  await expect(ada.save).toHaveText(/Offline/, { timeout: 30_000 })
  const again = ada.at(await ada.person.context.newPage())
  await again.page.goto(`/elements/${ada.id}`)
  await again.holds('While nobody answered.')
  await again.saved()
})

test('[SY21] a tab closed in the middle of a word loses nothing', async ({ world }) => {
  const canvas = await world.canvas()
  const ada = await ElementPage.open(await world.person('Ada', 'member'), canvas)
  await ada.type('A sentence that breaks off in the mid')
  await ada.page.close({ runBeforeUnload: false })
  const again = ada.at(await ada.person.context.newPage())
  await again.page.goto(`/elements/${ada.id}`)
  await again.holds('A sentence that breaks off in the mid')
  await again.saved()
})

test('[CL7] two tabs of one person share a copy on the device, and neither loses the other its words', async ({
  world,
}) => {
  const canvas = await world.canvas()
  const first = await ElementPage.open(await world.person('Ada', 'member'), canvas)
  await first.type('Before. ')
  await first.saved()
  const { context } = first.person
  // The pages still load; only live connections find nobody.
  await context.routeWebSocket(/\/sync\//, (socket) => socket.close())
  const second = first.at(await context.newPage())
  await first.page.reload()
  await second.page.goto(`/elements/${first.id}`)
  for (const tab of [first, second]) await tab.holds('Before.')
  await first.type('Only in the first tab. ')
  await expect(first.save).toHaveText(/words kept on this device/, { timeout: 30_000 })
  await first.page.close()
  // Enough letters for the second tab to merge what lies in the store.
  await second.type('Only in the second tab, at length. '.repeat(13))
  await expect(second.save).toHaveText(/words kept on this device/, { timeout: 30_000 })
  await second.page.close()

  const again = await context.browser()?.newContext({
    baseURL: world.server.url,
    storageState: await context.storageState({ indexedDB: true }),
  })
  const page = await again?.newPage()
  if (!page) throw new Error('This browser opens no page.')
  const third = first.at(page)
  await page.goto(`/elements/${first.id}`)
  await third.holds('Only in the first tab.')
  await third.holds('Only in the second tab')
  await third.saved()
  await again?.close()
})

test('[CL9] what of the page is not here when the network goes comes when it is back', async ({
  world,
}) => {
  const canvas = await world.canvas()
  const ada = await ElementPage.open(await world.person('Ada', 'member'), canvas)
  const { page, person } = ada
  await expect(page.getByRole('button', { name: 'Tools for this text' })).toBeVisible()
  await person.offline()
  await page.keyboard.press('Control+/')
  await ada.type('Written on.')
  await ada.holds('Written on.')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await person.online()
  await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible()
  await page.keyboard.press('Escape')
  await ada.saved()
  await ada.holds('Written on.')
})
