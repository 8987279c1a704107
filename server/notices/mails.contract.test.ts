import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { nextDigestAt } from '../../lib/digest-time'
import type { NoticeSettings } from '../../lib/notices'
import { Mailbox, type Received } from '../mail/testing/mailbox'
import { BOTH_DATABASES } from '../testing/both-databases'
import { World, type WorldPerson } from '../testing/world'
import { ToldPeople } from './testing/told-people'

const HOME = 'http://localhost'

describe.each(BOTH_DATABASES)('mails about notices on $name', ({ url }) => {
  let world: World
  let mailbox: Mailbox

  beforeAll(async () => {
    mailbox = await Mailbox.open()
    world = await World.open(await url(), {
      ...{ SMTP_URL: mailbox.url, PUBLIC_URL: HOME },
      // Nothing goes out by itself: the tests say when time has come.
      MAIL_WAIT_SECONDS: '3600',
    })
  })
  afterAll(async () => {
    await world.close()
    await mailbox.close()
  })
  afterEach(async () => {
    mailbox.answerFor = () => null
    await world.context.database.db.deleteFrom('mails').execute()
    mailbox.received.length = 0
  })

  const meet = (name?: string) => ToldPeople.meet(world, name)
  const addressOf = ({ id }: WorldPerson) => `${id}@example.org`

  /** Time passes: all mails that wait are due. */
  async function send(): Promise<void> {
    const past = new Date(Date.now() - 1000).toISOString()
    await world.context.database.db.updateTable('mails').set({ due_at: past }).execute()
    await world.context.mailQueue?.work()
  }
  async function only(who: WorldPerson): Promise<Received> {
    await send()
    const mails = mailbox.to(addressOf(who))
    expect(mails.map(({ mail }) => mail.subject)).toHaveLength(1)
    const [first] = mails
    if (!first) throw new Error('No mail came.')
    return first
  }
  const waiting = () => world.context.database.db.selectFrom('mails').selectAll().execute()
  const set = (who: WorldPerson, settings: Partial<NoticeSettings>) =>
    world.ask(who.browser, 'PATCH', '/me/notice-settings', settings)

  it('[NO20] what is direct comes within the wait, a burst in one mail, with a link to answer at', async () => {
    const people = await meet('Copper Lane')
    const { noor, rafael, priya, elementId } = people
    const before = Date.now()
    const { id } = await people.open(noor, rafael, ' is this the evening rate?')
    await people.reply(priya, id, 'It is not.')
    await people.reply(priya, id, 'I asked.')
    const other = await people.open(priya, rafael, ' and this?')
    const [mail, ...more] = (await waiting()).filter(({ user_id }) => user_id === rafael.id)
    expect([mail?.kind, more]).toEqual(['direct', []])
    // From the first of it on, so that whoever goes on talking cannot put it off.
    expect(Date.parse(mail?.due_at ?? '')).toBeGreaterThanOrEqual(before + 3_600_000)
    expect(Date.parse(mail?.due_at ?? '')).toBeLessThan(Date.now() + 3_600_000)
    const { mail: read, to, from, raw } = await only(rafael)
    expect([to, from]).toEqual([[addressOf(rafael)], 'throughline@localhost'])
    expect(read.subject).toBe('2 things for you')
    expect(read.text).toContain('Copper Lane: Open Late')
    expect(read.text).toContain('Noor mentioned you, and 2 more since then')
    expect(read.text).toContain('“@Rafael is this the evening rate?”')
    for (const thread of [id, other.id])
      for (const body of [read.text, read.html])
        expect(body).toContain(`${HOME}/elements/${elementId}#thread-${thread}`)
    expect(raw).toMatch(/^Auto-Submitted: auto-generated$/im)
    await send()
    expect(mailbox.to(addressOf(rafael))).toHaveLength(1)
  })

  it('[NO20] is in the language of the person, and names one thing in its subject', async () => {
    const people = await meet()
    const { noor, rafael } = people
    await world.ask(rafael.browser, 'PATCH', '/me', { locale: 'es' })
    await people.open(noor, rafael, ' mira')
    const { mail, raw } = await only(rafael)
    expect(mail.subject).toMatch(/^Noor te mencionó: ./)
    expect(mail.text).toContain('Abrir y responder: http')
    expect(mail.html).toContain('<html lang="es"')
    expect(raw).toMatch(/^Content-Language: es$/im)
  })

  it('[NO20] nothing is repeated: what was mailed comes again only when more has happened', async () => {
    const people = await meet()
    const { noor, rafael } = people
    const { id } = await people.open(noor, rafael, ' look')
    await only(rafael)
    mailbox.received.length = 0
    await send()
    expect(mailbox.received).toEqual([])
    await people.reply(noor, id, 'And now?')
    expect((await only(rafael)).mail.text).toContain('mentioned you, and one more since then')
  })

  it('[NO21] the digest gathers what is followed by workspace and canvas, at the hour of the person', async () => {
    const one = await meet('Copper Lane')
    const two = await meet('Weir Street')
    const { olu } = one
    await world.join(two.workspaceId, olu.id, 'member')
    await set(olu, { hour: 18, zone: 'America/Lima' })
    for (const people of [one, two])
      await people.follow(olu, 'elements', people.elementId, 'following')
    await one.open(one.noor, 'First')
    await two.open(two.rafael, 'Second')
    await one.open(one.priya, 'Third')
    await two.write(two.noor)
    const [mail] = (await waiting()).filter(({ user_id }) => user_id === olu.id)
    expect(mail?.kind).toBe('digest')
    const due = nextDigestAt(Date.now(), { every: 'day', hour: 18, zone: 'America/Lima' })
    expect(mail?.due_at).toBe(new Date(due).toISOString())
    const { mail: read } = await only(olu)
    expect(read.subject).toBe('New: 4 things')
    const text = read.text ?? ''
    const places = ['Copper Lane: Open Late', 'First', 'Third', 'Weir Street: Open Late', 'Second']
    // One heading a canvas, with all of its things beneath it.
    expect(places.map((place) => text.split(place).length - 1)).toEqual([1, 1, 1, 1, 1])
    const [first = '', second = ''] = [text.indexOf('Weir'), text.indexOf('Copper')]
      .sort((a, b) => a - b)
      .map((at, n, all) => text.slice(at, all[n + 1]))
    const [copper, weir] = first.startsWith('Copper') ? [first, second] : [second, first]
    expect([copper.includes('First'), copper.includes('Third'), copper.includes('Second')]).toEqual(
      [true, true, false],
    )
    expect([weir.includes('Second'), weir.includes('Noor wrote here')]).toEqual([true, true])
  })

  it('[NO21] each chooses: direct ones with the digest, weekly, or none at all', async () => {
    const people = await meet()
    const { noor, rafael, priya, olu, elementId } = people
    await set(rafael, { direct: 'digest', digest: 'week', hour: 7, zone: 'UTC' })
    await set(priya, { direct: 'none', digest: 'never' })
    await set(olu, { digest: 'never' })
    for (const who of [priya, olu]) await people.follow(who, 'elements', elementId, 'following')
    await people.open(noor, rafael, priya, ' look')
    const wanted = (await waiting()).map(({ user_id, kind, due_at }) => [user_id, kind, due_at])
    const monday = new Date(nextDigestAt(Date.now(), { every: 'week', hour: 7, zone: 'UTC' }))
    expect(wanted).toEqual([[rafael.id, 'digest', monday.toISOString()]])
    await set(rafael, { hour: 9 })
    const [moved] = await waiting()
    expect(new Date(moved?.due_at ?? '').getUTCHours()).toBe(9)
    await set(rafael, { digest: 'never' })
    expect(await waiting()).toEqual([])
    const settings = await world.ask(rafael.browser, 'GET', '/me/notice-settings')
    expect(settings.body).toEqual({
      ...{ direct: 'digest', digest: 'never', hour: 9, zone: 'UTC', news: false, mail: true },
    })
    expect(await set(rafael, { zone: 'Europe/Atlantis' })).toMatchObject({ status: 400 })
  })

  it('[NO22] what was read, taken back or is not theirs any more by then is in no mail', async () => {
    const people = await meet()
    const { workspaceId, noor, rafael, priya, olu } = people
    await people.open(noor, rafael, ' read in time')
    await people.must(204, rafael, 'POST', '/me/notices/read', {})
    const { messageId } = await people.open(noor, priya, ' said in anger')
    await people.must(200, noor, 'DELETE', `/messages/${messageId}`)
    const left = await people.open(noor, olu, ' for those who are here')
    const { id } = await people.open(noor, noor, ' a thread')
    const taken = await people.reply(noor, id, priya, ' unkind words')
    await people.reply(noor, id, priya, ' kind words')
    await people.must(200, noor, 'DELETE', `/messages/${taken}`)
    await people.must(204, noor, 'DELETE', `/workspaces/${workspaceId}/members/${olu.id}`)
    await send()
    expect(left.id).toBeTruthy()
    expect(mailbox.received.map(({ to }) => to)).toEqual([[addressOf(priya)]])
    const [{ raw } = { raw: '' }] = mailbox.received
    expect(raw).not.toMatch(/unkind|anger/)
  })

  it('[NO22] nothing is sent to an account that is shut, and to the address one has now', async () => {
    const people = await meet()
    const { noor, rafael, priya } = people
    await people.open(noor, rafael, priya, ' look')
    const { db } = world.context.database
    const disabled_at = new Date().toISOString()
    await db.updateTable('users').set({ disabled_at }).where('id', '=', rafael.id).execute()
    const email = `${priya.id}@elsewhere.example`
    await db.updateTable('users').set({ email }).where('id', '=', priya.id).execute()
    await send()
    expect(mailbox.received.map(({ to }) => to)).toEqual([[email]])
  })

  it('[NO23] where mails are bare nothing of what waits is in them: no name, no title, no word', async () => {
    const people = await meet('Riverbend tenants')
    const { workspaceId, canvasId, elementId, noor, rafael, olu } = people
    await people.must(204, noor, 'PATCH', `/workspaces/${workspaceId}`, { mails: 'bare' })
    await people.follow(olu, 'elements', elementId, 'following')
    const { id } = await people.open(noor, rafael, ' the boiler is broken again')
    await people.write(noor)
    await send()
    expect(
      mailbox.received
        .map(({ to }) => to)
        .flat()
        .sort(),
    ).toEqual([addressOf(rafael), addressOf(olu)].sort())
    const secrets = ['Riverbend', 'tenants', 'Noor', 'boiler', 'broken', 'Open Late', 'mention']
    for (const { raw, mail, to } of mailbox.received) {
      const all = `${raw}\n${mail.subject}\n${mail.text}\n${String(mail.html)}`
      for (const secret of [...secrets, workspaceId, canvasId, elementId, id, noor.id])
        expect(all, `${secret} in the mail to ${to[0]}`).not.toContain(secret)
      expect(mail.subject).toBe('Something waits for you')
      expect(mail.text).toContain(`${HOME}/notices`)
    }
  })

  it('[NO23] of a bare workspace even a mail about another one says only that there is something', async () => {
    const open = await meet('Copper Lane')
    const bare = await meet('Riverbend tenants')
    const { rafael } = open
    await world.join(bare.workspaceId, rafael.id, 'member')
    await bare.must(204, bare.noor, 'PATCH', `/workspaces/${bare.workspaceId}`, { mails: 'bare' })
    await open.open(open.noor, rafael, ' look here')
    await bare.open(bare.priya, rafael, ' the boiler')
    const { mail, raw } = await only(rafael)
    expect(mail.text).toContain('look here')
    expect(mail.text).toContain('Something else waits for you.')
    expect(mail.subject).toMatch(/^Noor mentioned you: /)
    const all = `${raw}\n${mail.subject}\n${mail.text}\n${String(mail.html)}`
    for (const secret of ['Riverbend', 'Priya', 'boiler', bare.workspaceId, bare.elementId])
      expect(all).not.toContain(secret)
  })

  it('[NO24] a mail that is not taken waits and is tried again, as the same mail', async () => {
    const people = await meet()
    const { noor, rafael } = people
    await people.open(noor, rafael, ' look')
    mailbox.answerFor = () => ({ code: 451, words: 'Come again later' })
    const before = Date.now()
    await send()
    const [mail] = await waiting()
    expect(mail).toMatchObject({ tries: 1, claimed_until: null })
    expect(Date.parse(mail?.due_at ?? '')).toBeGreaterThanOrEqual(before + 60_000)
    // What happens meanwhile goes along, and does not hurry it.
    await people.open(noor, rafael, ' and this')
    expect((await waiting())[0]?.due_at).toBe(mail?.due_at)
    await send()
    const [later] = await waiting()
    expect(later?.tries).toBe(2)
    expect(Date.parse(later?.due_at ?? '')).toBeGreaterThanOrEqual(before + 120_000)
    mailbox.answerFor = () => null
    const { mail: read } = await only(rafael)
    expect(read.messageId).toBe(`<${mail?.id}@localhost>`)
    expect(read.subject).toBe('2 things for you')
    expect(await waiting()).toEqual([])
  })

  it('[NO24] a server that is away is like one that is busy', async () => {
    const people = await meet()
    const { noor, rafael } = people
    await people.open(noor, rafael, ' look')
    await mailbox.close()
    await send()
    expect(await waiting()).toMatchObject([{ tries: 1, claimed_until: null }])
    await mailbox.listen()
    await only(rafael)
  })

  it('[NO24] a recipient whom the server will never have is given up', async () => {
    const people = await meet()
    const { noor, rafael, priya } = people
    await people.open(noor, rafael, priya, ' look')
    mailbox.answerFor = (to) =>
      to === addressOf(rafael) ? { code: 550, words: 'No such mailbox' } : null
    await send()
    expect(mailbox.received.map(({ to }) => to)).toEqual([[addressOf(priya)]])
    expect(await waiting()).toEqual([])
  })

  it('[NO24] what happens while a mail is on its way is in another one', async () => {
    const people = await meet()
    const { noor, rafael } = people
    await people.open(noor, rafael, ' first')
    const meanwhile: Promise<unknown>[] = []
    mailbox.answerFor = () => {
      if (meanwhile.length === 0) meanwhile.push(people.open(noor, rafael, ' second'))
      return null
    }
    await only(rafael)
    expect(meanwhile).toHaveLength(1)
    await Promise.all(meanwhile)
    await send()
    const texts = mailbox.to(addressOf(rafael)).map(({ mail }) => mail.text ?? '')
    expect(texts.filter((text) => text.includes('first'))).toHaveLength(1)
    expect(texts.filter((text) => text.includes('second'))).toHaveLength(1)
  })

  it('[NO24] what another process was sending is left alone until its time is over', async () => {
    const people = await meet()
    const { noor, rafael } = people
    await people.open(noor, rafael, ' look')
    const { db } = world.context.database
    const claim = (ms: number) =>
      db
        .updateTable('mails')
        .set({ claimed_until: new Date(Date.now() + ms).toISOString() })
        .execute()
    await claim(60_000)
    await send()
    expect(mailbox.received).toEqual([])
    await claim(-1)
    await only(rafael)
  })

  it('[NO25] nothing that somebody is called or writes becomes a header, an address or markup', async () => {
    const { id: workspaceId } = await world.workspace('<b>Bold</b>\r\nX-Evil: 1')
    const eve = await world.person(
      'Eve\r\nBcc: victim@example.org\r\n\r\n<script>alert(1)</script>',
    )
    const people = await meet()
    const { noor, rafael } = people
    await world.join(workspaceId, eve.id, 'steward')
    await world.join(people.workspaceId, eve.id, 'member')
    await people.open(eve, rafael, ' <img src=x onerror=alert(1)> “”')
    expect(noor.id).toBeTruthy()
    const { mail, to, raw } = await only(rafael)
    expect(to).toEqual([addressOf(rafael)])
    expect([...mail.headers.keys()].filter((name) => /bcc|evil|^cc$/i.test(name))).toEqual([])
    expect(mail.subject).not.toMatch(/[\r\n]/)
    expect(mail.subject).toContain('Bcc: victim@example.org')
    expect(String(mail.html)).not.toMatch(/<script|<img/i)
    expect(String(mail.html)).toContain('&lt;img src=x')
    // Nothing is fetched when it is looked at.
    expect(String(mail.html)).not.toMatch(/\ssrc=["']|url\(|<link|@import/i)
    expect(raw.split(/\r?\n\r?\n/)[0]).not.toMatch(/^Bcc:/im)
  })

  it('[NO26] mails of a kind end with one request, by whoever has the link and without signing in', async () => {
    const people = await meet()
    const { noor, rafael, priya } = people
    await people.open(noor, rafael, ' look')
    const { mail, raw } = await only(rafael)
    const header = raw.replace(/\r?\n[ \t]+/g, ' ')
    const link = /^List-Unsubscribe: <(.+)>$/im.exec(header)?.[1] ?? ''
    expect(link.startsWith(`${HOME}/unsubscribe/direct.`)).toBe(true)
    expect(header).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click$/im)
    expect(mail.text).toContain(link)
    const settings = async () =>
      (await world.ask(rafael.browser, 'GET', '/me/notice-settings')).body as NoticeSettings
    const ask = (method: string, to = link) =>
      world.context.http.fetch(
        new Request(to, {
          method,
          ...(method === 'POST' && {
            headers: { 'content-type': 'application/x-www-form-urlencoded' },
            body: 'List-Unsubscribe=One-Click',
          }),
        }),
      )
    // Programs that look at links before people do end nothing.
    const looked = await ask('GET')
    expect([looked.status, looked.headers.get('content-security-policy')]).toEqual([
      200,
      expect.stringContaining("default-src 'none'"),
    ])
    expect(await looked.text()).toContain('<form method="post">')
    expect((await settings()).direct).toBe('soon')
    for (const wrong of [link.slice(0, -2), link.replace(rafael.id, priya.id), `${link}x`])
      expect((await ask('POST', wrong)).status).toBe(410)
    expect((await settings()).direct).toBe('soon')
    expect((await ask('POST')).status).toBe(200)
    expect(await settings()).toMatchObject({ direct: 'none', digest: 'day' })
    expect((await ask('POST')).status).toBe(200)
    await people.open(noor, rafael, ' again')
    expect(await waiting()).toEqual([])
  })
})

describe('a server without a mail server', () => {
  it('[NO28] tells people in the product alone, and says so', async () => {
    const world = await World.open()
    try {
      const people = await ToldPeople.meet(world)
      await people.open(people.noor, people.rafael, ' look')
      expect(await people.unread(people.rafael)).toEqual({ direct: 1, following: 0 })
      expect(await world.context.database.db.selectFrom('mails').selectAll().execute()).toEqual([])
      const { body } = await people.ask(people.rafael, 'GET', '/me/notice-settings')
      expect(body).toMatchObject({ mail: false })
    } finally {
      await world.close()
    }
  })
})
