import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { NoticeSettings } from '../../lib/notices'
import { Mailbox } from '../mail/testing/mailbox'
import { ToldPeople } from '../notices/testing/told-people'
import { BOTH_DATABASES } from '../testing/both-databases'
import { World, type WorldPerson } from '../testing/world'

const HOME = 'http://localhost'

describe.each(BOTH_DATABASES)('what is new in the digest on $name', ({ url }) => {
  let world: World
  let mailbox: Mailbox

  beforeAll(async () => {
    mailbox = await Mailbox.open()
    world = await World.open(await url(), {
      ...{ SMTP_URL: mailbox.url, PUBLIC_URL: HOME, MAIL_WAIT_SECONDS: '3600' },
    })
  })
  afterAll(async () => {
    await world.close()
    await mailbox.close()
  })
  beforeEach(() => {
    mailbox.received.length = 0
  })

  /** Time passes: all mails that wait are due. */
  async function send(): Promise<void> {
    const past = new Date(Date.now() - 1000).toISOString()
    await world.context.database.db.updateTable('mails').set({ due_at: past }).execute()
    await world.context.mailQueue?.work()
  }
  const to = ({ id }: WorldPerson) => mailbox.to(`${id}@example.org`)
  const set = (who: WorldPerson, settings: Partial<NoticeSettings>) =>
    world.ask(who.browser, 'PATCH', '/me/notice-settings', settings)
  const see = (who: WorldPerson, elementId: string) =>
    world.ask(who.browser, 'PUT', `/elements/${elementId}/seen`)

  it('[HI38] whoever asks for it is told where others wrote, once for each time, in names alone', async () => {
    const people = await ToldPeople.meet(world, 'Copper Lane')
    const { noor, rafael, priya, olu, elementId, canvasId } = people
    for (const who of [rafael, priya, olu]) await see(who, elementId)
    await set(rafael, { news: true })
    await set(olu, { news: true, digest: 'never' })
    // Whoever writes follows, and would be told in a notice as well.
    await people.follow(rafael, 'elements', elementId, 'muted')
    await people.write(rafael)
    await send()
    // One's own words are no news, and neither is what was before one asked for it.
    expect(mailbox.received).toEqual([])
    await people.write(noor)
    await send()
    const [mail, ...more] = to(rafael)
    expect(more).toEqual([])
    expect(mail?.mail.subject).toBe('What others wrote since you were last here')
    expect(mail?.mail.text).toContain('Copper Lane: Open Late')
    expect(mail?.mail.text).toMatch(/^\* .+: Noor$/m)
    expect(mail?.mail.text).toContain(`${HOME}/canvases/${canvasId}/since`)
    expect(mail?.mail.html).toContain(`${HOME}/canvases/${canvasId}/since`)
    expect([to(priya), to(olu)]).toEqual([[], []])
    mailbox.received.length = 0
    await send()
    expect(mailbox.received).toEqual([])
    // What they saw by then is not in it.
    await people.write(priya)
    await see(rafael, elementId)
    await send()
    expect(to(rafael)).toEqual([])
  })

  it('[HI38] of a workspace with bare mails only that there is something', async () => {
    const people = await ToldPeople.meet(world, 'Weir Street')
    const { workspaceId, noor, rafael, elementId } = people
    await people.must(204, noor, 'PATCH', `/workspaces/${workspaceId}`, { mails: 'bare' })
    await see(rafael, elementId)
    await set(rafael, { news: true })
    await people.write(noor)
    await send()
    const [mail] = to(rafael)
    expect(mail?.mail.subject).toBe('Something waits for you')
    for (const body of [mail?.mail.text, String(mail?.mail.html)]) {
      expect(body).not.toContain('Weir Street')
      expect(body).not.toContain('Noor')
      expect(body).not.toContain('/canvases/')
    }
  })
})
