import type { Canvas } from '../lib/canvases'
import { ElementPage, sameText } from './element'
import { pasteData } from './paste'
import { until } from './until'
import { expect, test, type World } from './world'

test('[ED54] a callout is begun, changed and left by keyboard, and words are highlighted', async ({
  world,
}) => {
  const { ada } = await alone(world)
  const { page } = ada
  await ada.type('[!tip] Bring ==lights== ')
  await page.keyboard.type('and coats')
  const callout = ada.text.locator('.callout')
  await expect(callout).toContainText('Tip')
  await expect(callout.locator('mark')).toHaveText('lights')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')
  await page.keyboard.type('Outside.')
  await expect(ada.text.locator(':scope > p').last()).toHaveText('Outside.')
  await callout.getByText('and coats').click()
  await page.keyboard.press('Control+.')
  await page.getByRole('menuitem', { name: 'Turn into' }).press('ArrowRight')
  await page.getByRole('menuitem', { name: 'Caution' }).press('Enter')
  await expect(callout).toContainText('Caution')
  await ada.saved()
  expect(await markdown(ada)).toBe('> [!CAUTION]\n> Bring ==lights== and coats\n\nOutside.\n')
})

test('[ED75] one drags the edge of a column while another writes in the cells', async ({
  world,
}) => {
  const { ada, ben } = await together(world)
  await pasteData(ada, { 'text/plain': '| branch | visits |\n| --- | --: |\n| North | 12 |\n' })
  await ben.holds('North')
  await ben.text.getByText('North').click()
  await ben.page.keyboard.press('End')
  const edge = await ada.text.locator('th').first().boundingBox()
  if (!edge) throw new Error('There is no first column.')
  await ada.page.mouse.move(edge.x + edge.width - 2, edge.y + 10)
  await ada.page.mouse.move(edge.x + edge.width - 1, edge.y + 10)
  await expect(ada.text.locator('.column-grip')).toBeVisible()
  await ada.page.mouse.down()
  await ada.page.mouse.move(edge.x + edge.width + 40, edge.y + 10, { steps: 4 })
  await ben.page.keyboard.type(' and west')
  await ada.holds('North and west')
  await ada.page.mouse.move(edge.x + edge.width + 60, edge.y + 10, { steps: 2 })
  await ada.page.mouse.up()
  const width = (at: ElementPage) =>
    at.text
      .locator('th')
      .first()
      .evaluate((cell) => Math.round(cell.getBoundingClientRect().width))
  await expect.poll(() => width(ben)).toBe(await width(ada))
  expect(Math.abs((await width(ada)) - edge.width - 60)).toBeLessThanOrEqual(3)
  await ada.text.getByText('visits').click()
  const tools = ada.page.getByRole('toolbar', { name: 'Change the table' })
  await expect(tools.getByRole('button', { name: 'Row' })).toBeVisible()
  await ada.page.keyboard.press('Alt+F10')
  await expect(tools.getByRole('button', { name: 'Row' })).toBeFocused()
  await ada.page.keyboard.press('ArrowRight')
  await ada.page.keyboard.press('Enter')
  await ada.page.getByRole('menuitem', { name: 'Move the column back' }).click()
  await sameText(ada, ben)
  await ada.saved()
  expect(await markdown(ada)).toContain('| 12 | North and west |')
})

test('[ED81, ED82] words are found by a reader too, and replaced while another types', async ({
  world,
}) => {
  const { ada, ben } = await together(world)
  const cyn = await ElementPage.open(await world.person('Cyn', 'observer'), ada.canvas)
  await ada.type('The bus is late. The Bus is full. ')
  await cyn.holds('full.')
  await cyn.page.keyboard.press('Control+f')
  await cyn.page.getByRole('textbox', { name: 'Find' }).fill('bus')
  await expect(cyn.page.getByText('1 of 2')).toBeVisible()
  await expect(cyn.page.getByLabel('Replace with')).toHaveCount(0)
  await ada.page.keyboard.press('Control+f')
  await ada.page.getByRole('textbox', { name: 'Find' }).fill('bus')
  await ada.page.getByRole('textbox', { name: 'Replace with' }).fill('tram')
  await ben.text.focus()
  await ben.page.keyboard.press('Control+End')
  await Promise.all([
    ben.page.keyboard.type('Ben was here.', { delay: 15 }),
    ada.page.getByRole('button', { name: 'Replace all' }).click(),
  ])
  await expect(ada.page.getByText('2 replaced')).toBeVisible()
  await until('Ben has both', async () =>
    (await ben.words()).includes('The tram is full. Ben was here.'),
  )
  await expect(cyn.page.getByText('Not in this text')).toBeVisible()
  await ada.page.keyboard.press('Escape')
  await ada.text.focus()
  await ada.page.keyboard.press('Control+z')
  await until('undo takes back only the replacing', async () =>
    (await ben.words()).includes('The bus is late. The Bus is full. Ben was here.'),
  )
  await sameText(ada, ben)
})

