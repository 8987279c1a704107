import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { FRAGMENT } from '../protocol'
import type { Content } from './content'
import { withNames } from './mentions'
import { toMarkdown } from './markdown'
import { documentSchema } from './schema'
import { HeadlessEditor } from './testing/headless-editor'

const ADA = '5b0f2f6e-6a1c-4e29-a4a6-5a8f7d3f9f11'
function names(id: string): string | null {
  return id === ADA ? 'Ada *Lin*' : null
}

function line(...content: Content[]): Content {
  return { type: 'doc', content: [{ type: 'paragraph', content }] }
}

function mention(attrs: Record<string, unknown>, marks?: Content['marks']): Content {
  return { type: 'mention', attrs, ...(marks && { marks }) }
}

describe('somebody named in a text', () => {
  it('[ED92] is read by the name they go by, as words and not as marks', () => {
    const text = line({ type: 'text', text: 'Ask ' }, mention({ id: ADA, key: 'k1' }))
    expect(toMarkdown(text, names)).toBe('Ask @Ada \\*Lin\\*\n')
    expect(toMarkdown(text)).toBe('Ask @…\n')
    expect(toMarkdown(line(mention({ id: ADA, key: 'k1' })), names)).toBe('@Ada \\*Lin\\*\n')
  })

  it('[ED92] keeps the marks of its line, and stands in tables and lists', () => {
    const bold = [{ type: 'bold' }]
    const text = line({ type: 'text', text: 'ask ', marks: bold }, mention({ id: ADA }, bold))
    expect(toMarkdown(text, () => 'Ada')).toBe('**ask @Ada**\n')
    const item = { type: 'listItem', content: line(mention({ id: ADA })).content ?? [] }
    const list = { type: 'doc', content: [{ type: 'bulletList', content: [item] }] }
    expect(toMarkdown(list, () => 'Ada')).toBe('- @Ada\n')
  })

  it.each([
    [{}],
    [{ id: 'nobody' }],
    [{ id: '<img src=x onerror=alert(1)>' }],
    [{ id: { id: ADA } }],
    [{ id: ADA.toUpperCase() }],
    [{ id: '__proto__', key: '<b>' }],
    [{ id: `${ADA}\n`, key: 'x'.repeat(5000) }],
  ])('[ED93] with %j in it is somebody whose name is not known, and is kept', (attrs) => {
    const doc = new Y.Doc()
    const node = new Y.XmlElement('mention')
    for (const [name, value] of Object.entries(attrs)) node.setAttribute(name, value as string)
    const paragraph = new Y.XmlElement('paragraph')
    paragraph.insert(0, [new Y.XmlText('Ask '), node])
    doc.getXmlFragment(FRAGMENT).insert(0, [paragraph])
    const before = Y.encodeStateVector(doc)
    const editor = new HeadlessEditor(doc)
    editor.look()
    editor.type('Ask', ' soon')
    const found: unknown[] = []
    editor.content.descendants((each) => {
      if (each.type.name === 'mention') found.push([each.attrs['id'], each.attrs['key']])
    })
    expect(found).toEqual([[null, null]])
    expect(Y.encodeStateVector(doc)).not.toEqual(before)
    const kept = doc.getXmlFragment(FRAGMENT).toArray()[0] as Y.XmlElement
    const still = kept.toArray().find((part) => part instanceof Y.XmlElement)
    expect((still as Y.XmlElement).getAttributes()).toEqual(attrs)
    editor.close()
  })

  it('[ED92] leaves what is no mention as it is', () => {
    const text = line({ type: 'text', text: '@Ada' }, { type: 'hardBreak' })
    expect(withNames(text, names)).toEqual(text)
    expect(documentSchema.nodes['mention']?.isAtom).toBe(true)
  })
})
