import { describe, expect, it } from 'vitest'
import { BODY_MAX, bodyFromText, bodyText, namedIn, type BodyBlock } from './thread-body'
import { MessageBody, ThreadMake } from './threads'

function text(words: string, marks?: object[]) {
  return { type: 'text', text: words, ...(marks && { marks }) }
}
function paragraph(...content: object[]) {
  return { type: 'paragraph', content }
}
function doc(...content: object[]) {
  return { type: 'doc', content }
}
function item(...content: object[]) {
  return { type: 'listItem', content }
}
function link(href: unknown) {
  return { type: 'link', attrs: { href } }
}

function passes(body: unknown): boolean {
  return MessageBody.safeParse(body).success
}

describe('what a message says', () => {
  it('[CO13] is paragraphs, lists, bold, italic, code, links, people and elements, as they came', () => {
    const body = doc(
      paragraph(
        text('Look', [{ type: 'bold' }, { type: 'italic' }, link('https://example.org/a')]),
      ),
      paragraph(
        { type: 'mention', attrs: { id: 'p1' } },
        { type: 'hardBreak' },
        { type: 'elementLink', attrs: { id: 'e1' } },
        text('x', [{ type: 'code' }, link('mailto:ana@example.org')]),
      ),
      {
        type: 'orderedList',
        content: [item(paragraph(text('one'))), item(paragraph(text('two')))],
      },
      paragraph(),
    )
    expect(MessageBody.parse(body)).toEqual(body)
  })

  it('[CO13] leaves out what an editor adds and refuses what it does not know', () => {
    const href = 'https://example.org/'
    const chatty = doc(
      paragraph(text('a', [{ type: 'link', attrs: { href, target: '_blank', class: 'x' } }])),
    )
    expect(MessageBody.parse(chatty)).toEqual(doc(paragraph(text('a', [link(href)]))))
    for (const strange of [
      ...[null, [], 'words', {}, { type: 'doc' }, doc(), doc(paragraph())],
      ...[doc(paragraph(text(''))), doc(paragraph(text(' '))), doc(paragraph(text('a\0')))],
      ...[doc(text('loose')), doc(item(paragraph(text('a'))))],
      doc({ type: 'image', attrs: { src: 'https://example.org/x.png' } }, paragraph(text('a'))),
      doc({ type: 'heading', content: [text('a')] }),
      doc(paragraph(text('a', [{ type: 'textStyle', attrs: { style: 'position:fixed' } }]))),
      doc(paragraph({ type: 'mention', attrs: {} }, text('a'))),
      doc(paragraph(paragraph(text('a')))),
      { ...doc(paragraph(text('a'))), type: 'paragraph' },
    ])
      expect(passes(strange), JSON.stringify(strange)).toBe(false)
  })

  it('[CO13] links to http, https and mailto only', () => {
    for (const href of [
      ...[
        'javascript:alert(1)',
        ' javascript:alert(1)',
        'java\nscript:alert(1)',
        'data:text/html,x',
      ],
      ...[
        '//example.org',
        '/elements/1',
        'vbscript:x',
        'https://',
        'ftp://example.org',
        '',
        null,
        7,
      ],
      ...['https://example.org/\u202e', `https://example.org/${'a'.repeat(2000)}`],
    ])
      expect(passes(doc(paragraph(text('a', [link(href)])))), String(href)).toBe(false)
  })

  it('[CO14] is bounded: characters, parts, and how deep lists lie', () => {
    expect(passes(bodyFromText('a'.repeat(BODY_MAX)))).toBe(true)
    expect(passes(bodyFromText('a'.repeat(BODY_MAX + 1)))).toBe(false)
    expect(passes(doc(paragraph(text('a'.repeat(6000))), paragraph(text('a'.repeat(6000)))))).toBe(
      false,
    )
    const many = Array.from({ length: 2999 }, () => ({ type: 'hardBreak' }))
    expect(passes(doc(paragraph(text('a'), ...many)))).toBe(false)
    expect(passes(doc(paragraph(text('a'), ...many.slice(0, 2000))))).toBe(true)
    const nested = (depth: number): object =>
      depth === 0
        ? paragraph(text('a'))
        : { type: 'bulletList', content: [item(nested(depth - 1))] }
    expect([nested(4), nested(5), nested(4000)].map((block) => passes(doc(block)))).toEqual([
      ...[true, false, false],
    ])
  })

  it('[CO13] has plain words, with people and elements by name', () => {
    const body = MessageBody.parse(
      doc(
        paragraph(text('Ask '), { type: 'mention', attrs: { id: 'p1' } }, text(':')),
        {
          type: 'bulletList',
          content: [item(paragraph({ type: 'elementLink', attrs: { id: 'e1' } }))],
        },
        paragraph({ type: 'mention', attrs: { id: 'p2' } }, { type: 'hardBreak' }, text('end')),
        paragraph({ type: 'teamMention', attrs: { id: 't1' } }),
      ),
    )
    const names = {
      people: new Map([['p1', 'Priya']]),
      teams: new Map([['t1', 'Drafters']]),
      elements: new Map([['e1', 'Vision']]),
    }
    expect(bodyText(body, names)).toBe('Ask @Priya:\nVision\n@…\nend\n@Drafters')
    expect(namedIn(body)).toEqual({ people: ['p1', 'p2'], teams: ['t1'], elements: ['e1'] })
    const plain: BodyBlock[] = bodyFromText('a\n\nb').content
    expect(plain).toHaveLength(3)
  })
})

it('[CO1] a place is the whole element or has an anchor, never both', () => {
  const id = '5b8d6f0e-9d0a-4b43-a5a7-0c6a3b8b7a11'
  const anchor = {
    ...{ start: 'AAAA', end: 'AAAA', quote: 'four', before: '', after: '' },
    ...{ length: 4, others: 0, othersBefore: 0 },
  }
  const make = (place: object) =>
    ThreadMake.safeParse({ id, place, message: { id, body: bodyFromText('a') } }).success
  expect(make({ scope: 'element', anchor: null })).toBe(true)
  for (const scope of ['text', 'block', 'cell']) {
    expect(make({ scope, anchor })).toBe(true)
    expect(make({ scope, anchor: null })).toBe(false)
  }
  expect(make({ scope: 'element', anchor })).toBe(false)
  for (const wrong of [
    { quote: 'a\0' },
    { quote: 'a'.repeat(1001) },
    { start: '<b>' },
    { length: -1 },
  ])
    expect(make({ scope: 'text', anchor: { ...anchor, ...wrong } }), JSON.stringify(wrong)).toBe(
      false,
    )
})
