import * as Y from 'yjs'
import { anchorAt } from '../lib/anchors/make-anchor'
import type { Canvas } from '../lib/canvases'
import { bodyFromText } from '../lib/thread-body'
import { CommentsPage } from './comments'
import { ElementPage } from './element'
import { expectAccessible, expectNoSideways, picture } from './look'
import { Raw } from './raw-client'
import { expect, PHONE, test, type World } from './world'

const SENTENCE = 'The branch at Weir Street stays open until nine on two evenings a week.'

test('[CO30] people comment on a sentence while somebody types in it, and answer each other', async ({
  world,
}) => {
  const canvas = await world.canvas()
  const ada = await ElementPage.open(await world.person('Ada', 'member'), canvas)
  const ben = await ElementPage.open(await world.person('Ben', 'member'), canvas)
  await ada.type(SENTENCE)
  await ben.holds(SENTENCE)
  const adas = new CommentsPage(ada)
  const bens = new CommentsPage(ben)

  await adas.comment('two evenings', 'Which two?')
  await expect(bens.thread('Which two?')).toBeVisible()
  await expect.poll(() => bens.marked()).toEqual(['two evenings'])
  await ben.text.focus()
  await ben.page.keyboard.press('Control+Home')
  await ben.page.keyboard.type('From May on: ')
  await expect.poll(() => adas.marked()).toEqual(['two evenings'])

  await bens.thread('Which two?').click()
  await bens.write('Reply to Ada', 'Tuesday and Thursday.')
  await ben.page.keyboard.press('Control+Enter')
  await expect(adas.thread('Which two?')).toContainText('Tuesday and Thursday.')
  await picture(ada.page, 'comments-answered')

  await ben.page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await bens
    .thread('Which two?')
    .getByRole('button', { name: 'More for the message by Ada' })
    .click()
  await ben.page.getByRole('menuitem', { name: 'Copy the link to this thread' }).click()
  const link = await ben.page.evaluate(() => navigator.clipboard.readText())
  const cleo = await world.person('Cleo', 'observer')
  await cleo.page.goto(link)
  await expect(cleo.page.locator('.thr.act')).toContainText('Which two?')
})

test('[CO31] a comment keeps its words through cut, paste and undo, waits when they are gone, and is found again when it is resolved', async ({
  world,
}) => {
  const canvas = await world.canvas()
  const ada = await ElementPage.open(await world.person('Ada', 'member'), canvas)
  await ada.type(SENTENCE)
  await ada.page.keyboard.press('Enter')
  await ada.type('A second line.')
  const comments = new CommentsPage(ada)
  await comments.comment('Weir Street', 'Not Copper Lane?')
  await expect.poll(() => comments.marked()).toEqual(['Weir Street'])

  await comments.select('at Weir Street ')
  await ada.page.keyboard.press('Control+x')
  await expect(comments.margin.getByText('One on text that was removed')).toBeVisible()
  await ada.text.press('Control+End')
  await ada.page.keyboard.press('Control+v')
  await expect.poll(() => comments.marked()).toEqual(['Weir Street'])
  await ada.page.keyboard.press('Control+z')
  await ada.page.keyboard.press('Control+z')
  await ada.holds(SENTENCE)
  await expect.poll(() => comments.marked()).toEqual(['Weir Street'])

  await comments.select('at Weir Street ')
  await ada.page.keyboard.press('Delete')
  const removed = comments.margin.getByRole('button', { name: 'One on text that was removed' })
  await removed.click()
  const list = ada.page.getByRole('dialog', { name: 'Comments' })
  await expect(list.getByRole('article')).toContainText('On text that was removed')
  await expect(list.getByRole('article')).toContainText('Weir Street')
  await ada.page.keyboard.press('Escape')
  await expect(removed).toBeFocused()
  await ada.text.press('Control+z')
  await expect.poll(() => comments.marked()).toEqual(['Weir Street'])

  const card = comments.thread('Not Copper Lane?')
  await card.click()
  await card.getByRole('button', { name: 'Resolve' }).click()
  await expect.poll(() => comments.margin.getByRole('article').count()).toBe(0)
  await comments.margin.getByRole('button', { name: 'No open comments' }).click()
  await list.getByRole('button', { name: 'Resolved 1' }).click()
  await expect(list.getByRole('article')).toContainText('Resolved by Ada')
  await list.getByRole('article').click()
  await list.getByRole('button', { name: 'Open again' }).click()
  await ada.page.keyboard.press('Escape')
  await expect(list).toBeHidden()
  await expect(comments.margin.getByRole('article')).toContainText('Not Copper Lane?')
})

test('[CO32] an observer comments where the group lets them, without a byte of the text changing; a draft survives a reload', async ({
  world,
}) => {
  const canvas = await world.canvas()
  const steward = await world.person('Noor', 'steward')
  const writer = await ElementPage.open(steward, canvas)
  await writer.type(SENTENCE)
  await writer.saved()
  const olive = await ElementPage.open(await world.person('Olive', 'observer'), canvas)
  await olive.holds(SENTENCE)
  const olives = new CommentsPage(olive)
  await olive.text.evaluate(selectAll)
  await expect(olive.page.getByRole('button', { name: 'Comment', exact: true })).toHaveCount(0)

  await steward.page.goto(`/w/${world.workspace.slug}/teams`)
  await steward.page.getByLabel('Who may comment on texts').selectOption('everyone')
  await expect(steward.page.getByText('Changed who may comment.')).toBeVisible()
  await olive.page.reload()
  await olive.ready()
  const before = await bytesOf(world, canvas)
  await olive.text.evaluate(selectAll)
  await olive.page.getByRole('button', { name: 'Comment', exact: true }).click()
  await olives.write('Your comment', 'Could it be three?')
  await olive.page.reload()
  await olive.ready()
  await expect(olive.page.getByRole('textbox', { name: 'Your comment' })).toHaveText(
    'Could it be three?',
  )
  await olive.page.getByRole('textbox', { name: 'Your comment' }).press('Control+Enter')
  await expect(olives.thread('Could it be three?')).toBeVisible()
  expect(await bytesOf(world, canvas)).toBe(before)

  const board = await world.person('Bora', 'member')
  await board.page.goto(`/canvases/${canvas.id}`)
  await expect(board.page.getByRole('img', { name: 'One open comment' })).toBeVisible()
})

