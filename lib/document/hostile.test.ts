import { getSchema } from '@tiptap/core'
import { DOMSerializer, type DOMOutputSpec, type Node } from '@tiptap/pm/model'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { FRAGMENT } from '../protocol'
import { documentExtensions } from './extensions'
import { allowedHref, hrefFromInput } from './links'
import { documentSchema } from './schema'
import { HeadlessEditor } from './testing/headless-editor'

const BAD_ADDRESSES = [
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  ' javascript:alert(1)',
  'java\tscript:alert(1)',
  'java\nscript:alert(1)',
  '\u0001javascript:alert(1)',
  'java\u0000script:alert(1)',
  '\u200bjavascript:alert(1)',
  '\u00a0javascript:alert(1)',
  'javascript&colon;alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'data:image/svg+xml;base64,PHN2Zz4=',
  'vbscript:msgbox(1)',
  'file:///etc/passwd',
  'blob:https://a.b/c',
  'ftp://a.b/c',
  'tel:+123',
  '//evil.example',
  '/relative',
  '#hash',
  'relative',
  'http:relative',
  'http:/one',
  'http:///three',
  'https:\\\\evil.example',
  'https://',
  'mailto:',
  'mailto://a',
  '',
  `https://a.b/${'x'.repeat(3000)}`,
  null,
  undefined,
  1,
  {},
  ['https://a.b'],
  { toString: () => 'javascript:alert(1)' },
]

const BAD_VALUES = [
  1e9,
  -1,
  0.5,
  Number.NaN,
  '2',
  '1; background: url(https://evil.example)',
  '"><script>alert(1)</script>',
  'x" onmouseover="alert(1)',
  true,
  {},
  [],
  ['style', 'color: red'],
  [120, 1e9],
  ['120; background: url(https://evil.example)'],
  Array.from({ length: 60 }, () => 100),
  'note" onclick="alert(1)',
  { level: 2 },
  '\u0000',
]