test('[ED55] a block is dragged while another writes in it, and moved by keys', async ({
  world,
}) => {
  const { ada, ben } = await together(world)
  await pasteData(ada, { 'text/plain': '# First\n\nThe one that moves\n\nThe last line\n' })
  await ben.holds('The last line')
  const block = ada.text.getByText('The one that moves')
  await block.hover()
  const handle = ada.page.getByRole('button', { name: 'Drag to move' })
  await handle.hover()
  await ada.page.mouse.down()
  const last = await ada.text.getByText('The last line').boundingBox()
  if (!last) throw new Error('There is no last line.')
  await ada.page.mouse.move(last.x + 40, last.y + last.height - 3, { steps: 5 })
  await ben.text.getByText('The one that moves').click()
  await ben.page.keyboard.press('End')
  await ben.page.keyboard.type(', says Ben')
  await ada.holds('moves, says Ben')
  await ada.page.mouse.move(last.x + 42, last.y + last.height - 2)
  await ada.page.mouse.up()
  await until('the block has moved', async () =>
    /First\nThe last line\nThe one that moves, says Ben/.test(await ada.words()),
  )
  await block.click()
  await ada.page.keyboard.press('Alt+Shift+ArrowUp')
  await until('and back', async () =>
    /First\nThe one that moves, says Ben\nThe last line/.test(await ada.words()),
  )
  await sameText(ada, ben)
})

test('[ED56, ED57] the menu shows what one took last, and a colon finds emoji', async ({
  world,
}) => {
  const { ada } = await alone(world)
  const { page } = ada
  await ada.type('/warn')
  await expect(page.getByRole('option').first()).toContainText('Caution')
  await page.keyboard.press('Enter')
  await page.keyboard.type('Ice :bicyc')
  await page.getByRole('option', { name: 'bicycle', exact: true }).click()
  await page.keyboard.press('Control+Enter')
  await page.keyboard.type('/')
  await expect(page.getByRole('option').first()).toContainText('Caution')
  await page.keyboard.type('bicycle')
  await expect(page.getByRole('option', { name: /bicycle/ }).first()).toBeVisible()
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+Shift+Home')
  await page.keyboard.press('ArrowRight')
  await ada.saved()
  expect(await markdown(ada)).toContain('> [!CAUTION]\n> Ice 🚲')
})

test('[ED59] a link to a page of ours shows what it leads to, only to those who may see it', async ({
  world,
}) => {
  const { ada, canvas } = await alone(world)
  const { page } = ada
  const other = canvas.elements.find(({ kind }) => kind !== 'vision')
  if (!other) throw new Error('This canvas has one element only.')
  const foreign = await (await world.otherWorkspace()).canvas('A canvas of others')
  const address = `${world.server.url}/elements/${other.id}`
  await ada.text.focus()
  await pasteData(ada, { 'text/plain': address })
  const card = page.locator('.link-card')
  await page.getByRole('button', { name: `Show it as “${other.title}”` }).click()
  await expect(ada.text.getByRole('link', { name: other.title })).toHaveAttribute('href', address)
  await page.keyboard.press('End')
  await page.keyboard.press('Enter')
  const refused = page.waitForResponse((response) => response.status() === 404)
  await pasteData(ada, { 'text/plain': `${world.server.url}/elements/${foreign.elements[0]?.id}` })
  await ada.text.getByRole('link').last().hover()
  await refused
  await expect(card).toBeHidden()
  await page.keyboard.press('Enter')
  await page.keyboard.type('/link')
  await expect(page.getByRole('option', { name: 'Link', exact: true })).toHaveAttribute(
    'aria-selected',
    'true',
  )
  await page.keyboard.press('Enter')
  await page.getByRole('list', { name: 'Pages of this canvas' }).getByRole('button').last().click()
  await expect(ada.text.getByRole('link')).toHaveCount(3)
})

test('[ED83] the page around a text: outline, counts, keys, being alone with it, paper', async ({
  world,
}) => {
  const { ada } = await alone(world)
  const { page } = ada
  await pasteData(ada, {
    'text/plain':
      '## Who\n\nFour words stand here\n\n#### Deep down\n\n[out](https://example.org/x)\n',
  })
  const outline = page.locator('nav.outline')
  await expect(outline).toContainText('8 words')
  await outline.getByRole('link', { name: 'Deep down' }).click()
  await expect(outline.getByRole('link', { name: 'Deep down' })).toHaveAttribute(
    'aria-current',
    'location',
  )
  // For a moment after it has got the focus, a text holds its caret where it was put.
  await expect(async () => {
    await page.keyboard.press('Control+Home')
    await page.keyboard.press('Shift+End')
    await expect(outline).toContainText('Selected: one word, 3 characters', { timeout: 1000 })
  }).toPass()
  await page.keyboard.press('Control+/')
  await expect(page.getByRole('dialog', { name: 'Keys' })).toContainText('Find and replace')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+Shift+E')
  await expect(outline).toBeHidden()
  await expect(ada.save).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(outline).toBeVisible()
  await page.emulateMedia({ media: 'print' })
  await expect(page.locator('.bar')).toBeHidden()
  await expect(outline).toBeHidden()
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  const shown = await ada.text
    .locator('a')
    .evaluate((link) => getComputedStyle(link, '::after').content)
  expect(shown).toContain('https://example.org/x')
})

type Open = ElementPage & { canvas: Canvas }

async function alone(world: World): Promise<{ ada: ElementPage; canvas: Canvas }> {
  const canvas = await world.canvas()
  return { ada: await ElementPage.open(await world.person('Ada', 'member'), canvas), canvas }
}

async function together(world: World): Promise<{ ada: Open; ben: ElementPage }> {
  const { ada, canvas } = await alone(world)
  const ben = await ElementPage.open(await world.person('Ben', 'member'), canvas)
  return { ada: Object.assign(ada, { canvas }), ben }
}

async function markdown(at: ElementPage): Promise<string> {
  const answer = await at.person.context.request.get(`/api/v1/elements/${at.id}/markdown`)
  return answer.text()
}
