import { Receiver } from '../server/webhooks/testing/receiver'
import { expectAccessible, expectContrast, expectNoSideways, picture } from './look'
import { Server } from './server'
import { expect, PHONE, test as base, World } from './world'

/** A server that may speak to one place on this machine, and that place. */
const test = base.extend<{ bridge: { world: World; receiver: Receiver } }>({
  bridge: async ({ browser }, use) => {
    const receiver = await Receiver.open()
    const server = await Server.start({ env: { WEBHOOK_PRIVATE_TARGETS: receiver.place } })
    const world = await World.make(server, browser)
    await use({ world, receiver })
    await world.end()
    await server.dispose()
    await receiver.close()
  },
})

test('[WH13] a steward makes a bridge by keyboard, on a phone, in Spanish, and sees what became of what was sent', async ({
  bridge: { world, receiver },
}) => {
  const noor = await world.person('Noor', 'steward', { ...PHONE, locale: 'es-ES' })
  const { page } = noor
  await page.goto(`/w/${world.workspace.slug}/webhooks`)
  await expect(page.getByRole('heading', { name: 'Todavía no hay puentes' })).toBeVisible()
  await expectAccessible(page)
  await expectNoSideways(page)
  await page.getByRole('button', { name: 'Nuevo puente' }).focus()
  await page.keyboard.press('Enter')
  const form = page.getByRole('dialog', { name: 'Nuevo puente' })
  await form.getByLabel('Nombre').fill('Sala de la biblioteca')
  await form.getByLabel('Dirección').fill('http://192.168.0.1/hook')
  await page.keyboard.press('Enter')
  // Nothing is lost, and what is wrong has the focus and says what to do.
  await expect(form.getByText(/se llegue desde cualquier lugar/)).toBeVisible()
  await expect(form.getByLabel('Dirección')).toBeFocused()
  await expectAccessible(page)
  await expectNoSideways(page)
  await picture(page, 'webhooks-form-360')
  await form.getByLabel('Dirección').fill(receiver.url())
  await page.keyboard.press('Enter')
  const secret = page.getByRole('dialog', { name: 'El secreto de este puente' })
  await expect(secret.getByLabel('Secreto')).toHaveValue(/^whsec_/)
  await page.keyboard.press('Escape')

  // First nobody answers as they should.
  receiver.manner = (response) => response.writeHead(500).end()
  await page.getByRole('button', { name: 'Probar Sala de la biblioteca' }).focus()
  await page.keyboard.press('Enter')
  const log = page.getByRole('list', { name: /^Lo que se envió/ })
  await expect(log.getByText('No llegó')).toBeVisible()
  await expect(log.getByText(/respondió 500/)).toBeVisible()
  receiver.manner = (response) => response.writeHead(204).end()
  await log.getByRole('button', { name: /^Enviar otra vez/ }).press('Enter')
  await expect(log.getByText('Llegó', { exact: true })).toBeVisible()
  expect(receiver.received).toHaveLength(2)
  expect(receiver.received[1]?.body).toContain('El puente funciona')
  await expectAccessible(page)
  await expectNoSideways(page)
  await picture(page, 'webhooks-log-360')
  await page.emulateMedia({ colorScheme: 'dark' })
  await expectContrast(page)
})

test('[WH13] a bridge that is switched off says so, and only stewards see bridges at all', async ({
  bridge: { world, receiver },
}) => {
  const [ada, jonas] = [
    await world.person('Ada', 'steward'),
    await world.person('Jonas', 'coordinator'),
  ]
  const path = `/w/${world.workspace.slug}/webhooks`
  await ada.page.goto(path)
  await ada.page.getByRole('button', { name: 'New bridge' }).click()
  const form = ada.page.getByRole('dialog', { name: 'New bridge' })
  await form.getByLabel('Name', { exact: true }).fill('Library room')
  await form.getByLabel('Address').fill(receiver.url())
  await form.getByLabel('How it is told').selectOption('As facts, for a program')
  await form.getByRole('button', { name: 'Make the bridge' }).click()
  await ada.page.getByRole('button', { name: 'Done' }).click()
  receiver.manner = (response) => response.writeHead(410).end()
  await world.canvas('Open on Sundays')
  await expect.poll(() => receiver.received.length).toBe(1)
  await ada.page.reload()
  await expect(ada.page.getByText('Switched off: its address says that it is gone')).toBeVisible()
  await expectAccessible(ada.page)
  await picture(ada.page, 'webhooks-off-1280')
  await ada.page.getByRole('button', { name: 'Switch Library room on' }).click()
  await expect(ada.page.getByText('On', { exact: true })).toBeVisible()

  await ada.page.goto(`/w/${world.workspace.slug}/audit`)
  await expect(
    ada.page.getByText('The server switched off the bridge Library room: its address is gone'),
  ).toBeVisible()

  await jonas.page.goto(`/w/${world.workspace.slug}/members`)
  await expect(jonas.page.getByRole('link', { name: 'Bridges' })).toHaveCount(0)
  await jonas.page.goto(path)
  await expect(jonas.page.getByRole('heading', { name: 'There is nothing here' })).toBeVisible()
})
