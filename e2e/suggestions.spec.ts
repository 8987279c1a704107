import type { Canvas } from '../lib/canvases'
import { CLOSE } from '../lib/protocol'
import { ElementPage } from './element'
import { expectAccessible, expectContrast, expectNoSideways, picture } from './look'
import { letObserversComment, rawVision, SuggestionsPage } from './suggestions'
import { expect, PHONE, test, type World } from './world'

const FIRST = 'The branch at Weir Street stays open until nine on two evenings a week.'
const SECOND = 'Staff choose their late turns.'

/** A text of two paragraphs by a steward, who lets observers comment. */
async function written(world: World) {
  const canvas = await world.canvas()
  const noor = await world.person('Noor', 'steward')
  await letObserversComment(world, noor)
  const text = await ElementPage.open(noor, canvas)
  await text.type(FIRST)
  await text.page.keyboard.press('Enter')
  await text.type(SECOND)
  await text.saved()
  return { canvas, noor: text }
}

test('[CO40, CO48, CO50, CO51] a commenter suggests freely, an editor accepts some and refuses others, the commenter is told', async ({
  world,
}) => {
  const { canvas, noor } = await written(world)
  const olive = await ElementPage.open(await world.person('Olive', 'observer'), canvas)
  const ben = await ElementPage.open(await world.person('Ben', 'member'), canvas)
  await olive.holds(SECOND)
  const before = await bytesOf(world, canvas)

  const olives = new SuggestionsPage(olive)
  await olives.begin()
  await olives.retype('two evenings', 'three evenings')
  await olives.retype('Staff choose', 'Staff and volunteers choose')
  await olives.toEnd()
  await olive.page.keyboard.press('Enter')
  await olive.page.keyboard.type('We count who comes.')
  await olives.counts('3 changes')
  expect((await olives.drawn('del')).join()).toContain('two')
  expect((await olives.drawn('ins')).join()).toContain('three')
  await expectAccessible(olive.page)
  await picture(olive.page, 'suggesting')
  expect(await ben.count('three')).toBe(0)

  await olive.page.reload()
  await olives.here()
  await olives.counts('3 changes')
  await olives.send('As we said in May.')
  expect(await bytesOf(world, canvas)).toBe(before)
  expect(await olive.count('three evenings')).toBe(0)

  const bens = new SuggestionsPage(ben)
  await expect(bens.cards).toHaveCount(3)
  // In the order of the text: a new block stands below the words of the one before it.
  await expect(bens.cards).toContainText(['three', 'volunteers', 'We count'])
  await expect(bens.comments.margin.getByRole('button', { name: '3 suggestions' })).toBeVisible()
  await expect.poll(async () => (await bens.drawn('ins')).join()).toContain('three')
  expect(await ben.count(FIRST)).toBe(1)
  await picture(ben.page, 'suggestions-waiting')
  const [three, staff, count] = ['three', 'volunteers', 'We count']
  await bens.card(three).click()
  await expectAccessible(ben.page)
  await bens.card(three).getByRole('button', { name: 'Accept' }).click()
  await expect(ben.page.getByText('Accepted, and in the text.')).toBeVisible()
  await ben.holds('three evenings')
  await noor.holds('three evenings')
  await expect(olive.page.getByText('Ben accepted your suggestion.')).toBeVisible()
  await bens.card(staff).click()
  await bens.card(staff).getByLabel('Reason (optional)').fill('Volunteers come by day.')
  await bens.card(staff).getByRole('button', { name: 'Refuse' }).click()
  await expect(olive.page.getByText('Ben refused your suggestion.')).toBeVisible()
  await bens.card(count).click()
  await bens.card(count).getByRole('button', { name: 'Accept' }).click()
  await noor.holds('We count who comes.')
  expect(await noor.count(SECOND)).toBe(1)

  await ben.saved()
  await ben.text.press('Control+z')
  await expect.poll(() => noor.count('We count who comes.')).toBe(0)
  expect(await noor.count('three evenings')).toBe(1)
  await expect(bens.card(count)).toBeVisible()
  await ben.text.press('Control+Shift+z')
  await noor.holds('We count who comes.')
  await expect(bens.cards).toHaveCount(0)

  await bens.comments.margin.getByRole('button', { name: 'No open comments' }).click()
  const list = ben.page.getByRole('dialog', { name: 'Comments' })
  await list.getByRole('button', { name: 'Resolved 3' }).click()
  const refused = list.getByRole('article').filter({ hasText: 'volunteers' })
  await expect(refused).toContainText('Olive suggests')
  await expect(refused).toContainText('Refused by Ben')
  await expect(refused).toContainText('Volunteers come by day.')
})

