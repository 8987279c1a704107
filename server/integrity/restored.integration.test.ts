import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { FRAGMENT } from '../../lib/protocol'
import { makeBackup } from '../backup/make-backup'
import { restore } from '../backup/restore'
import { configFrom } from '../config'
import { createContext } from '../context'
import { compacted } from '../sync/compact'
import { World } from '../testing/world'

const LATER = 10 * 60_000

it('[HI51, HI54] what was backed up and put back holds, also against a fingerprint from before', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'throughline-restored-'))
  const world = await World.open()
  try {
    const { id, slug } = await world.workspace('Group')
    const noor = await world.person('Noor')
    await world.join(id, noor.id, 'steward')
    const [element] = (await world.canvas(id, noor.id)).elements
    if (!element) throw new Error('A canvas has elements.')
    const { sync, operator, config } = world.context
    for (const words of ['One. ', 'Two. '])
      await sync.edit(element.document_id, { userId: noor.id, key: null }, (doc) => {
        const block = new Y.XmlElement('paragraph')
        block.insert(0, [new Y.XmlText(words)])
        doc.getXmlFragment(FRAGMENT).push([block])
      })
    const made = await compacted(sync.record, element.document_id, Date.now() + LATER)
    if (made) await sync.record.compact(element.document_id, made)
    await world.ask(noor.browser, 'POST', `/elements/${element.id}/editions`, {
      ...{ id: randomUUID(), label: 'First', significance: 'editorial' },
    })
    const before = (await operator.run(['verify'])) as Verified
    expect(before).toMatchObject({ ok: true, faults: [] })
    const noted = before.checked[0]?.fingerprint ?? ''

    const file = path.join(folder, 'good.tar.gz')
    await makeBackup({ dataDir: config.dataDir, file }, () => undefined)
    const dataDir = path.join(folder, 'elsewhere')
    const elsewhere = configFrom({ NODE_ENV: 'test', DATA_DIR: dataDir, LOG_LEVEL: 'silent' })
    await (await createContext(elsewhere)).close()
    await restore({ dataDir, file, replace: true }, () => undefined)
    const restored = await createContext(elsewhere)
    try {
      const verify = ['verify', '--workspace', slug, '--fingerprint', noted]
      const after = (await restored.operator.run(verify)) as Verified
      expect(after).toMatchObject({ ok: true, faults: [], checked: [{ editions: 1 }] })
      const links = await restored.sync.links(element.document_id, 0)
      expect(links.map(({ kind }) => kind)).toEqual(['gathered', 'restored'])
    } finally {
      await restored.close()
    }
  } finally {
    await world.close()
    rmSync(folder, { recursive: true, force: true })
  }
})

interface Verified {
  ok: boolean
  checked: { fingerprint: string }[]
}
