import type { Canvas } from '../lib/canvases'
import { ElementPage } from './element'
import { expectAccessible, expectNoSideways } from './look'
import type { Person } from './person'
import { expect, PHONE, test } from './world'

/** Longer than any screen, with a heading near its end. */
const PARAGRAPHS = Array.from({ length: 40 }, (_, i) => `Paragraph ${i + 1} of a long text.`)

function elementOf(canvas: Canvas, kind: string) {
  const element = canvas.elements.find((each) => each.kind === kind)
  if (!element) throw new Error(`This canvas has no ${kind}.`)
  return element
}

/** Writes a text that has to be scrolled, with the caret left in its last paragraph. */
async function writeLong(page: ElementPage): Promise<void> {
  await page.text.focus()
  await page.page.keyboard.press('Control+End')
  for (const words of PARAGRAPHS) {
    await page.page.keyboard.insertText(words)
    await page.page.keyboard.press('Enter')
  }
  await page.saved()
}

function peopleOf({ page }: Person) {
  return page.getByRole('dialog', { name: 'On this canvas now' })
}

async function openPeople(person: Person): Promise<void> {
  await person.page.locator('.btn.people').click()
  await expect(peopleOf(person)).toBeVisible()
}

async function follow(person: Person, name: string): Promise<void> {
  await openPeople(person)
  await peopleOf(person)
    .getByRole('button', { name: `Follow ${name}` })
    .click()
  await person.page.keyboard.press('Escape')
  await expect(barOf(person)).toContainText(`Following ${name}`)
}

function barOf({ page }: Person) {
  return page.getByRole('region', { name: 'Following' })
}

function path({ page }: Person): string {
  return new URL(page.url()).pathname
}

test('[TG8] Ben follows Ada through a text and across elements, until he scrolls; and again', async ({
  world,
}) => {
  const canvas = await world.canvas()
  const ada = await ElementPage.open(await world.person('Ada', 'member'), canvas)
  await writeLong(ada)
  const ben = await ElementPage.open(await world.person('Ben', 'observer'), canvas)
  await ben.holds('Paragraph 40')
  const top = () => ben.page.evaluate(() => window.scrollY)
  expect(await top()).toBe(0)

  await follow(ben.person, 'Ada')
  // She knows, and now shows where she is: at the end.
  await expect(ada.page.locator('.followers')).toHaveText(/1/)
  await expect.poll(top).toBeGreaterThan(300)
  await ada.page.keyboard.press('Control+Home')
  await expect.poll(top).toBeLessThan(200)

  const objective = elementOf(canvas, 'conjunctural-analysis')
  await ada.page.locator(`.rail a[href="/elements/${objective.id}"]`).click()
  await expect.poll(() => path(ben.person)).toBe(`/elements/${objective.id}`)
  await expect(barOf(ben.person)).toContainText(`Following Ada in ${objective.title}`)

  await ben.page.mouse.move(400, 400)
  await ben.page.mouse.wheel(0, 200)
  await expect(barOf(ben.person)).toContainText('You no longer follow Ada')
  await expect(ada.page.locator('.followers')).toHaveCount(0)
  await ada.page.locator(`.rail a[href="/elements/${ada.id}"]`).click()
  await ada.ready()
  expect(path(ben.person)).toBe(`/elements/${objective.id}`)

  await barOf(ben.person).getByRole('button', { name: 'Follow again' }).click()
  await expect.poll(() => path(ben.person)).toBe(`/elements/${ada.id}`)
  await ben.page.keyboard.press('Escape')
  await expect(barOf(ben.person)).toContainText('You no longer follow Ada')
})

test('[TG7] two people who follow each other stay where they are', async ({ world }) => {
  const canvas = await world.canvas()
  const ada = await ElementPage.open(await world.person('Ada', 'member'), canvas)
  await writeLong(ada)
  const ben = await ElementPage.open(await world.person('Ben', 'member'), canvas)
  await ben.holds('Paragraph 40')
  await follow(ada.person, 'Ben')
  await openPeople(ben.person)
  await peopleOf(ben.person).getByRole('button', { name: 'Follow Ada' }).click()
  await ben.page.keyboard.press('Escape')
  for (const { person } of [ada, ben])
    await expect(barOf(person)).toContainText('follow each other')
  const before = await ada.page.evaluate(() => window.scrollY)
  await ben.page.mouse.move(400, 400)
  await ben.page.mouse.wheel(0, 600)
  // He moved, so he leads.
  await expect(barOf(ben.person)).toContainText('You no longer follow Ada')
  await expect.poll(() => ada.page.evaluate(() => window.scrollY)).not.toBe(before)
})

test('[TG13] everyone is called: who goes, goes; who stays loses no letter and no caret', async ({
  world,
}) => {
  const canvas = await world.canvas()
  const objective = elementOf(canvas, 'situational-objective')
  const amara = await ElementPage.open(
    await world.person('Amara', 'coordinator'),
    canvas,
    'situational-objective',
  )
  const ben = await ElementPage.open(await world.person('Ben', 'member'), canvas)
  const olu = await ElementPage.open(await world.person('Olu', 'observer', PHONE), canvas)
  await openPeople(olu.person)
  await expect(peopleOf(olu.person).getByRole('button', { name: /Bring everyone/ })).toHaveCount(0)
  await olu.page.keyboard.press('Escape')

  await ben.type('Before the call, ')
  await openPeople(amara.person)
  const typing = ben.page.keyboard.type('in the middle of a sentence, ', { delay: 40 })
  await peopleOf(amara.person).getByRole('button', { name: 'Bring everyone here' }).click()
  const call = (person: Person) =>
    person.page.getByRole('region', { name: 'Everyone is asked to come' })
  await expect(call(ben.person)).toContainText(`Amara asks everyone to come to ${objective.title}`)
  await typing
  await ben.page.keyboard.type('and after it.')
  await ben.holds('Before the call, in the middle of a sentence, and after it.')
  await call(ben.person).getByRole('button', { name: 'Stay' }).click()
  await expect(call(ben.person)).toHaveCount(0)
  expect(path(ben.person)).toBe(`/elements/${ben.id}`)
  await ben.saved()

  await expectNoSideways(olu.page)
  await call(olu.person).getByRole('button', { name: 'Go' }).click()
  await expect.poll(() => path(olu.person)).toBe(`/elements/${objective.id}`)
  await expect(call(olu.person)).toHaveCount(0)
  await expect(call(amara.person)).toHaveCount(0)
})

