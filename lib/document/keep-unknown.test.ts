import type { Node } from '@tiptap/pm/model'
import { Plugin } from '@tiptap/pm/state'
import { yXmlFragmentToProseMirrorRootNode } from '@tiptap/y-tiptap'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { FRAGMENT } from '../protocol'
import { keepStrays } from './keep-strays'
import { documentSchema } from './schema'
import { HeadlessEditor, joined } from './testing/headless-editor'

function element(
  name: string,
  attrs: Record<string, unknown>,
  ...children: (Y.XmlElement | Y.XmlText)[]
) {
  const made = new Y.XmlElement<Record<string, never>>(name)
  for (const [key, value] of Object.entries(attrs)) made.setAttribute(key, value as never)
  made.insert(0, children)
  return made as unknown as Y.XmlElement
}

function words(text: string, marks: Record<string, unknown> = {}) {
  const made = new Y.XmlText()
  made.insert(0, text, marks)
  return made
}

function documentOf(...blocks: Y.XmlElement[]): Y.Doc {
  const doc = new Y.Doc()
  doc.getXmlFragment(FRAGMENT).insert(0, blocks)
  return doc
}

/** Everything a newer version, a script or two people at once can leave behind. */
function strange(): Y.Doc {
  return documentOf(
    element('paragraph', {}, words('elsewhere')),
    element(
      'signpost',
      { state: 'quiet', since: 3, who: { id: 'a' } },
      element('paragraph', {}, words('Late-turn sign-ups')),
      element('reading', { value: 14 }),
    ),
    element(
      'paragraph',
      {},
      words('rests on '),
      element('claimRef', { id: 'K3' }, words('three')),
      words(' today'),
    ),
    element('paragraph', {}, words('marked', { claim: { id: 'K2' }, bold: {} })),
    element(
      'paragraph',
      {},
      words('twice', { 'comment--abcdefgh': { id: 1 }, 'comment--abcdefgi': { id: 2 } }),
    ),
    element('heading', { level: 3, anchor: 'x9' }, words('with an attribute from later')),
    element('table', {}, element('tableRow', {})),
    element('bulletList', {}),
    element('bulletList', {}, element('paragraph', {}, words('no item around me'))),
    element('blockquote', {}, words('words directly in a quote')),
    element('paragraph', {}, element('heading', { level: 2 }, words('a heading inside a line'))),
    element('codeBlock', {}, words('bold code', { bold: {} })),
    element('listItem', {}, element('paragraph', {}, words('an item without its list'))),
    element('tableCell', {}, words('a cell without its table')),
  )
}

function shown(doc: Y.Doc): string {
  return JSON.stringify(
    doc
      .getXmlFragment(FRAGMENT)
      .toArray()
      .map((part) => describeY(part)),
  )
}

function describeY(part: unknown): unknown {
  if (part instanceof Y.XmlText) return part.toDelta()
  if (!(part instanceof Y.XmlElement)) return null
  return {
    name: part.nodeName,
    attrs: part.getAttributes(),
    children: part.toArray().map(describeY),
  }
}

