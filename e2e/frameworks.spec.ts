import { fileOf } from '../lib/frameworks/framework-file'
import { swotChoices } from '../lib/frameworks/swot-choices'
import { ElementPage } from './element'
import { expectAccessible, expectNoSideways } from './look'
import type { Person } from './person'
import { expect, PHONE, test, type World } from './world'

test('[FW40] a framework is chosen for what it asks, by keyboard, also on a phone', async ({
  world,
}) => {
  await world.canvas()
  const ada = await world.person('Ada', 'member', PHONE)
  const { page } = ada
  await page.goto(`/w/${world.workspace.slug}`)
  await page.getByRole('button', { name: 'New canvas' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox', { name: 'Title' }).fill('Our newsletter')
  await dialog.getByRole('radio', { name: /Nine elements/ }).focus()
  await expect(dialog.getByText('If we succeeded completely')).toBeVisible()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await expect(dialog.getByRole('radio', { name: /SWOT to choices/ })).toBeChecked()
  await expect(dialog.getByText('Which option, for how long, and what do we drop?')).toBeVisible()
  await expect(dialog.getByRole('img', { name: /SWOT to choices/ })).toBeVisible()
  await expect(dialog.getByText('are in general use')).toBeVisible()
  await expectAccessible(page)
  await expectNoSideways(page)
  await dialog.getByRole('button', { name: 'Make the canvas' }).click()
  await expect(page.getByRole('link', { name: 'Strengths' })).toBeVisible()
})

test('[FW41] a steward saves a version; a coordinator takes it while somebody writes', async ({
  world,
}) => {
  const noor = await world.person('Noor', 'steward')
  const amara = await world.person('Amara', 'coordinator')
  const key = await ownFramework(noor, world)
  const canvas = await world.canvas('On our own', amara.account, key)
  const ben = await ElementPage.open(await world.person('Ben', 'member'), canvas, 'strengths')
  await amara.page.goto(`/canvases/${canvas.id}`)
  await expect(amara.page.getByRole('link', { name: 'Strengths' }).first()).toBeVisible()

  const { page } = noor
  await page.goto(`/w/${world.workspace.slug}/frameworks/${key}`)
  await page.getByRole('button', { name: 'Add an element' }).click()
  await page.getByRole('textbox', { name: 'Name', exact: true }).last().fill('Lessons')
  await page.getByRole('button', { name: 'Save version 2' }).click()
  await expect(page.getByText('are to be put right')).toBeVisible()
  const form = page.getByRole('group', { name: 'Lessons' })
  await form.getByRole('textbox', { name: 'In plain words' }).fill('what we take along')
  await form.getByRole('textbox', { name: 'Question' }).first().fill('What did we learn?')
  await form.getByRole('textbox', { name: 'Ready when' }).fill('One lesson has an address.')
  await form.getByRole('textbox', { name: 'Heading' }).fill('Lessons so far')
  await form.getByRole('textbox', { name: 'Question' }).last().fill('What would we tell others?')
  await form.getByRole('combobox', { name: /rests on “Choice”/ }).selectOption('required')
  await form.getByRole('textbox', { name: /Why/ }).fill('Lessons rest on the choice.')
  await page.getByRole('button', { name: 'Save version 2' }).click()
  await expect(page.getByText('Version 2 is saved.')).toBeVisible()

  // Told without a reload; and while the difference is looked at, somebody goes on writing.
  await ben.type('Written before. ')
  await amara.page.getByRole('button', { name: 'See what is different' }).click()
  const dialog = amara.page.getByRole('dialog')
  await expect(dialog.getByText('New element: Lessons.')).toBeVisible()
  const typing = ben.type('Written during the change. ', { delay: 20 })
  await dialog.getByRole('button', { name: 'Move to version 2' }).click()
  await typing
  await expect(amara.page.getByRole('link', { name: 'Lessons' })).toBeVisible()
  await ben.type('Written after.')
  await ben.saved()
  await ben.holds('Written before. Written during the change. Written after.')
  await ben.page.reload()
  await ben.holds('Written before. Written during the change. Written after.')
})

test('[FW42] of two stewards who edit at once, the second is told and loses nothing', async ({
  world,
}) => {
  const noor = await world.person('Noor', 'steward')
  const jonas = await world.person('Jonas', 'steward')
  const key = await ownFramework(noor, world)
  const path = `/w/${world.workspace.slug}/frameworks/${key}`
  for (const { page } of [noor, jonas]) await page.goto(path)
  const name = ({ page }: Person) =>
    page.getByRole('textbox', { name: 'Name', exact: true }).first()
  await name(noor).fill('As Noor calls it')
  await name(jonas).fill('As Jonas calls it')
  await noor.page.getByRole('button', { name: 'Save version 2' }).click()
  await expect(noor.page.getByText('Version 2 is saved.')).toBeVisible()
  await jonas.page.getByRole('button', { name: 'Save version 2' }).click()
  await expect(jonas.page.getByText('Noor has saved version 2')).toBeVisible()
  await expect(name(jonas)).toHaveValue('As Jonas calls it')
  await jonas.page.getByRole('button', { name: 'Save mine as version 3' }).click()
  await expect(jonas.page.getByText('Version 3 is saved.')).toBeVisible()
})

test('[FW43] a broken file is told everything that is wrong; a good one is brought in', async ({
  world,
}) => {
  const noor = await world.person('Noor', 'steward')
  const { page } = noor
  await page.goto(`/w/${world.workspace.slug}/frameworks`)
  await page.getByRole('button', { name: 'Bring in a file' }).click()
  const dialog = page.getByRole('dialog')
  const broken = structuredClone(fileOf(swotChoices))
  if (broken.kinds[1]) broken.kinds[1].place = { row: 1, column: 1 }
  broken.kinds[0]?.drawsOn.push({ kind: 'luck', strength: 'required' })
  await dialog.getByLabel('File').setInputFiles(jsonFile(JSON.stringify(broken)))
  await dialog.getByRole('button', { name: 'Bring it in' }).click()
  await expect(dialog.getByText('kinds[1].place')).toBeVisible()
  await expect(dialog.getByText('lie on the same place: row 1, column 1.')).toBeVisible()
  await expect(dialog.getByText('which is not an element.')).toBeVisible()
  await dialog.getByLabel('File').setInputFiles(jsonFile('{ nonsense'))
  await dialog.getByRole('button', { name: 'Bring it in' }).click()
  await expect(dialog.getByText('This file is not JSON')).toBeVisible()
  await dialog.getByLabel('File').setInputFiles(jsonFile(JSON.stringify(fileOf(swotChoices))))
  await dialog.getByRole('button', { name: 'Bring it in' }).click()
  await expect(page.getByText('is now a framework of your group')).toBeVisible()
  await expect(page.getByRole('link', { name: 'Change', exact: true })).toBeVisible()
})

function jsonFile(text: string) {
  return { name: 'framework.json', mimeType: 'application/json', buffer: Buffer.from(text) }
}

async function ownFramework(by: Person, world: World): Promise<string> {
  const path = `/api/v1/workspaces/${world.workspace.id}/frameworks`
  const { en } = swotChoices.texts
  const file = { ...fileOf(swotChoices), texts: { en } }
  const headers = { origin: world.server.url }
  const made = await by.context.request.post(path, { headers, data: { file } })
  expect(made.status(), await made.text()).toBe(201)
  return String((await made.json()).key)
}
