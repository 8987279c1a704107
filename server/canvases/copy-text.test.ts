import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { FRAGMENT } from '../../lib/protocol'
import { copyText } from './copy-text'
import { appendMarkdown, firstContent, textAsJson, textAsMarkdown } from './element-text'
import { withText } from './with-text'

const MARKDOWN = `## What we see

Two **late** evenings, with [a link](https://example.org) and \`code\`.

- the first
  - below it
- [ ] a task

| Day | Open |
| --- | ---- |
| Mon | 9–21 |

> Said by a reader.
`

function textOf(...changes: ((doc: Y.Doc) => void)[]): Uint8Array {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, firstContent())
  for (const change of changes) doc.transact(() => change(doc))
  return Y.encodeStateAsUpdate(doc)
}

describe('copyText', () => {
  it('[CA31] has every block, mark and attribute of what it copies', () => {
    const original = textOf((doc) => appendMarkdown(doc, MARKDOWN))
    const copy = copyText(original)
    expect(withText(copy, textAsJson)).toEqual(withText(original, textAsJson))
    expect(withText(copy, textAsMarkdown)).toContain('Two **late** evenings')
  })

  it('[CA31] keeps what nobody knows', () => {
    const original = textOf((doc) => {
      const strange = new Y.XmlElement('fromTheFuture')
      doc.getXmlFragment(FRAGMENT).push([strange])
      strange.setAttribute('sharpness', 3 as unknown as string)
      const words = new Y.XmlText()
      strange.insert(0, [words])
      words.applyDelta([
        { insert: 'still here', attributes: { unheard: { of: true } } },
        { insert: { thing: 1 } },
      ])
    })
    const copy = withText(copyText(original), (text) => {
      const [, strange] = text.toArray()
      if (!(strange instanceof Y.XmlElement)) throw new Error('The strange block is gone.')
      const words = strange.get(0)
      return {
        attributes: strange.getAttributes(),
        delta: words instanceof Y.XmlText ? (words.toDelta() as unknown) : null,
      }
    })
    expect(copy).toEqual({
      attributes: { sharpness: 3 },
      delta: [
        { insert: 'still here', attributes: { unheard: { of: true } } },
        { insert: { thing: 1 } },
      ],
    })
  })

  it('[CA31] carries nothing along that was deleted, and none of its writers', () => {
    const doc = new Y.Doc({ gc: false })
    Y.applyUpdate(doc, firstContent())
    appendMarkdown(doc, 'A sentence that was taken back.')
    doc.getXmlFragment(FRAGMENT).delete(0, 1)
    appendMarkdown(doc, 'A sentence that stayed.')
    const original = Y.encodeStateAsUpdate(doc)
    expect(new TextDecoder().decode(original)).toContain('taken back')
    const copy = copyText(original)
    expect(new TextDecoder().decode(copy)).not.toContain('taken back')
    expect(withText(copy, textAsMarkdown)).toContain('A sentence that stayed.')
    const writers = new Set(Y.decodeUpdate(original).structs.map(({ id }) => id.client))
    for (const { id } of Y.decodeUpdate(copy).structs) expect(writers).not.toContain(id.client)
  })

  it('[CA31] copies a text of any depth, and one without blocks', () => {
    const deep = textOf((doc) => {
      let at: Y.XmlFragment = doc.getXmlFragment(FRAGMENT)
      for (let depth = 0; depth < 5000; depth++) {
        const inner = new Y.XmlElement('blockquote')
        at.insert(0, [inner])
        at = inner
      }
    })
    expect(withText(copyText(deep), (text) => text.length)).toBe(2)
    const empty = textOf((doc) => doc.getXmlFragment(FRAGMENT).delete(0, 1))
    expect(withText(copyText(empty), (text) => text.toString())).toBe('<paragraph></paragraph>')
  })
})
