import { ElementPage, sameText } from './element'
import { paste, pasteHtml } from './paste'
import { expect, test } from './world'

test('[ED50] the slash menu inserts what it names, by keyboard alone', async ({ world }) => {
  const canvas = await world.canvas()
  const ada = await ElementPage.open(await world.person('Ada', 'member'), canvas)
  const ben = await ElementPage.open(await world.person('Ben', 'observer'), canvas)
  const { page } = ada
  await ada.type('/table')
  await expect(page.getByRole('option', { name: /Table/ })).toBeVisible()
  await page.keyboard.press('Enter')
  await page.keyboard.type('Branch')
  await expect(ben.text.locator('table')).toContainText('Branch')
  await ben.text.locator('table').waitFor()
  await page.keyboard.press('Control+End')
  await ada.type('/nothing-of-this-name')
  await expect(page.getByText('Nothing is called')).toBeVisible()
  await page.keyboard.press('Escape')
  await ada.saved()
})

test('[ED51] a section is begun with one key, and its prompt folds once it has words', async ({
  world,
}) => {
  const canvas = await world.canvas()
  const ada = await ElementPage.open(await world.person('Ada', 'member'), canvas)
  const { page } = ada
  const question = 'Pick one ordinary day.'
  await expect(page.getByText(question)).toBeVisible()
  await page
    .getByRole('button', { name: /Write this section/ })
    .first()
    .focus()
  await page.keyboard.press('Enter')
  await expect(ada.text.locator('h2')).toHaveText('A day in that future')
  // From the list below the text it moves below its heading.
  const prompt = ada.text.getByText(question)
  await expect(prompt).toBeVisible()
  await page.keyboard.type('The library is open when the late bus comes.')
  await expect(prompt).toBeHidden()
  await ada.saved()
  // The prompt was never part of the document.
  expect(await ada.words()).not.toContain('Pick one ordinary day')
})

test('[ED52] Markdown is understood while typing and when pasted', async ({ world }) => {
  const canvas = await world.canvas()
  const ada = await ElementPage.open(await world.person('Ada', 'member'), canvas)
  const ben = await ElementPage.open(await world.person('Ben', 'member'), canvas)
  const { page } = ada
  await ada.type('## A heading')
  await page.keyboard.press('Enter')
  await page.keyboard.type('- one')
  await page.keyboard.press('Enter')
  await page.keyboard.type('two')
  await expect(ada.text.locator('h2')).toHaveText('A heading')
  await expect(ada.text.locator('ul li')).toHaveCount(2)
  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')
  await paste(
    ada,
    'Some **bold** words and a [link](https://example.org).\n\n1. first\n2. second\n',
  )
  await expect(ada.text.locator('strong')).toHaveText('bold')
  await expect(ada.text.locator('ol li')).toHaveCount(2)
  await expect(ada.text.getByRole('link', { name: 'link' })).toHaveAttribute(
    'href',
    'https://example.org',
  )
  await sameText(ada, ben)
})

test('[ED32] a pasted script is only words, and no address of one becomes a link', async ({
  world,
}) => {
  const canvas = await world.canvas()
  const ada = await ElementPage.open(await world.person('Ada', 'member'), canvas)
  let dialogs = 0
  ada.page.on('dialog', (dialog) => {
    dialogs += 1
    void dialog.dismiss()
  })
  await ada.text.focus()
  await pasteHtml(
    ada,
    '<p onclick="alert(1)">Safe words <a href="javascript:alert(1)">press</a><script>alert(2)</script>' +
      '<img src=x onerror="alert(3)"><span style="position:fixed">more</span></p>',
  )
  await ada.holds('Safe words press')
  await expect(ada.text.locator('script, img, [onclick], [style*="fixed"]')).toHaveCount(0)
  await expect(ada.text.locator('a[href^="javascript"]')).toHaveCount(0)
  expect(dialogs).toBe(0)
  // The browser says that it refused the handlers while the clipboard was being read: as it should.
  const refused = ada.person.complaints.splice(0)
  for (const line of refused) expect(line).toContain('Content Security Policy')
})

test('[ED53] marked words are made bold and linked from the bubble', async ({ world }) => {
  const canvas = await world.canvas()
  const ada = await ElementPage.open(await world.person('Ada', 'member'), canvas)
  await ada.type('words to mark')
  await ada.page.keyboard.press('Shift+Home')
  await ada.page.getByRole('button', { name: 'Bold' }).first().click()
  await expect(ada.text.locator('strong')).toHaveText('words to mark')
  await ada.saved()
})
