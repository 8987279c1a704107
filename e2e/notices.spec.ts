import { CommentsPage } from './comments'
import { ElementPage } from './element'
import { expectAccessible, expectNoSideways, picture } from './look'
import type { Person } from './person'
import { expect, PHONE, test, type World } from './world'

const SENTENCE = 'The branch at Weir Street stays open until nine on two evenings a week.'

test('[NO40] whoever is mentioned hears of it wherever they are, and is led to the place', async ({
  world,
}) => {
  const canvas = await world.canvas()
  const ada = await world.person('Ada', 'member')
  const elsewhere = await world.again(ada)
  await ada.page.goto(`/w/${world.workspace.slug}`)
  await elsewhere.page.goto(`/canvases/${canvas.id}`)
  await expect(ada.page.getByRole('link', { name: 'Notices', exact: true })).toBeVisible()

  const ben = await ElementPage.open(await world.person('Ben', 'member'), canvas)
  await ben.type(SENTENCE)
  await ben.saved()
  const comments = new CommentsPage(ben)
  await comments.select('two evenings')
  await ben.page.keyboard.press('Control+Alt+m')
  await comments.write('Your comment', '@Ad')
  await ben.page.getByRole('option', { name: 'Ada' }).click()
  await ben.page.keyboard.type('which two?')
  await ben.page.keyboard.press('Control+Enter')
  await expect(comments.thread('which two?').locator('.words').first()).toBeVisible()

  for (const { page } of [ada, elsewhere])
    await expect(page.getByRole('link', { name: 'Notices, one unread' })).toBeVisible()
  await ada.page.getByRole('link', { name: 'Notices, one unread' }).focus()
  await ada.page.keyboard.press('Enter')
  await expect(ada.page.getByRole('heading', { level: 1, name: 'Notices' })).toBeVisible()
  const row = ada.page.getByRole('listitem').filter({ hasText: 'Ben mentioned you' })
  await expect(row).toContainText('@Ada which two?')
  await expect(row).toContainText('A library for everyone')
  await picture(ada.page, 'notices-direct')
  await row.getByRole('link', { name: 'Ben mentioned you' }).focus()
  await ada.page.keyboard.press('Enter')
  await expect(ada.page.locator('.thr.act')).toContainText('which two?')
  for (const { page } of [ada, elsewhere])
    await expect(page.getByRole('link', { name: 'Notices', exact: true })).toBeVisible()
})

test('[NO40] on a phone: one by one or all at once, what is for one and what one follows', async ({
  world,
}) => {
  const canvas = await world.canvas()
  const elementId = canvas.elements[0]?.id ?? ''
  const ada = await world.person('Ada', 'member', PHONE)
  const ben = await world.person('Ben', 'member')
  await ask(ada, world, 'PUT', `/elements/${elementId}/following`, { state: 'following' })
  await ada.page.goto('/notices')
  await expect(ada.page.getByText('Nothing for you yet')).toBeVisible()
  for (const words of ['One', 'Two', 'Three']) await comment(ben, world, elementId, words)
  await comment(ben, world, elementId, 'For you', ada.account.id)
  await ada.page.goto('/notices')
  await expectAccessible(ada.page)
  await expectNoSideways(ada.page)
  await picture(ada.page, 'notices-phone')
  await ada.page.getByRole('button', { name: 'Mark as read' }).click()
  await expect(ada.page.getByRole('button', { name: 'Mark as unread' })).toBeVisible()
  await ada.page.getByRole('link', { name: /^Following/ }).click()
  await expect(ada.page.getByRole('listitem').filter({ hasText: 'Ben commented' })).toHaveCount(3)
  await expect(ada.page.getByRole('link', { name: /^Following 3 unread/ })).toBeVisible()
  await ada.page.getByRole('button', { name: 'Mark all as read' }).click()
  await expect(ada.page.getByRole('button', { name: 'Mark as unread' })).toHaveCount(3)
  await expect(ada.page.getByRole('link', { name: 'Notices', exact: true })).toBeVisible()
  // What comes while one looks stands there by itself, as news.
  await comment(ben, world, elementId, 'Four')
  await ada.page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')))
  await expect(ada.page.getByRole('link', { name: 'Notices, one unread' })).toBeVisible()
})

test('[NO41] an element is followed by whoever writes in it, a thread by whoever speaks in it, and both can be muted', async ({
  world,
}) => {
  const canvas = await world.canvas()
  const ada = await ElementPage.open(await world.person('Ada', 'member'), canvas)
  const menu = ada.page.getByRole('button', { name: /^Following this element/ })
  await expect(menu).toHaveAccessibleName(/Follow or mute/)
  await ada.type(SENTENCE)
  await ada.saved()
  await ada.page.reload()
  await ada.ready()
  await expect(menu).toHaveAccessibleName(/You follow this/)
  await menu.focus()
  await ada.page.keyboard.press('Enter')
  await expect(ada.page.getByRole('menuitemradio', { name: /^Follow/ })).toBeChecked()
  await picture(ada.page, 'follow-menu')
  await ada.page.getByRole('menuitemradio', { name: /^Mute/ }).click()
  await expect(menu).toHaveAccessibleName(/This is muted/)

  const comments = new CommentsPage(ada)
  await comments.comment('two evenings', 'Which two?')
  const thread = ada.page.getByRole('button', { name: /^Following this thread/ })
  await expect(thread.first()).toHaveAccessibleName(/You follow this/)
  await thread.first().click()
  await ada.page.getByRole('menuitemradio', { name: /^Mute/ }).click()
  await expect(thread.first()).toHaveAccessibleName(/This is muted/)
})

test('[NO21] what comes by mail is chosen in the settings', async ({ world }) => {
  const { page } = await world.person('Ada', 'member')
  await page.goto('/settings/notices')
  await expect(page.getByText('This Throughline sends no mail.')).toBeVisible()
  await page.getByLabel('What is for you').selectOption('digest')
  await page.getByLabel('What you follow').selectOption('week')
  await page.getByLabel('At this hour').selectOption('18')
  await page.getByLabel('In this time zone').selectOption('America/Lima')
  await page.getByRole('button', { name: 'Save changes' }).click()
  await expect(page.getByText('Changes saved.')).toBeVisible()
  await page.reload()
  await expect(page.getByLabel('At this hour')).toHaveValue('18')
  await expect(page.getByLabel('In this time zone')).toHaveValue('America/Lima')
})

/** Comments on an element through the API, as this person. */
async function comment(
  person: Person,
  world: World,
  elementId: string,
  words: string,
  naming?: string,
): Promise<void> {
  const named = naming === undefined ? [] : [{ type: 'mention', attrs: { id: naming } }]
  const content = [...named, { type: 'text', text: ` ${words}` }]
  await ask(person, world, 'POST', `/elements/${elementId}/threads`, {
    id: crypto.randomUUID(),
    place: { scope: 'element', anchor: null },
    message: {
      id: crypto.randomUUID(),
      body: { type: 'doc', content: [{ type: 'paragraph', content }] },
    },
  })
}

async function ask(
  { context }: Person,
  { server }: World,
  method: string,
  path: string,
  data: object,
): Promise<void> {
  const headers = { origin: server.url }
  const answer = await context.request.fetch(`/api/v1${path}`, { method, headers, data })
  expect(answer.ok(), await answer.text()).toBe(true)
}