const MAY_DRAW: Record<string, readonly RegExp[]> = {
  href: [/^(https?:\/\/|mailto:)/],
  class: [
    /^(table-scroll|newer|newer-why|newer-mark|image|image gone|mention|language-[\w+#.-]{1,30}|callout(-word|-text)?)$|^callout (note|tip|caution)$/,
  ],
  contenteditable: [/^false$/],
  title: [/^/],
  src: [/^\/api\/v1\/images\/[0-9a-f-]{36}$/],
  alt: [/^/],
  width: [/^\d{1,5}$/],
  height: [/^\d{1,5}$/],
  loading: [/^lazy$/],
  decoding: [/^async$/],
  'data-image': [/^[0-9a-f-]{36}$/],
  'data-person': [/^[0-9a-f-]{36}$/],
  'data-mention': [/^[a-z0-9]{4,24}$/],
  'data-size': [/^(small|normal|full)$/],
  target: [/^_blank$/],
  rel: [/^noopener noreferrer nofollow ugc$/],
  start: [/^\d{1,5}$/],
  colspan: [/^\d{1,2}$/],
  rowspan: [/^\d{1,2}$/],
  type: [/^checkbox$/],
  checked: [/^checked$/],
  'data-type': [/^(taskList|taskItem)$/],
  'data-checked': [/^(true|false)$/],
  'data-section': [/^[a-z][a-z0-9-]{0,40}$/],
  'data-callout': [/^(note|tip|caution)$/],
  'data-colwidth': [/^\d{1,4}(,\d{1,4}){0,49}$/],
  'data-align': [/^(left|center|right)$/],
}
const MAY_TAG =
  /^(p|figure|figcaption|img|h[234]|blockquote|ul|ol|li|pre|code|div|span|table|tbody|tr|td|th|br|hr|a|strong|em|s|mark|label|input)$/

const schemas = { kept: documentSchema, stock: getSchema(documentExtensions()) }

describe('hostile attributes', () => {
  for (const [name, schema] of Object.entries(schemas))
    it(`[ED30] whatever raw Yjs writers put into any attribute, only safe values are drawn (${name})`, () => {
      for (const type of Object.values(schema.nodes))
        for (const attribute of [...Object.keys(type.spec.attrs ?? {}), 'style', 'onclick', 'src'])
          for (const value of [...BAD_VALUES, ...BAD_ADDRESSES]) {
            if (type.isText || type.name.startsWith('unknown')) continue
            const node = made(() => type.createAndFill({ [attribute]: value }))
            const toDOM = DOMSerializer.fromSchema(schema).nodes[type.name]
            if (node && toDOM && type.name !== 'doc') expectSafe(toDOM(node))
          }
      for (const type of Object.values(schema.marks))
        for (const attribute of ['href', 'title', 'target', 'rel', 'class', 'style', 'onclick'])
          for (const value of [...BAD_VALUES, ...BAD_ADDRESSES]) {
            const mark = made(() => type.create({ href: 'https://a.b', [attribute]: value }))
            const toDOM = DOMSerializer.fromSchema(schema).marks[type.name]
            if (mark && toDOM) expectSafe(toDOM(mark, true))
          }
    })

  it('[ED30] unknown parts and marks draw none of their attributes', () => {
    const evil = {
      class: 'evil',
      style: 'x',
      href: 'javascript:alert(1)',
      onclick: 'alert(1)',
      type: 'x',
    }
    const node = documentSchema.node('script', evil)
    const draw = DOMSerializer.fromSchema(documentSchema).nodes['script']
    if (!draw) throw new Error('not drawn at all')
    expectSafe(draw(node))
    const mark = documentSchema.mark('evil', evil)
    const drawMark = DOMSerializer.fromSchema(documentSchema).marks['evil']
    if (!drawMark) throw new Error('not drawn at all')
    expectSafe(drawMark(mark, true))
  })

  it('[ED31] a value that does not pass counts as absent, so that nothing computes with it', () => {
    const doc = new Y.Doc()
    const cell = new Y.XmlElement<Record<string, never>>('tableCell')
    for (const [key, value] of Object.entries({ colspan: 1e9, rowspan: 'many', colwidth: [1e9] }))
      cell.setAttribute(key, value as never)
    cell.insert(0, [new Y.XmlElement('paragraph')])
    const row = new Y.XmlElement('tableRow')
    row.insert(0, [cell])
    const table = new Y.XmlElement('table')
    table.insert(0, [row])
    doc.getXmlFragment(FRAGMENT).insert(0, [new Y.XmlElement('paragraph'), table])
    const editor = new HeadlessEditor(doc)
    editor.look()
    const found = firstOf(editor.content, 'tableCell')
    expect(found?.attrs).toEqual({ colspan: 1, rowspan: 1, colwidth: null, align: null })
    expect(editor.updates).toEqual([])
  })

  it('[ED32] an address is http, https or mailto, or it is no link', () => {
    for (const address of BAD_ADDRESSES) expect(allowedHref(address), String(address)).toBeNull()
    expect(allowedHref('https://example.org/a?b=c#d')).toBe('https://example.org/a?b=c#d')
    expect(allowedHref('HTTP://EXAMPLE.ORG')).toBe('HTTP://EXAMPLE.ORG')
    expect(allowedHref('mailto:ana@example.org')).toBe('mailto:ana@example.org')
    expect(allowedHref(' https://exa mple.org\n')).toBe('https://example.org')
  })

  it('[ED32] what a person types into the link field is completed', () => {
    expect(hrefFromInput('example.org')).toBe('https://example.org')
    expect(hrefFromInput(' example.org:8080/a?b ')).toBe('https://example.org:8080/a?b')
    expect(hrefFromInput('ana@example.org')).toBe('mailto:ana@example.org')
    for (const typed of ['javascript:alert(1)', 'two words', 'word', '/path', 'javascript:x.yy'])
      expect(hrefFromInput(typed), typed).toBeNull()
  })
})

/** The stock schema refuses what fails its check; ours takes it as absent. Both are safe. */
function made<T>(make: () => T): T | null {
  try {
    return make()
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
}

function expectSafe(spec: DOMOutputSpec): void {
  if (!Array.isArray(spec)) return
  const [tag, ...rest] = spec as readonly unknown[]
  expect(tag).toMatch(MAY_TAG)
  for (const part of rest) {
    if (Array.isArray(part)) expectSafe(part as unknown as DOMOutputSpec)
    else if (typeof part === 'object' && part !== null)
      for (const [name, value] of Object.entries(part)) {
        if (value === null || value === undefined) continue
        const allowed = MAY_DRAW[name]
        expect(allowed, `${String(tag)} draws ${name}`).toBeDefined()
        for (const pattern of allowed ?? []) expect(String(value)).toMatch(pattern)
      }
  }
}

function firstOf(doc: Node, type: string): Node | null {
  let found: Node | null = null
  doc.descendants((node) => {
    if (node.type.name === type) found ??= node
  })
  return found
}