test('[CO40] a commenter’s own frames are refused, also while suggesting', async ({ world }) => {
  const { canvas } = await written(world)
  const person = await world.person('Olive', 'observer')
  const olive = await ElementPage.open(person, canvas)
  await new SuggestionsPage(olive).begin()
  const before = await bytesOf(world, canvas)
  const raw = await rawVision(world, canvas, person)
  expect(await raw.closesWith((text) => text.delete(0, 1))).toBe(CLOSE.notAllowed)
  expect(await bytesOf(world, canvas)).toBe(before)
})

test('[CO50] what others write flows into the copy, and what was begun is thrown away as a whole', async ({
  world,
}) => {
  const { canvas, noor } = await written(world)
  const olive = await ElementPage.open(await world.person('Olive', 'observer'), canvas)
  const olives = new SuggestionsPage(olive)
  await olive.holds(SECOND)
  await olives.begin()
  await olives.retype('two evenings', 'three evenings')
  await noor.type(' They swap among themselves.')
  await olive.holds('They swap among themselves.')
  await olives.counts('One change')
  await olives.banner.getByRole('button', { name: 'Go on later' }).click()
  await expect(olives.banner).toHaveCount(0)
  expect(await olive.count('three evenings')).toBe(0)
  await olives.begin()
  await olives.counts('One change')
  await olives.banner.getByRole('button', { name: 'Throw away' }).click()
  await olive.page.getByRole('dialog').getByRole('button', { name: 'Throw away' }).click()
  await expect(olives.banner).toHaveCount(0)
  await olives.begin()
  await olives.counts('No changes yet')
})

test('[CO52] a suggestion whose words have changed shows what was, what should be and what is', async ({
  world,
}) => {
  const { canvas, noor } = await written(world)
  const olive = await ElementPage.open(await world.person('Olive', 'observer'), canvas)
  const olives = new SuggestionsPage(olive)
  await olive.holds(SECOND)
  await olives.comments.select('two evenings')
  await olive.page.getByRole('button', { name: 'Suggest other words' }).click()
  await olive.page.getByLabel('What should stand there').fill('three evenings')
  await olive.page.getByLabel('Why (optional)').fill('Two are few.')
  await olive.page.keyboard.press('Control+Enter')
  const noors = new SuggestionsPage(noor)
  await expect(noors.card('three')).toContainText('Two are few.')

  await noors.comments.select('two')
  await noor.page.keyboard.type('four')
  await expect(noors.cards).toContainText('These words have changed since.')
  await noors.cards.click()
  await expect(noors.cards).toContainText('It was')
  await expect(noors.cards).toContainText('four evenings')
  await expectAccessible(noor.page)
  await noors.cards.getByRole('button', { name: /^Accept, in place/ }).click()
  await olive.holds('on three evenings a week')
  await expect(olive.page.getByText('Noor accepted your suggestion.')).toBeVisible()
})

