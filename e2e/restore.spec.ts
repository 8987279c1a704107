import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { ElementPage } from './element'
import { Server } from './server'
import { expect, test, World } from './world'

test('[BK7] a backup is put back while somebody has newer words open: nothing is mixed, nothing is lost', async ({
  browser,
}) => {
  test.setTimeout(300_000)
  const folder = mkdtempSync(path.join(tmpdir(), 'throughline-put-back-'))
  const archive = path.join(folder, 'today.tar.gz')
  const server = await Server.start()
  const world = await World.make(server, browser)
  try {
    const canvas = await world.canvas()
    const ada = await ElementPage.open(await world.person('Ada', 'member'), canvas)
    const board = await ada.person.context.newPage()
    await board.goto(`/canvases/${canvas.id}`)
    await ada.type('Open late on Thursdays.')
    await ada.saved()
    await server.cli('backup', archive)
    await ada.page.keyboard.press('Enter')
    await ada.type('A reading room for children.')
    await ada.saved()

    expect(await server.stop()).toBe(0)
    await server.cli('restore', archive, '--replace')
    await server.start()
    // Everybody signs in again; the page that was open goes on where it was.
    await ada.person.signIn(server.url)
    await expect(async () => {
      // As when somebody comes back to this tab from the one in which they signed in.
      await ada.page.evaluate(() => window.dispatchEvent(new Event('focus')))
      await expect(ada.page.getByText('This text was put back from a backup')).toBeVisible()
    }).toPass({ timeout: 60_000 })
    await expect(ada.text).toHaveAttribute('contenteditable', 'false')
    await ada.holds('A reading room for children.')
    await ada.page.getByRole('button', { name: 'See what is only in your copy' }).click()
    const dialog = ada.page.getByRole('dialog')
    await expect(dialog.getByRole('listitem')).toHaveText(['A reading room for children.'])
    const download = ada.page.waitForEvent('download')
    await dialog.getByRole('button', { name: 'Download your whole copy' }).click()
    const file = readFileSync(await (await download).path(), 'utf8')
    expect(file).toContain('Open late on Thursdays.')
    expect(file).toContain('A reading room for children.')
    await ada.page.keyboard.press('Escape')

    await ada.page.getByRole('button', { name: 'Open the present text' }).click()
    await ada.saved()
    expect(await ada.words()).toBe('Open late on Thursdays.')
    const ben = await ElementPage.open(await world.person('Ben', 'member'), canvas)
    expect(await ben.words()).toBe('Open late on Thursdays.')
    await ada.type(' And on Sundays.')
    await ben.holds('Open late on Thursdays. And on Sundays.')

    // The copy is still there after a reload, and goes when it is told to.
    await ada.page.reload()
    await ada.ready()
    await ada.page.getByRole('button', { name: 'See what is only in your copy' }).click()
    await expect(dialog.getByRole('listitem')).toHaveText([
      'Open late on Thursdays.',
      'A reading room for children.',
    ])
    await dialog.getByRole('button', { name: 'Forget this copy' }).click()
    await dialog.getByRole('button', { name: 'Forget this copy' }).click()
    await expect(dialog).toBeHidden()
    await ada.page.reload()
    await ada.ready()
    expect(await ada.words()).toBe('Open late on Thursdays. And on Sundays.')
    await expect(ada.page.getByText('earlier copy')).toBeHidden()

    // A board has no words of its own to keep: it goes on by itself.
    await board.reload()
    await expect(board.getByText('Open late on Thursdays.').first()).toBeVisible()
    await world.end()
  } finally {
    await server.dispose()
    rmSync(folder, { recursive: true, force: true })
  }
})
