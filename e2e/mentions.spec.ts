import { ElementPage } from './element'
import { expectAccessible, expectNoSideways, picture } from './look'
import { expect, PHONE, test } from './world'

test('[ED92] somebody is named by typing, by the keys alone, and read by the name they go by', async ({
  world,
}) => {
  const canvas = await world.canvas()
  const person = await world.person('Ada', 'member')
  const ben = await world.person('Ines', 'member')
  const ada = await ElementPage.open(person, canvas)
  const { page } = ada
  await ada.type('Write to kim@example.org. Ask @')
  const menu = page.getByRole('listbox', { name: 'Insert' })
  await expect(menu.getByRole('option', { name: 'Ada' })).toBeVisible()
  await page.keyboard.type('in')
  await expect(menu.getByRole('option')).toHaveCount(1)
  await page.keyboard.press('Enter')
  await page.keyboard.type('about the doors.')
  const mention = ada.text.locator('.mention')
  await expect(mention).toHaveText('@Ines')
  await ada.saved()

  const bens = await ElementPage.open(ben, canvas)
  await expect(bens.text.locator('.mention.me')).toHaveText('@Ines')
  await expect(bens.text).toContainText('kim@example.org. Ask @Ines about the doors.')
  await ben.page.evaluate(
    ([id]) =>
      fetch(`/api/v1/workspaces/${String(id)}/me`, {
        method: 'PATCH',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ pseudonym: 'The Heron' }),
      }),
    [world.workspace.id],
  )
  await page.reload()
  await ada.ready()
  await expect(mention).toHaveText('@The Heron')
  await picture(page, 'mention-1280')

  // As words wherever there are only words, and as itself where it is pasted here.
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await ada.text.focus()
  await page.keyboard.press('Control+a')
  await page.keyboard.press('Control+c')
  const copied = await page.evaluate(() => navigator.clipboard.readText())
  expect(copied).toContain('Ask @The Heron about the doors.')
  await page.keyboard.press('Control+End')
  await ada.caretSeen()
  await page.keyboard.press('Enter')
  await page.keyboard.press('Control+v')
  await expect(mention).toHaveCount(2)
  await expect(mention.last()).toHaveText('@The Heron')

  // What nobody is called stays what was typed; Escape closes the menu.
  await ada.type(' @zzz')
  await expect(menu).toHaveCount(0)
  await ada.type(' @a')
  await expect(menu).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(menu).toHaveCount(0)
  await ada.holds('@zzz @a')
  await ada.saved()
})

test('[ED92] on a phone the names are offered above the keyboard, and a reader is offered none', async ({
  world,
}) => {
  const canvas = await world.canvas()
  const ada = await ElementPage.open(await world.person('Ada', 'member', PHONE), canvas)
  await ada.type('Ask @a')
  const option = ada.page.getByRole('option', { name: 'Ada' })
  await expect(option).toBeVisible()
  await expectAccessible(ada.page)
  await expectNoSideways(ada.page)
  await picture(ada.page, 'mention-360')
  await option.click()
  await expect(ada.text.locator('.mention')).toHaveText('@Ada')
  await ada.saved()
  const cleo = await ElementPage.open(await world.person('Cleo', 'observer'), canvas)
  await expect(cleo.text.locator('.mention')).toHaveText('@Ada')
  await expectAccessible(cleo.page)
})
