import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { FRAGMENT } from '../protocol'
import { canonicalContent } from './canonical-content'

describe('what a text shows, as one string', () => {
  it('[SY7] is had of whatever stands where no editor puts it, the same in every copy', () => {
    const doc = new Y.Doc()
    const text = new Y.XmlText('words')
    const paragraph = new Y.XmlElement('paragraph')
    doc.getXmlFragment(FRAGMENT).insert(0, [paragraph])
    paragraph.insert(0, [text])
    // Yjs itself breaks on writing this element as markup.
    const stray = new Y.XmlElement('x')
    text.insertEmbed(2, stray)
    stray.insert(0, [null as never])
    paragraph.setAttribute('of', new Y.XmlElement('y') as never)
    text.insertEmbed(0, new Y.Map([['z', 1]]))
    const copy = new Y.Doc()
    Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
    const shown = canonicalContent(doc.getXmlFragment(FRAGMENT))
    expect(shown).toContain('"x"')
    expect(shown).toContain('"wo"')
    expect(canonicalContent(copy.getXmlFragment(FRAGMENT))).toBe(shown)
  })
})
