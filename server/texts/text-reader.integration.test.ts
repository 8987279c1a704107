import { afterEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { FRAGMENT } from '../../lib/protocol'
import { TextReader } from './text-reader'

describe('texts read beside everybody', () => {
  let reader = new TextReader()
  afterEach(async () => {
    await reader.stop()
    reader = new TextReader()
  })

  it('[SE7] a busy text is read whole, out of updates that nobody has put together', async () => {
    const typed = typing(400)
    const [all] = await Promise.all([
      reader.read('passages', typed),
      reader.read('summary', typing(1)),
    ])
    expect(all.map(({ words }) => words)).toEqual(
      Array.from({ length: 400 }, (_, n) => `Line ${n} of what the library is for.`),
    )
    expect(await reader.read('summary', typed)).toEqual({
      opening: expect.any(String),
      words: 3200,
    })
    expect(typed.every((update) => update.byteLength > 0)).toBe(true)
  })

  it('[SE7] what cannot be read is an error, and the next text is read', async () => {
    const broken = new Uint8Array(8000).fill(255)
    await expect(reader.read('summary', [broken])).rejects.toThrow()
    expect((await reader.read('summary', typing(300))).words).toBe(2400)
  })

  it('[SE7] stopped, it reads nothing more', async () => {
    await reader.stop()
    await expect(reader.read('summary', typing(300))).rejects.toThrow('stops')
  })
})

/** Updates as they come while somebody writes, a paragraph each. */
function typing(lines: number): Uint8Array[] {
  const doc = new Y.Doc()
  const updates: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => updates.push(update))
  const text = doc.getXmlFragment(FRAGMENT)
  for (let n = 0; n < lines; n++)
    doc.transact(() => {
      const paragraph = new Y.XmlElement('paragraph')
      paragraph.insert(0, [new Y.XmlText(`Line ${n} of what the library is for.`)])
      text.push([paragraph])
    })
  return updates
}