test('[CO51, CO53] with the keyboard alone: other words for a selection, stepping, accepting, refusing, several at once', async ({
  world,
}) => {
  const { canvas, noor } = await written(world)
  const noors = new SuggestionsPage(noor)
  const keys = noor.page.keyboard
  for (const [words, next] of [
    ['two evenings', 'three evenings'],
    ['late turns', 'own turns'],
  ] as const) {
    await noors.comments.select(words)
    await keys.press('Control+Alt+s')
    await keys.type(next)
    await keys.press('Control+Enter')
    await expect(noors.card(next.split(' ')[0] ?? '')).toBeVisible()
  }
  await noor.text.focus()
  await keys.press('Control+Alt+j')
  await expect(noor.page.locator('.thr.act')).toBeFocused()
  await keys.press('Control+Alt+y')
  await expect(noors.cards).toHaveCount(1)
  await keys.press('Control+Alt+j')
  await expect(noor.page.locator('.thr.act')).toBeFocused()
  await keys.press('Control+Alt+n')
  await expect(noors.cards).toHaveCount(0)
  await noor.holds('three evenings')
  await noor.holds('late turns')

  const ben = await ElementPage.open(await world.person('Ben', 'member', PHONE), canvas)
  const bens = new SuggestionsPage(ben)
  await ben.holds('three evenings')
  await ben.page.getByRole('button', { name: 'Tools for this text' }).click()
  await ben.page.getByRole('menuitem', { name: 'Suggest changes' }).click()
  await bens.here()
  await bens.retype('three evenings', 'four evenings')
  await bens.retype('Staff', 'People')
  await bens.counts('2 changes')
  await expectNoSideways(ben.page)
  await expectAccessible(ben.page)
  await picture(ben.page, 'suggesting-phone')
  await bens.send()
  await ben.page.getByRole('button', { name: '2 suggestions' }).click()
  const sheet = ben.page.getByRole('dialog', { name: 'Comments' })
  await sheet.getByRole('button', { name: 'Suggestions 2' }).click()
  await sheet.getByRole('button', { name: 'All', exact: true }).click()
  await expect(sheet.getByRole('checkbox', { checked: true })).toHaveCount(2)
  await expectNoSideways(ben.page)
  await expectAccessible(ben.page)
  await picture(ben.page, 'suggestions-phone')
  await sheet.getByRole('button', { name: 'Accept chosen' }).click()
  await noor.holds('four evenings')
  await noor.holds('People choose')
  await noor.page.emulateMedia({ colorScheme: 'dark' })
  await expectContrast(noor.page)
})

test('[CO49] what was accepted and did not come into the text says so, and is put in', async ({
  world,
}) => {
  const { canvas, noor } = await written(world)
  const noors = new SuggestionsPage(noor)
  await noors.comments.select('two evenings')
  await noor.page.keyboard.press('Control+Alt+s')
  await noor.page.keyboard.type('three evenings')
  await noor.page.keyboard.press('Control+Enter')
  await expect(noors.cards).toHaveCount(1)
  const id = (await noors.cards.getAttribute('id'))?.replace('thread-', '') ?? ''
  // The decision without what should follow it, as of a browser that died in between.
  const status = await noor.page.evaluate(
    async ([element, thread]) => {
      const answer = await fetch(`/api/v1/elements/${element}/suggestions`, {
        method: 'PATCH',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ ids: [thread], act: 'accept' }),
      })
      return answer.status
    },
    [noor.id, id],
  )
  expect(status).toBe(200)
  const ben = await ElementPage.open(await world.person('Ben', 'member'), canvas)
  await ben.page.goto(`/elements/${noor.id}#thread-${id}`)
  await expect(ben.page.getByText('Accepted. Noor is putting it into the text.')).toBeVisible()
  await noor.page.goto(`/elements/${noor.id}#thread-${id}`)
  await expect(noor.page.getByText('its words are not in the text yet')).toBeVisible()
  await noor.page.getByRole('button', { name: 'Put it into the text' }).click()
  await ben.holds('three evenings')
  await expect(ben.page.getByText('Noor is putting it')).toHaveCount(0)
})

/** The document of the vision as the server gives it to a program. */
async function bytesOf(world: World, canvas: Canvas): Promise<string> {
  const raw = await rawVision(world, canvas)
  const { bytes } = raw
  raw.close()
  return bytes
}
