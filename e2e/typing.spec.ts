import { ElementPage, sameText } from './element'
import { expect, test } from './world'

test('[SY19] two people type in one paragraph at once and see the same', async ({ world }) => {
  const canvas = await world.canvas()
  const ada = await ElementPage.open(await world.person('Ada', 'member'), canvas)
  const ben = await ElementPage.open(await world.person('Ben', 'member'), canvas)
  await ada.type('Together: ')
  await ben.holds('Together:')
  await Promise.all([
    ada.type('one two three four five ', { delay: 15 }),
    ben.type('uno dos tres cuatro cinco ', { delay: 15 }),
  ])
  const text = await sameText(ada, ben)
  const letters = (words: string) => [...words.replace(/\s/g, '')].sort().join('')
  expect(letters(text)).toBe(letters('Together: one two three four five uno dos tres cuatro cinco'))
  await ada.saved()
  await ben.saved()
})

test('[SY8] carets stand where the others are, under their own names', async ({ world }) => {
  const canvas = await world.canvas()
  const ada = await ElementPage.open(await world.person('Ada', 'member'), canvas)
  const ben = await ElementPage.open(await world.person('Ben', 'member'), canvas)
  const cyn = await ElementPage.open(await world.person('Cyn', 'observer'), canvas)
  await ada.type('A day in that future')
  await ben.holds('A day in that future')
  await ben.type('!')
  await expect(ada.page.locator('.caret', { hasText: 'Ben' })).toHaveCount(1)
  await expect(ben.page.locator('.caret', { hasText: 'Ada' })).toHaveCount(1)
  await expect(cyn.page.locator('.caret', { hasText: 'Ada' })).toHaveCount(1)
  await expect(ada.page.locator('.caret', { hasText: 'Ada' })).toHaveCount(0)

  await ben.page.keyboard.press('Shift+Home')
  await expect(ada.page.locator('.sel').first()).toContainText('A day in that future')
  await ben.person.context.close()
  await expect(ada.page.locator('.caret', { hasText: 'Ben' })).toHaveCount(0)
})

test('[ED1] undo takes back only what you wrote yourself', async ({ world }) => {
  const canvas = await world.canvas()
  const ada = await ElementPage.open(await world.person('Ada', 'member'), canvas)
  const ben = await ElementPage.open(await world.person('Ben', 'member'), canvas)
  await ada.type('from ada. ')
  await ben.holds('from ada.')
  await ben.type('from ben. ')
  await ada.holds('from ben.')
  await ada.text.focus()
  await ada.page.keyboard.press('Control+z')
  await expect(ada.text).not.toContainText('from ada.')
  await ada.holds('from ben.')
  await sameText(ada, ben)
})

test('[ED2] a reader finds the text, the prompts and no way to write', async ({ world }) => {
  const canvas = await world.canvas()
  const ada = await ElementPage.open(await world.person('Ada', 'member'), canvas)
  await ada.type('For all to read.')
  await ada.saved()
  const cyn = await ElementPage.open(await world.person('Cyn', 'observer'), canvas)
  await cyn.holds('For all to read.')
  await expect(cyn.text).toHaveAttribute('contenteditable', 'false')
  await ada.type(' And live.')
  await cyn.holds('And live.')
})