describe('parts this version does not know', () => {
  it('[ED10] opening, looking and closing fifty times writes nothing', () => {
    const doc = strange()
    const before = shown(doc)
    for (let i = 0; i < 50; i++) {
      const editor = new HeadlessEditor(doc, [keepStrays()])
      editor.look()
      editor.look()
      editor.close()
      expect(editor.updates).toEqual([])
    }
    expect(shown(doc)).toBe(before)
  })

  it('[ED11] typing elsewhere keeps them, for the writer and for the others', () => {
    const doc = strange()
    const other = new Y.Doc()
    joined(doc, other)
    const rest = shown(doc).replace('elsewhere', '')
    const ada = new HeadlessEditor(doc, [keepStrays()])
    const ben = new HeadlessEditor(other, [keepStrays()])
    ada.type('elsewhere', ' one')
    ben.type('one', ' two')
    ada.look()
    ben.look()
    expect(shown(doc)).toBe(shown(other))
    expect(shown(doc).replace('elsewhere one two', '')).toBe(rest)
  })

  it('[ED11] typing in the same line keeps an unknown part and an unknown mark of it', () => {
    const doc = strange()
    const editor = new HeadlessEditor(doc, [keepStrays()])
    editor.type('rests on ', 'all ')
    editor.type('marked', 's')
    editor.type('with an', ' extra')
    expect(shown(doc)).toContain(
      '{"name":"claimRef","attrs":{"id":"K3"},"children":[[{"insert":"three"}]]}',
    )
    expect(shown(doc)).toContain(
      '{"insert":"markeds","attributes":{"claim":{"id":"K2"},"bold":{}}}',
    )
    expect(shown(doc)).toContain('"anchor":"x9"')
  })

  it('[ED11] an unknown part that is moved stays what it is', () => {
    const doc = strange()
    const editor = new HeadlessEditor(doc, [keepStrays()])
    const pos = editor.find('Late-turn') - 2
    const part = editor.content.nodeAt(pos)
    if (!part) throw new Error('no part')
    editor.dispatch(editor.state.tr.delete(pos, pos + part.nodeSize).insert(0, part))
    const first = doc.getXmlFragment(FRAGMENT).get(0)
    expect(describeY(first)).toEqual({
      name: 'signpost',
      attrs: { state: 'quiet', since: 3, who: { id: 'a' } },
      children: [
        { name: 'paragraph', attrs: {}, children: [[{ insert: 'Late-turn sign-ups' }]] },
        { name: 'reading', attrs: { value: 14 }, children: [] },
      ],
    })
  })

  it('[ED12] content that may not stand where it stands is filled up or wrapped, and its words are shown', () => {
    const editor = new HeadlessEditor(strange(), [keepStrays()])
    expect(editor.content.textContent).toContain('no item around me')
    expect(editor.content.textContent).toContain('a cell without its table')
    expectSound(editor.content)
    editor.type('no item around me', '!')
    editor.type('words directly', '!')
    expectSound(editor.content)
    expect(editor.content.textContent).toContain('no item around me!')
    expect(shown(editor.doc)).toContain('words directly! in a quote')
  })

  it('[ED12] reading on the server deletes nothing either', () => {
    const doc = strange()
    const before = shown(doc)
    yXmlFragmentToProseMirrorRootNode(doc.getXmlFragment(FRAGMENT), documentSchema)
    expect(shown(doc)).toBe(before)
  })

  it('[ED13] two people who empty a list at once keep a document that works', () => {
    const doc = documentOf(
      element('paragraph', {}, words('before')),
      element(
        'bulletList',
        {},
        element('listItem', {}, element('paragraph', {}, words('one'))),
        element('listItem', {}, element('paragraph', {}, words('two'))),
      ),
    )
    const other = new Y.Doc()
    const wire = joined(doc, other)
    const ada = new HeadlessEditor(doc, [keepStrays()])
    const ben = new HeadlessEditor(other, [keepStrays()])
    wire.cut()
    remove(ada, 'one')
    remove(ben, 'two')
    wire.join()
    const settled = ada.updates.length + ben.updates.length
    ada.look()
    ben.look()
    expect(ada.updates.length + ben.updates.length).toBe(settled)
    ada.type('before', '!')
    expect(ben.content.textContent).toBe('before!')
    expectSound(ben.content)
  })

  it('[ED14] a change that arrives is answered by nobody', () => {
    const answered: boolean[] = []
    const watch = new Plugin({ appendTransaction: (trs) => void answered.push(trs.length > 0) })
    const doc = strange()
    const other = new Y.Doc()
    joined(doc, other)
    const ada = new HeadlessEditor(doc, [keepStrays()])
    const ben = new HeadlessEditor(other, [keepStrays(), watch])
    const before = ben.updates.length
    ada.type('elsewhere', ' https://example.org ')
    expect(answered.length).toBeGreaterThan(0)
    // One update arrived; none was sent in return.
    expect(ben.updates.length).toBe(before + ada.updates.length)
  })
})

describe('undo', () => {
  it('[ED15] takes back only what this person wrote, also after others wrote around it', () => {
    const doc = documentOf(element('paragraph', {}, words('start')))
    const other = new Y.Doc()
    joined(doc, other)
    const ada = new HeadlessEditor(doc)
    const ben = new HeadlessEditor(other)
    ada.type('start', ' ada')
    ben.type('ada', ' ben')
    ben.type('start', '+more')
    ada.undo()
    expect(ada.content.textContent).toBe('start+more ben')
    expect(ben.content.textContent).toBe('start+more ben')
    ben.undo()
    expect(ada.content.textContent).toBe('start')
    ada.redo()
    expect(ben.content.textContent).toBe('start ada')
  })
})

/** Every node holds what it may hold, so that typing anywhere works. */
function expectSound(node: Node): void {
  expect(node.type.validContent(node.content), node.type.name).toBe(true)
  node.forEach(expectSound)
}

function remove(editor: HeadlessEditor, item: string): void {
  const from = editor.find(item) - 2
  const node = editor.content.nodeAt(from)
  if (!node) throw new Error('no item')
  editor.dispatch(editor.state.tr.deleteRange(from, from + node.nodeSize))
}
