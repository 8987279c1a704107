import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { FRAGMENT } from '../../lib/protocol'
import type { Share } from '../../lib/shares'
import { appendMarkdown } from '../canvases/element-text'
import { BOTH_DATABASES } from '../testing/both-databases'
import { onePixel } from '../testing/one-pixel'
import { World, type WorldPerson } from '../testing/world'
import { shareToken } from './share-token'

const PASSWORD = 'a quiet river'

describe.each(BOTH_DATABASES)('share links on $name', ({ url }) => {
  let world: World

  beforeAll(async () => {
    world = await World.open(await url())
  })
  afterAll(() => world.close())

  /** A group with a canvas of which two texts are begun. */
  async function group() {
    const { id } = await world.workspace('Tarnbridge Library Friends')
    const steward = await world.person('Stella Steward')
    const coordinator = await world.person('Cora Coordinator')
    const writer = await world.person('Wilma Writer')
    await world.join(id, steward.id, 'steward')
    await world.join(id, coordinator.id, 'coordinator')
    await world.join(id, writer.id, 'member')
    const canvas = await world.canvas(id, coordinator.id, 'Open late')
    const [vision, analysis] = canvas.elements
    if (!vision || !analysis) throw new Error('A canvas without elements.')
    await write(vision.document_id, writer, 'Everybody reads until nine.')
    await write(analysis.document_id, writer, 'Money follows success.')
    return { id, steward, coordinator, writer, canvas, vision, analysis }
  }

  function write(documentId: string, writer: WorldPerson, markdown: string): Promise<void> {
    const author = { userId: writer.id, key: null }
    return world.context.sync.edit(documentId, author, (doc) => appendMarkdown(doc, markdown))
  }

  async function share(maker: WorldPerson, path: string, wanted: object = {}) {
    const { status, body } = await world.ask(maker.browser, 'POST', `${path}/shares`, wanted)
    expect(status).toBe(201)
    const made = body as Share
    return { ...made, path: new URL(made.url).pathname }
  }

  async function visit(path: string, init: RequestInit = {}) {
    const request = new Request(`http://localhost${path}`, init)
    const response = await world.context.inProcess.fetch(request)
    return { status: response.status, headers: response.headers, html: await response.text() }
  }

  function enter(path: string, password: string) {
    const body = new URLSearchParams({ password }).toString()
    const headers = { 'content-type': 'application/x-www-form-urlencoded' }
    return visit(path, { method: 'POST', headers, body })
  }

  async function audited(workspaceId: string): Promise<string[]> {
    const entries = await world.context.audit.entries(workspaceId, { limit: 50 })
    return entries.map(({ action }) => action).filter((action) => action.startsWith('share.'))
  }

  it('[SH1] lets anybody with the link read the canvas as it is now', async () => {
    const { coordinator, writer, canvas, vision } = await group()
    const { path } = await share(coordinator, `/canvases/${canvas.id}`)
    const first = await visit(path)
    expect(first.status).toBe(200)
    expect(first.html).toContain('Open late')
    expect(first.html).toContain('Everybody reads until nine.')
    expect(first.html).toContain('Money follows success.')
    expect(first.html).toContain('Working draft')
    await write(vision.document_id, writer, 'And on Sundays too.')
    expect((await visit(path)).html).toContain('And on Sundays too.')
  })

  it('[SH1] shows of a canvas only what is begun, and says when nothing is', async () => {
    const { coordinator, id, canvas } = await group()
    const { path } = await share(coordinator, `/canvases/${canvas.id}`)
    const { html } = await visit(path)
    expect(html.match(/<h2 class="t"/g)).toHaveLength(2)
    const empty = await world.canvas(id, coordinator.id, 'Nothing yet')
    const { path: other } = await share(coordinator, `/canvases/${empty.id}`)
    expect((await visit(other)).html).toContain('Nothing has been written here yet.')
  })

  it('[SH7] of one element shows that text and nothing of the others', async () => {
    const { coordinator, vision } = await group()
    const { path } = await share(coordinator, `/elements/${vision.id}`)
    const { html } = await visit(path)
    expect(html).toContain('Everybody reads until nine.')
    for (const hidden of ['Money follows', 'Open late', 'Analysis'])
      expect(html).not.toContain(hidden)
  })

  it('[SH8] shows no name, address, id, colour, history or internal link', async () => {
    const { id, steward, coordinator, writer, canvas, vision } = await group()
    const own = `http://localhost/elements/${vision.id.slice(0, 8)}`
    await write(vision.document_id, writer, `See [our notes](${own}). Not this: ~~gone~~.`)
    const link = await share(coordinator, `/canvases/${canvas.id}`, { label: 'for the newsletter' })
    const { html } = await visit(link.path)
    expect(html).toContain('our notes')
    const people = [steward, coordinator, writer].flatMap(({ id, name }) => [
      ...[id, name, ...name.split(' '), `${id}@example.org`],
    ])
    const ids = canvas.elements.flatMap((one) => [one.id, one.document_id])
    const hidden = [
      ...people,
      ...ids,
      ...[id, canvas.id, canvas.documentId, link.id, 'example.org', 'newsletter', own],
      ...['Tarnbridge', 'who-', '/api/', '/elements/', '/canvases/', '/w/', '<script', 'onclick'],
    ]
    expect(hidden.filter((word) => html.includes(word))).toEqual([])
    // Every id has this shape, whatever it is the id of.
    expect(html).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}/)
  })

  it('[SH11] is seen by no search engine, no cache, and no site it links to', async () => {
    const { coordinator, canvas } = await group()
    const { path } = await share(coordinator, `/canvases/${canvas.id}`, { password: PASSWORD })
    for (const { headers } of [await visit(path), await visit('/s/unknown')]) {
      expect(headers.get('x-robots-tag')).toContain('noindex')
      expect(headers.get('referrer-policy')).toBe('no-referrer')
      expect(headers.get('cache-control')).toBe('private, no-store')
      expect(headers.get('content-security-policy')).toMatch(/^default-src 'none'/)
      expect(headers.get('x-frame-options')).toBe('DENY')
    }
  })

  it('[SH12] is whole HTML under 100 kB, without a script', async () => {
    const { coordinator, writer, canvas, vision } = await group()
    await write(vision.document_id, writer, 'A paragraph of thirty words or so. '.repeat(300))
    const { path } = await share(coordinator, `/canvases/${canvas.id}`)
    const { html } = await visit(path)
    expect(html.length).toBeLessThan(100_000)
    expect(html.length - 'A paragraph of thirty words or so. '.length * 300).toBeLessThan(16_000)
    expect(html).toMatch(/^<!doctype html>/)
    expect(html).not.toMatch(/<script|<link|<iframe|<img|javascript:/)
  })

  it('[SH12] speaks the language of the reader', async () => {
    const { coordinator, canvas } = await group()
    const { path } = await share(coordinator, `/canvases/${canvas.id}`)
    const { html } = await visit(path, { headers: { 'accept-language': 'es-ES' } })
    expect(html).toContain('<html lang="es"')
    expect(html).toContain('Borrador de trabajo')
  })

  it('[SH3] is over when revoked, expired or made up, or its maker is gone: one answer', async () => {
    const { id, steward, coordinator, canvas } = await group()
    const of = `/canvases/${canvas.id}`
    const revoked = await share(steward, of)
    await world.ask(steward.browser, 'DELETE', `/shares/${revoked.id}`)
    const expired = await share(steward, of)
    await world.context.database.db
      .updateTable('shares')
      .set({ expires_at: new Date(Date.now() - 1000).toISOString() })
      .where('id', '=', expired.id)
      .execute()
    const orphaned = await share(coordinator, of)
    await world.ask(steward.browser, 'DELETE', `/workspaces/${id}/members/${coordinator.id}`)
    const unknown = shareToken(world.context.secret, randomUUID())
    const gone = await visit('/s/x')
    expect(gone).toMatchObject({ status: 410 })
    const paths = [revoked.path, expired.path, orphaned.path, `/s/${unknown}`, '/s/', '/s/a/b']
    for (const path of paths) {
      const { status, html } = await visit(path)
      expect([path, status, html]).toEqual([path, 410, gone.html])
    }
    const { body } = await world.ask(steward.browser, 'GET', `${of}/shares`)
    expect(body).toEqual({ items: [] })
  })

  it('[SH3] rests while its canvas is archived, and none is made', async () => {
    const { coordinator, canvas, vision } = await group()
    const { path } = await share(coordinator, `/elements/${vision.id}`)
    const archive = (archived: boolean) =>
      world.ask(coordinator.browser, 'PATCH', `/canvases/${canvas.id}`, { archived })
    expect((await archive(true)).status).toBe(204)
    expect((await visit(path)).status).toBe(410)
    const another = await world.ask(
      coordinator.browser,
      'POST',
      `/canvases/${canvas.id}/shares`,
      {},
    )
    expect(another).toMatchObject({ status: 409, body: { error: { code: 'canvas_archived' } } })
    await archive(false)
    expect((await visit(path)).status).toBe(200)
  })

  it('[SH3] does not come back when its maker does', async () => {
    const { id, steward, coordinator, canvas } = await group()
    const { path } = await share(coordinator, `/canvases/${canvas.id}`)
    await world.ask(steward.browser, 'DELETE', `/workspaces/${id}/members/${coordinator.id}`)
    await world.join(id, coordinator.id, 'coordinator')
    expect((await visit(path)).status).toBe(410)
    expect(await audited(id)).toEqual(['share.revoked', 'share.made'])
  })

  it('[SH3] stays when its maker steps down, and others see and revoke it', async () => {
    const { id, steward, coordinator, canvas } = await group()
    const made = await share(coordinator, `/canvases/${canvas.id}`)
    const role = { role: 'member' }
    await world.ask(steward.browser, 'PATCH', `/workspaces/${id}/members/${coordinator.id}`, role)
    expect((await visit(made.path)).status).toBe(200)
    await world.ask(steward.browser, 'DELETE', `/shares/${made.id}`)
    expect((await visit(made.path)).status).toBe(410)
  })

  it('[SH5] is listed with who made it, for the canvas and for each text it shows', async () => {
    const { coordinator, steward, canvas, vision, analysis } = await group()
    const whole = await share(coordinator, `/canvases/${canvas.id}`, { label: 'newsletter' })
    const one = await share(steward, `/elements/${vision.id}`, { days: 1 })
    const listed = async (path: string) => {
      const { body } = await world.ask(coordinator.browser, 'GET', `${path}/shares`)
      return (body as { items: Share[] }).items
    }
    const ids = async (path: string) => (await listed(path)).map((item) => item.id).sort()
    expect(await ids(`/canvases/${canvas.id}`)).toEqual([whole.id, one.id].sort())
    expect(await ids(`/elements/${vision.id}`)).toEqual([whole.id, one.id].sort())
    expect(await ids(`/elements/${analysis.id}`)).toEqual([whole.id])
    const [shown] = (await listed(`/elements/${analysis.id}`)).filter(({ id }) => id === whole.id)
    expect(shown).toMatchObject({
      ...{ createdBy: 'Cora Coordinator', label: 'newsletter', url: whole.url },
      ...{ hasPassword: false, opens: 0, lastOpenedOn: null, elementId: null },
    })
  })

  it('[SH5] names its maker as the group knows them', async () => {
    const { id, coordinator, canvas } = await group()
    await share(coordinator, `/canvases/${canvas.id}`)
    await world.context.database.db
      .updateTable('memberships')
      .set({ pseudonym: 'Heron' })
      .where('workspace_id', '=', id)
      .where('user_id', '=', coordinator.id)
      .execute()
    const path = `/canvases/${canvas.id}/shares`
    const { body } = await world.ask(coordinator.browser, 'GET', path)
    expect((body as { items: Share[] }).items).toMatchObject([{ createdBy: 'Heron' }])
  })

  it('[SH9] keeps of openings a count and a day, and nothing of a look at the question', async () => {
    const { coordinator, canvas } = await group()
    const of = `/canvases/${canvas.id}`
    const { path, id } = await share(coordinator, of)
    const locked = await share(coordinator, of, { password: PASSWORD })
    const headers = { 'user-agent': 'Browser of a reader', 'x-forwarded-for': '203.0.113.7' }
    await visit(path, { headers })
    await visit(path, { headers })
    await visit(path, { headers, method: 'HEAD' })
    await visit(locked.path, { headers })
    const rows = await world.context.database.db
      .selectFrom('shares')
      .selectAll()
      .where('id', 'in', [id, locked.id])
      .execute()
    const day = new Date().toISOString().slice(0, 10)
    expect(rows.find((row) => row.id === id)).toMatchObject({ opens: 2, last_opened_on: day })
    expect(rows.find((row) => row.id === locked.id)).toMatchObject({ opens: 0 })
    expect(JSON.stringify(rows)).not.toMatch(/203\.0\.113|Browser of/)
  })

  it('[SH2] stores neither the secret of a link nor its password', async () => {
    const { coordinator, canvas } = await group()
    const made = await share(coordinator, `/canvases/${canvas.id}`, { password: PASSWORD })
    const rows = await world.context.database.db.selectFrom('shares').selectAll().execute()
    expect(JSON.stringify(rows)).not.toContain(made.path.slice(3))
    expect(JSON.stringify(rows)).not.toContain(PASSWORD)
    expect(rows.find(({ id }) => id === made.id)?.password_hash).toMatch(/^\$argon2id\$/)
  })

  it('[SH6] asks for its password, says kindly when it is wrong, then opens', async () => {
    const { coordinator, canvas } = await group()
    const { path } = await share(coordinator, `/canvases/${canvas.id}`, { password: PASSWORD })
    const asked = await visit(path)
    expect(asked.status).toBe(200)
    expect(asked.html).toContain('type="password"')
    for (const hidden of ['Everybody reads', 'Open late']) expect(asked.html).not.toContain(hidden)
    const wrong = await enter(path, 'a loud river')
    expect(wrong.status).toBe(403)
    expect(wrong.html).toContain('That is not the password of this link.')
    const right = await enter(path, PASSWORD)
    expect([right.status, right.headers.get('location')]).toEqual([303, path])
    const given = right.headers.get('set-cookie') ?? ''
    expect(given).toMatch(/HttpOnly/)
    expect(given).toMatch(/SameSite=Lax/)
    const cookie = given.split(';')[0] ?? ''
    expect((await visit(path, { headers: { cookie } })).html).toContain('Everybody reads')
  })

  it('[SH6] a password opens its own link and no other', async () => {
    const { coordinator, canvas } = await group()
    const of = `/canvases/${canvas.id}`
    const one = await share(coordinator, of, { password: PASSWORD })
    const other = await share(coordinator, of, { password: PASSWORD })
    const given = (await enter(one.path, PASSWORD)).headers.get('set-cookie') ?? ''
    const [, grant = ''] = (given.split(';')[0] ?? '').split('=')
    const cookie = `throughline-share-${other.id.replaceAll('-', '')}=${grant}`
    expect((await visit(other.path, { headers: { cookie } })).html).not.toContain('Everybody reads')
    await world.ask(coordinator.browser, 'DELETE', `/shares/${one.id}`)
    const held = { headers: { cookie: given.split(';')[0] ?? '' } }
    expect((await visit(one.path, held)).status).toBe(410)
    expect((await enter(one.path, PASSWORD)).status).toBe(410)
  })

  it('[SH6] slows down whoever guesses', async () => {
    const { coordinator, canvas } = await group()
    const { path } = await share(coordinator, `/canvases/${canvas.id}`, { password: PASSWORD })
    for (let n = 1; n <= 5; n++) expect((await enter(path, `guess number ${n}`)).status).toBe(403)
    const refused = await enter(path, PASSWORD)
    expect(refused.status).toBe(429)
    expect(refused.html).toContain('Wait a few minutes')
  })

  it('[SH14] serves the images that stand in what it shows, and no others', async () => {
    const { coordinator, writer, canvas, vision, analysis } = await group()
    const put = async () => {
      const path = `/elements/${vision.id}/images`
      const { body } = await world.ask(writer.browser, 'POST', path, onePixel())
      return (body as { id: string }).id
    }
    const [shown, elsewhere, unused] = [await put(), await put(), await put()]
    const stand = (documentId: string, id: string) =>
      world.context.sync.edit(documentId, { userId: writer.id, key: null }, (doc) => {
        const image = new Y.XmlElement('image')
        image.setAttribute('image', id)
        doc.getXmlFragment(FRAGMENT).push([image])
      })
    await stand(vision.document_id, shown)
    await stand(analysis.document_id, elsewhere)
    const link = await share(coordinator, `/elements/${vision.id}`)
    const imageOf = (path: string, id: string) =>
      visit(path.replace('/s/', '/api/v1/shares/') + `/images/${id}`)
    expect((await visit(link.path)).html).toContain(`/images/${shown}"`)
    const served = await imageOf(link.path, shown)
    expect(served.status).toBe(200)
    expect(served.headers.get('content-type')).toMatch(/^image\//)
    expect(served.headers.get('cache-control')).toBe('private, no-store')
    for (const other of [elsewhere, unused, randomUUID(), 'x'])
      expect((await imageOf(link.path, other)).status).toBe(410)
    const whole = await share(coordinator, `/canvases/${canvas.id}`, { password: PASSWORD })
    expect((await imageOf(whole.path, elsewhere)).status).toBe(410)
    const given = (await enter(whole.path, PASSWORD)).headers.get('set-cookie') ?? ''
    const headers = { cookie: given.split(';')[0] ?? '' }
    const path = whole.path.replace('/s/', '/api/v1/shares/') + `/images/${elsewhere}`
    expect((await visit(path, { headers })).status).toBe(200)
    await world.ask(coordinator.browser, 'DELETE', `/shares/${link.id}`)
    expect((await imageOf(link.path, shown)).status).toBe(410)
  })

  it('[SH13] records who made and who revoked a link', async () => {
    const { id, steward, coordinator, vision } = await group()
    const made = await share(coordinator, `/elements/${vision.id}`, { label: 'poster', days: 7 })
    await world.ask(steward.browser, 'DELETE', `/shares/${made.id}`)
    await world.ask(steward.browser, 'DELETE', `/shares/${made.id}`)
    const entries = await world.context.audit.entries(id, { limit: 50 })
    const about = entries.filter(({ action }) => action.startsWith('share.'))
    expect(about.map(({ action, actor_id }) => [action, actor_id])).toEqual([
      ['share.revoked', steward.id],
      ['share.made', coordinator.id],
    ])
    expect(JSON.parse(about[1]?.detail ?? '')).toMatchObject({
      ...{ elementId: vision.id, days: 7, password: false },
    })
  })

  it('[SH10] shows the words of a text nested deeper than people write', async () => {
    const { coordinator, writer, vision } = await group()
    const author = { userId: writer.id, key: null }
    await world.context.sync.edit(vision.document_id, author, (doc) => {
      let around: Y.XmlFragment = doc.getXmlFragment(FRAGMENT)
      for (let i = 0; i < 20_000; i++) {
        const block = new Y.XmlElement('blockquote')
        around.insert(around.length, [block])
        around = block
      }
      around.insert(0, [new Y.XmlText('far down')])
    })
    const { path } = await share(coordinator, `/elements/${vision.id}`)
    const { status, html } = await visit(path)
    expect(status).toBe(200)
    expect(html).toContain('far down')
    expect(html).toContain('Everybody reads until nine.')
  })
})
