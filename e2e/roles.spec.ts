import { ElementPage } from './element'
import { expect, test } from './world'

test('[SY13] a member removed while typing is out within a second', async ({ world }) => {
  const canvas = await world.canvas()
  const steward = await world.person('Noor', 'steward')
  const ada = await ElementPage.open(await world.person('Ada', 'member'), canvas)
  await ada.type('Still here. ')
  await ada.saved()
  const path = `/api/v1/workspaces/${world.workspace.id}/members/${ada.person.account.id}`
  const headers = { origin: world.server.url }
  const removed = await steward.context.request.delete(path, { headers })
  expect(removed.ok()).toBe(true)
  await expect(ada.text).toHaveAttribute('contenteditable', 'false', { timeout: 1000 })
  await expect(ada.save).not.toHaveText(/^Saved$/)
  // Where her browser asks whether she means it, she does.
  ada.page.on('dialog', (dialog) => void dialog.accept())
  await ada.page.reload()
  await expect(ada.page.getByText('Still here.')).toHaveCount(0)
})

test('[SY13] a member made observer while typing goes on as a reader and is told so', async ({
  world,
}) => {
  const canvas = await world.canvas()
  const steward = await world.person('Noor', 'steward')
  const ada = await ElementPage.open(await world.person('Ada', 'member'), canvas)
  await ada.type('As a member. ')
  await ada.saved()
  const path = `/api/v1/workspaces/${world.workspace.id}/members/${ada.person.account.id}`
  const changed = await steward.context.request.patch(path, {
    headers: { origin: world.server.url },
    data: { role: 'observer' },
  })
  expect(changed.ok()).toBe(true)
  await expect(ada.page.getByText('your role is now observer')).toBeVisible()
  await expect(ada.text).toHaveAttribute('contenteditable', 'false')
  await ada.holds('As a member.')
})

test('[RO4] another workspace is as if it did not exist', async ({ world }) => {
  const canvas = await world.canvas()
  const other = await world.otherWorkspace()
  const eve = await other.person('Eve', 'steward')
  for (const path of [`/canvases/${canvas.id}`, `/elements/${canvas.elements[0]?.id}`]) {
    const answer = await eve.page.goto(path)
    expect(answer?.status()).toBe(404)
  }
  await eve.page.goto(`/w/${world.workspace.slug}`)
  await expect(eve.page.getByText(canvas.title)).toHaveCount(0)
})

test('[CL13] a reader who comes back to a text reads that it is saved', async ({ world }) => {
  const canvas = await world.canvas()
  const ada = await ElementPage.open(await world.person('Ada', 'member'), canvas)
  await ada.type('For readers too. ')
  await ada.saved()
  const olive = await ElementPage.open(await world.person('Olive', 'observer'), canvas)
  await olive.holds('For readers too.')
  await olive.page.reload()
  await olive.ready()
  await olive.holds('For readers too.')
})
