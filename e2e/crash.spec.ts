import { ElementPage, sameText } from './element'
import { Server } from './server'
import { expect, test, World } from './world'

test('[LG7] server killed in mid-sentence: what was called saved is there, nothing typed is lost', async ({
  browser,
}) => {
  test.setTimeout(240_000)
  const server = await Server.start()
  const world = await World.make(server, browser)
  try {
    const canvas = await world.canvas()
    const ada = await ElementPage.open(await world.person('Ada', 'member'), canvas)
    const ben = await ElementPage.open(await world.person('Ben', 'member'), canvas)
    await ada.recordPromises()
    await ben.recordPromises()
    const sentence = (who: string, round: number) => `${who} writes sentence ${round} calmly. `
    for (let round = 0; round < 3; round++) {
      const typing = Promise.all([
        ada.type(sentence('ada', round), { delay: 25 }),
        ben.type(sentence('ben', round), { delay: 25 }),
      ])
      await ada.holds(`sentence ${round}`)
      await server.kill()
      const kept = [await ada.promised(), await ben.promised()]
      await typing
      await expect(ada.save).not.toHaveText(/^Saved$/)
      await server.start()
      await ada.saved()
      await ben.saved()
      // Every letter the page had vouched for is on the server, in order.
      const token = await world.token(ada.person.account, 'read')
      const answer = await fetch(`${server.url}/api/v1/elements/${ada.id}/markdown`, {
        headers: { authorization: `Bearer ${token}` },
      })
      const onDisk = (await answer.text()).replace(/\s+/g, '')
      for (const promise of kept) expect(isWithin(promise.replace(/\s+/g, ''), onDisk)).toBe(true)
    }
    const text = await sameText(ada, ben)
    for (const who of ['ada', 'ben'])
      expect([...text].filter((letter) => letter === '.').length, who).toBe(6)
    await world.end()
  } finally {
    await server.dispose()
  }
})

test('[SY20] a server stopped in good order says so, and editing goes on when it is back', async ({
  browser,
}) => {
  test.setTimeout(120_000)
  const server = await Server.start()
  const world = await World.make(server, browser)
  try {
    const canvas = await world.canvas()
    const ada = await ElementPage.open(await world.person('Ada', 'member'), canvas)
    await ada.type('Before the update. ')
    await ada.saved()
    expect(await server.stop()).toBe(0)
    await expect(ada.save).not.toHaveText(/^Saved$/)
    await ada.type('During it. ')
    await server.start()
    await ada.saved()
    await ada.holds('Before the update. During it.')
    await world.end()
  } finally {
    await server.dispose()
  }
})

/** True when `part` can be had from `whole` by leaving letters out: others have typed in between. */
function isWithin(part: string, whole: string): boolean {
  let at = 0
  for (const letter of part) {
    at = whole.indexOf(letter, at) + 1
    if (at === 0) return false
  }
  return true
}
