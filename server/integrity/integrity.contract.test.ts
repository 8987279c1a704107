import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import type { Integrity as IntegrityState } from '../../lib/integrity'
import { FRAGMENT } from '../../lib/protocol'
import { verifyHistory } from '../../scripts/verify-history.mjs'
import { compacted } from '../sync/compact'
import { BOTH_DATABASES } from '../testing/both-databases'
import { World } from '../testing/world'

const LATER = 10 * 60_000

/** Whatever of these a line of the file has. */
interface Line {
  chunk: { bytes: string }
  edition: { label: string }
  link: { at: number }
}

describe.each(BOTH_DATABASES)('integrity on $name', ({ url }) => {
  let world: World

  beforeAll(async () => {
    world = await World.open(await url())
  })
  afterAll(() => world.close())

  async function group() {
    const { id, slug } = await world.workspace('Group')
    const [noor, rafael] = await Promise.all(['Noor', 'Rafael'].map((name) => world.person(name)))
    if (!noor || !rafael) throw new Error('Somebody is missing.')
    await world.join(id, noor.id, 'steward')
    await world.join(id, rafael.id, 'member')
    const canvas = await world.canvas(id, noor.id)
    const [first, second] = canvas.elements
    if (!first || !second) throw new Error('A canvas has nine elements.')
    const write = async (words: string, documentId = first.document_id) => {
      await world.context.sync.edit(documentId, { userId: rafael.id, key: 'a-session' }, (doc) => {
        const block = new Y.XmlElement('paragraph')
        block.insert(0, [new Y.XmlText(words)])
        doc.getXmlFragment(FRAGMENT).push([block])
      })
    }
    const gather = async (documentId = first.document_id) => {
      const { record } = world.context.sync
      const made = await compacted(record, documentId, Date.now() + LATER)
      if (!made) throw new Error('There is something to compact.')
      await record.compact(documentId, made)
    }
    const edition = async (label: string) => {
      const body = { id: randomUUID(), label, significance: 'substantive', note: 'Agreed.' }
      const path = `/elements/${first.id}/editions`
      expect((await world.ask(noor.browser, 'POST', path, body)).status).toBe(201)
      return body.id
    }
    const path = `/workspaces/${id}/integrity`
    const state = async () => (await world.ask(noor.browser, 'GET', path)).body as IntegrityState
    const check = async (fingerprint?: string) => {
      const body = fingerprint === undefined ? {} : { fingerprint }
      const begun = await world.ask(noor.browser, 'POST', `${path}/checks`, body)
      expect(begun.status, JSON.stringify(begun.body)).toBe(202)
      await world.context.integrity.idle(id)
      const { last, failed } = await state()
      if (!last || failed) throw new Error('The check has an answer.')
      return last
    }
    const elementId = first.id
    const documentId = first.document_id
    return {
      ...{ id, slug, noor, rafael, canvas, elementId, documentId, second },
      ...{ write, gather, edition, state, check, path },
    }
  }

  const codes = (check: { faults: { code: string; at: number; of: string }[] }) =>
    check.faults.map(({ code, at, of }) => `${of}: ${code} ${at}`)

  it('[HI53] says what was checked and that all of it holds, and who asked when; before that, nothing', async () => {
    const { noor, write, gather, edition, state, check } = await group()
    expect(await state()).toEqual({ running: null, last: null, failed: false })
    await write('The hall opens at nine.')
    await gather()
    await edition('For the meeting')
    await write('And on Sundays at ten.')
    const found = await check()
    expect(found).toMatchObject({ faults: [], faultCount: 0, by: { id: noor.id }, compared: null })
    expect(found.checked).toMatchObject({ texts: 10, editions: 1, links: 2, replaced: 0 })
    expect(found.checked.parts).toBeGreaterThan(0)
    // What is not gathered yet is outside, and said.
    expect(found.checked.loose).toBeGreaterThan(0)
    expect(found.checked.audit).toBeGreaterThan(0)
    expect(found.fingerprint).toMatch(/^[0-9a-f]{20}$/)
    expect((await check()).fingerprint).toBe(found.fingerprint)
    await gather()
    expect((await check()).fingerprint).not.toBe(found.fingerprint)
  })

  it('[HI52] names an edition whose note, number or text was changed, one that is gone and one that was put in', async () => {
    const { elementId, write, edition, check } = await group()
    const { db } = world.context.database
    await write('One.')
    const [first = '', second = '', third = '', fourth = ''] = [
      await edition('First'),
      await edition('Second'),
      await edition('Third'),
      await edition('Fourth'),
    ]
    expect(codes(await check())).toEqual([])
    await db.updateTable('editions').set({ note: 'Refused.' }).where('id', '=', first).execute()
    expect(codes(await check())).toEqual(['editions: part-changed 1'])
    await db.updateTable('editions').set({ note: 'Agreed.' }).where('id', '=', first).execute()

    await db.updateTable('editions').set({ number: 9 }).where('id', '=', fourth).execute()
    expect(codes(await check())).toEqual(['editions: part-unknown 9', 'editions: part-missing 4'])
    await db.updateTable('editions').set({ number: 4 }).where('id', '=', fourth).execute()

    const row = await db
      .selectFrom('editions')
      .selectAll()
      .where('id', '=', third)
      .executeTakeFirstOrThrow()
    const doc = new Y.Doc()
    doc.getXmlFragment(FRAGMENT).push([new Y.XmlElement('paragraph')])
    const state = Y.encodeStateAsUpdate(doc)
    await db.updateTable('editions').set({ state }).where('id', '=', third).execute()
    expect(codes(await check())).toEqual(['editions: part-changed 3', 'editions: text-differs 3'])
    await db.updateTable('editions').set({ state: row.state }).where('id', '=', third).execute()
    expect(codes(await check())).toEqual([])

    // With a chain of its own from there on, as who may write into the database could make one.
    const links = await db
      .selectFrom('edition_links')
      .selectAll()
      .where('element_id', '=', elementId)
      .orderBy('number')
      .execute()
    await db.deleteFrom('editions').where('id', '=', fourth).execute()
    await db
      .deleteFrom('edition_links')
      .where('element_id', '=', elementId)
      .where('number', '=', links.length)
      .execute()
    const found = await check()
    expect(codes(found)).toEqual([`editions: chain-rewritten ${links.length}`])
    expect(found.faults[0]).toMatchObject({ element: { id: elementId } })
    expect(second).not.toBe('')
  })

  it('[HI53] names a part of a history, by canvas and element, a text that is gone, and an act of the audit log', async () => {
    const { id, canvas, elementId, documentId, second, write, gather, check } = await group()
    const { database, sync } = world.context
    await write('The hall opens at nine.')
    await gather()
    await check()
    const span = await sync.record.chunks(documentId, 0, 1_000)
    const [chunk] = span
    if (!chunk) throw new Error('There is a part.')
    const bytes = new Uint8Array(chunk.bytes)
    bytes[3] = (bytes[3] ?? 0) ^ 1
    await world.tamper((log) =>
      log
        .updateTable('chunks')
        .set({ bytes })
        .where('document_id', '=', documentId)
        .where('first_seq', '=', chunk.first)
        .execute(),
    )
    await world.tamper((log) =>
      log.deleteFrom('documents').where('id', '=', second.document_id).execute(),
    )
    await database.db
      .updateTable('audit_entries')
      .set({ actor_id: 'mallory' })
      .where('workspace_id', '=', id)
      .where('seq', '=', 1)
      .execute()
    const found = await check()
    expect(codes(found).sort()).toEqual([
      'audit: audit-broken 1',
      `history: part-changed ${chunk.first}`,
      'history: text-missing 0',
    ])
    const changed = found.faults.find(({ code }) => code === 'part-changed')
    expect(changed).toMatchObject({
      canvas: { id: canvas.id, title: 'Open Late' },
      element: { id: elementId },
    })
  })

  it('[HI54] a fingerprint that was noted elsewhere shows whether all of it is as it was, however it was changed since', async () => {
    const { id, documentId, write, gather, edition, check, noor, path } = await group()
    const { db } = world.context.database
    await write('The hall opens at nine.')
    await gather()
    const noted = await check()
    await write('And on Sundays at ten.')
    await gather()
    await edition('Later')
    await check()
    const spaced = noted.fingerprint.toUpperCase().replace(/(.{4})/g, '$1 ')
    const held = await check(spaced)
    expect(held).toMatchObject({
      faults: [],
      compared: { at: noted.at, fingerprint: noted.fingerprint },
    })
    const ask = (fingerprint: string) =>
      world.ask(noor.browser, 'POST', `${path}/checks`, { fingerprint })
    expect(await ask('0'.repeat(20))).toMatchObject({
      status: 404,
      body: { error: { code: 'fingerprint_unknown' } },
    })
    expect((await ask('not one')).status).toBe(400)

    // Everything anew, and every check but the noted one forgotten.
    await world.tamper(async (log) => {
      await log.deleteFrom('links').where('document_id', '=', documentId).execute()
    })
    await db
      .deleteFrom('integrity_checks')
      .where('workspace_id', '=', id)
      .where('id', '!=', noted.id)
      .execute()
    expect(codes(await check(noted.fingerprint))).toContain('history: chain-rewritten 1')
    // What the check had noted was changed as well: then it is not what its fingerprint says.
    await db
      .updateTable('integrity_checks')
      .set({ heads: '[]' })
      .where('id', '=', noted.id)
      .execute()
    expect(codes(await check(noted.fingerprint))).toContain('audit: check-changed 0')
  })

  it('[OP14] `verify` says of each workspace what was checked, and in words what does not hold', async () => {
    const { slug, edition, write, noor } = await group()
    await write('One.')
    const id = await edition('First')
    const run = (...args: string[]) => world.context.operator.run(['verify', ...args])
    const fine = (await run('--workspace', slug)) as { checked: { fingerprint: string }[] }
    expect(fine).toMatchObject({
      ok: true,
      faults: [],
      checked: [{ workspace: slug, editions: 1 }],
    })
    const noted = fine.checked[0]?.fingerprint ?? ''
    expect(await run('--workspace', slug, '--fingerprint', noted)).toMatchObject({ ok: true })
    await expect(run('--fingerprint', noted)).rejects.toMatchObject({ name: 'UsageError' })
    await expect(run('--workspace', slug, '--fingerprint', 'x')).rejects.toThrow('twenty')
    await world.context.database.db
      .updateTable('editions')
      .set({ label: 'Another' })
      .where('id', '=', id)
      .execute()
    const all = (await run()) as { ok: boolean; faults: string[] }
    expect(all.ok).toBe(false)
    expect(all.faults.filter((fault) => fault.startsWith(`${slug}: `))).toEqual([
      expect.stringMatching(/: Open Late, .+: edition 1 was changed$/),
    ])
    expect(noor.name).toBe('Noor')
  })

  describe('an exported history', () => {
    async function file() {
      const made = await group()
      for (const words of ['One. ', 'Two. ', 'Three. ']) await made.write(words)
      await made.gather()
      await made.edition('First')
      await made.write('Four. ')
      await made.edition('Second')
      await made.write('Five. ')
      await made.gather()
      await made.write('Not gathered. ')
      const path = `/elements/${made.elementId}/history/export`
      const { status, body } = await world.ask(made.noor.browser, 'GET', path)
      expect(status).toBe(200)
      const lines = String(body).trimEnd().split('\n')
      return { ...made, lines, parsed: lines.map((line) => JSON.parse(line)) }
    }

    it('[HI55] is held against its chains by a program of its own, and has no session in it', async () => {
      const { lines, documentId } = await file()
      const report = await verifyHistory(lines)
      expect(report).toMatchObject({
        ...{ ok: true, faults: [], canvas: 'Open Late' },
        checked: { editions: 2, links: 4, loose: 1 },
      })
      const links = await world.context.sync.links(documentId, 0)
      expect(report.newest.history).toBe(links.at(-1)?.hash)
      expect(await verifyHistory(lines, links[0]?.hash.slice(0, 16))).toMatchObject({ ok: true })
      expect((await verifyHistory(lines, 'f'.repeat(20))).faults).toEqual([
        'no link of the chains has the hash that was noted',
      ])
      expect(lines.join()).not.toContain('a-session')
    })

    it('[HI55] names what was changed in it, taken out, put in or cut off', async () => {
      const { lines, parsed } = await file()
      const at = (kind: string, n = 0) => {
        const all = parsed.flatMap((line, i) => (kind in line ? [i] : []))
        return all[n] ?? -1
      }
      const changed = (i: number, how: (line: Line) => void) => {
        const copy = structuredClone(parsed[i])
        how(copy)
        return lines.with(i, JSON.stringify(copy))
      }
      const faults = async (some: string[]) => (await verifyHistory(some)).faults
      const [chunk, link, edition, edit] = [at('chunk'), at('link', 1), at('edition'), at('edit')]
      const { first } = parsed[chunk].chunk
      const flipped = changed(chunk, ({ chunk }) => {
        const bytes = Buffer.from(chunk.bytes, 'base64')
        bytes[2] = (bytes[2] ?? 0) ^ 1
        chunk.bytes = bytes.toString('base64')
      })
      expect(await faults(flipped)).toEqual([`the part of history from edit ${first} was changed`])
      expect(await faults(lines.toSpliced(chunk, 1))).toContain(
        `the part of history from edit ${first} is missing`,
      )
      const relabelled = changed(edition, ({ edition }) => {
        edition.label = 'Another'
      })
      expect(await faults(relabelled)).toEqual(['edition 1 was changed'])
      const redated = changed(link, ({ link }) => (link.at = 1))
      expect(await faults(redated)).toEqual([
        'link 2 of the chain of history does not follow from the one before',
      ])
      expect(await faults(lines.toSpliced(edit, 1))).toEqual([
        expect.stringMatching(/^edits are missing/),
      ])
      await expect(verifyHistory(lines.slice(0, -1))).rejects.toThrow('cut short')
      await expect(verifyHistory(['{"a":1}'])).rejects.toThrow('no exported history')
    })
  })
})
