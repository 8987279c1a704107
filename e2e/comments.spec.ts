import { expect } from '@playwright/test'
import { CommentsPage } from './comments'
import { ElementPage } from './element'
import { picture } from './look'
import { test } from './world'

const SENTENCE = 'The branch at Weir Street stays open until nine on two evenings a week.'

test('[CO20] people comment on a sentence while somebody types in it, and answer each other', async ({
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
  await picture(ben.page, 'comments-answered-other')
})