test('[TG14] whoever touches nothing for a while is idle: a ring, and a caret that fades', async ({
  world,
}) => {
  const canvas = await world.canvas()
  const ada = await world.person('Ada', 'member')
  await ada.page.clock.install()
  const adas = await ElementPage.open(ada, canvas)
  await adas.type('Thinking about it')
  const ben = await ElementPage.open(await world.person('Ben', 'member'), canvas)
  await ben.holds('Thinking about it')
  const face = ben.page.locator('.btn.people .face').first()
  await expect(face).toHaveAttribute('aria-label', 'Ada')
  await expect(face).not.toHaveClass(/away/)
  await expect(ben.page.locator('.caret:not(.away)')).toHaveCount(1)

  await ada.page.clock.fastForward('03:30')
  await expect(face).toHaveClass(/away/)
  await expect(ben.page.locator('.caret.away')).toHaveCount(1)
  await openPeople(ben.person)
  await expect(peopleOf(ben.person)).toContainText('idle, writing in')
  await expectAccessible(ben.page)

  await ada.page.mouse.move(300, 300)
  await expect(face).not.toHaveClass(/away/)
  await ada.context.close()
  await expect(peopleOf(ben.person)).toContainText('left just now')
})

test('[TG15] the list shows all elements live, and leads to anybody without taking the focus', async ({
  world,
}) => {
  const canvas = await world.canvas()
  const objective = elementOf(canvas, 'situational-objective')
  const ada = await ElementPage.open(
    await world.person('Ada', 'member'),
    canvas,
    'situational-objective',
  )
  await writeLong(ada)
  await ada.page.keyboard.type('## Why now')
  await ada.page.keyboard.press('Enter')
  await ada.page.keyboard.type('Because.')
  const cyn = await ElementPage.open(await world.person('Cyn', 'member'), canvas)
  const ben = await world.person('Ben', 'observer')
  await ben.page.goto(`/canvases/${canvas.id}`)
  await openPeople(ben)
  const list = peopleOf(ben)
  await expect(list).toContainText(`writing in ${objective.title}, near “Why now”`)
  await expect(list).toContainText('reading Vision')
  await cyn.type('Something of mine.')
  await expect(list).toContainText('writing in Vision')

  await list.getByRole('link', { name: /Ada/ }).click()
  await expect.poll(() => path(ben)).toBe(`/elements/${objective.id}`)
  await expect(ben.page.locator('.caret', { hasText: 'Ada' })).toBeInViewport()
  expect(await ben.page.evaluate(() => document.activeElement?.closest('.ProseMirror'))).toBeNull()
})

test('[TG16] two texts beside each other, both live, both saved, at one address', async ({
  world,
}) => {
  const canvas = await world.canvas()
  const objective = elementOf(canvas, 'situational-objective')
  const ada = await ElementPage.open(await world.person('Ada', 'member'), canvas)
  await ada.type('A vision. ')
  await ada.page.getByRole('button', { name: /beside this one/ }).click()
  await ada.page.getByRole('menuitem', { name: objective.title }).click()
  const first = ada.page.getByRole('region', { name: 'Vision' })
  const second = ada.page.getByRole('region', { name: objective.title })
  await expect(second.locator('.save')).toHaveText('Saved')
  expect(new URL(ada.page.url()).search).toBe(`?beside=${objective.id}`)

  // The first text is the one that was there before: it has its caret and its undo.
  await first.locator('.ProseMirror').focus()
  const caret = () => ada.page.evaluate(() => document.getSelection()?.anchorOffset)
  await expect.poll(caret).toBe('A vision. '.length)
  await ada.page.keyboard.type('Still here.')
  await ada.page.keyboard.press('F6')
  await expect(second.locator('.ProseMirror')).toBeFocused()
  await ada.page.keyboard.type('An objective.')
  await expect(first.locator('.save')).toHaveText('Saved')
  await expect(second.locator('.save')).toHaveText('Saved')

  const ben = await world.person('Ben', 'member', PHONE)
  await ben.page.goto(ada.page.url())
  const bens = (name: string) => ben.page.getByRole('region', { name }).locator('.ProseMirror')
  await expect(bens('Vision')).toContainText('A vision. Still here.')
  await ben.page
    .getByRole('group', { name: 'The two texts' })
    .getByRole('button', { name: objective.title })
    .click()
  await expect(bens(objective.title)).toContainText('An objective.')
  await expect(bens('Vision')).toHaveCount(0)
  await expectNoSideways(ben.page)

  await second.getByRole('button', { name: `Close ${objective.title}` }).click()
  await expect(ada.page.locator('.ProseMirror')).toHaveCount(1)
  await expect(ada.text).toContainText('A vision. Still here.')
  // The same text twice is one text.
  await ada.page.goto(`/elements/${ada.id}?beside=${ada.id}`)
  await ada.ready()
  await expect(ada.page.locator('.ProseMirror')).toHaveCount(1)
})