test('[CO33] comments with the keyboard alone, and on a phone', async ({ world }) => {
  const canvas = await world.canvas()
  const ada = await ElementPage.open(await world.person('Ada', 'member'), canvas)
  await ada.type(SENTENCE)
  const comments = new CommentsPage(ada)
  await comments.comment('two evenings', 'Which two?')
  await comments.comment('until nine', 'Why nine?')
  await ada.text.focus()
  await ada.page.keyboard.press('Control+Alt+j')
  await expect(ada.page.locator('.thr.act')).toBeFocused()
  await ada.page.keyboard.press('Escape')
  await expect(ada.text).toBeFocused()
  await expectAccessible(ada.page)
  await ada.page.keyboard.press('Control+Alt+j')
  await ada.page.keyboard.press('Control+Alt+r')
  await expect(comments.margin.getByRole('article')).toHaveCount(1)
  await ada.page.getByRole('button', { name: 'One comment' }).click()
  await ada.page.getByRole('button', { name: 'Resolved 1' }).click()
  await ada.page.getByRole('dialog').getByRole('article').click()
  await ada.page.getByRole('button', { name: 'Open again' }).click()
  await ada.page.keyboard.press('Escape')
  await expect(comments.margin.getByRole('article')).toHaveCount(2)

  const ben = await ElementPage.open(await world.person('Ben', 'member', PHONE), canvas)
  await ben.page.getByRole('button', { name: '2 comments' }).click()
  const sheet = ben.page.getByRole('dialog', { name: 'Comments' })
  await expect(sheet.getByRole('article')).toHaveCount(2)
  await sheet.getByRole('article').filter({ hasText: 'Why nine?' }).click()
  await sheet.getByRole('textbox', { name: 'Reply to Ada' }).fill('The last bus.')
  await sheet.getByRole('button', { name: 'Reply', exact: true }).click()
  await expect(comments.thread('Why nine?')).toContainText('The last bus.')
  await expectNoSideways(ben.page)
  await expectAccessible(ben.page)
  await picture(ben.page, 'comments-phone')
})

/** The document of the vision as the server gives it to a program. */
async function bytesOf(world: World, canvas: Canvas): Promise<string> {
  const token = await world.token(await world.account(`Script${scripts++}`, 'member'), 'read')
  const vision = canvas.elements.find(({ kind }) => kind === 'vision')
  const raw = await Raw.open(world.server, vision?.documentId ?? '', token)
  const { bytes } = raw
  raw.close()
  return bytes
}
let scripts = 0

/** Runs in the page: all words are selected, as with the pointer. */
function selectAll(text: Element): void {
  getSelection()?.selectAllChildren(text)
}

test('[CO54] right after scrolling a text with very many threads, letters stand where one pressed', async ({
  world,
}) => {
  const canvas = await world.canvas()
  const account = await world.account('Script', 'coordinator')
  const token = await world.token(account)
  const element = canvas.elements.find(({ kind }) => kind === 'vision')
  const raw = await Raw.open(world.server, element?.documentId ?? '', token)
  raw.write((text) => {
    const lines = Array.from({ length: 400 }, (_, n) => {
      const paragraph = new Y.XmlElement('paragraph')
      paragraph.insert(0, [new Y.XmlText(`${String(n).padStart(4, '0')}. ${SENTENCE}`)])
      return paragraph
    })
    text.insert(0, lines)
  })
  const index = raw.index()
  // One person says so much at once and no more.
  for (let first = 0; first < 75; first += 25) {
    const by = await world.token(await world.account(`Person${first}`, 'member'))
    for (let n = first; n < first + 25; n++) {
      const anchor = anchorAt(index, n * 500, n * 500 + 40)
      const answer = await fetch(
        `${world.server.url}/api/v1/elements/${element?.id ?? ''}/threads`,
        {
          method: 'POST',
          headers: { authorization: `Bearer ${by}`, 'content-type': 'application/json' },
          body: JSON.stringify({
            ...{ id: crypto.randomUUID(), place: { scope: 'text', anchor } },
            message: { id: crypto.randomUUID(), body: bodyFromText(`Remark ${n}.`) },
          }),
        },
      )
      expect(answer.status).toBe(201)
    }
  }
  raw.close()
  const ada = await ElementPage.open(await world.person('Ada', 'member'), canvas)
  await expect(ada.page.locator('.comments .thr').first()).toBeVisible()
  for (const n of [200, 60, 330, 120, 270]) {
    const line = ada.text.locator(':scope > p').nth(n)
    // Scrolls there, and presses as soon as it is there.
    await line.click()
    await ada.page.keyboard.press('End')
    await ada.page.keyboard.type(`Typed at ${n}`)
    await expect(line).toHaveText(`${String(n).padStart(4, '0')}. ${SENTENCE}Typed at ${n}`)
  }
  await ada.saved()
})
