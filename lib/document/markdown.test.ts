import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Content } from './content'
import { fromMarkdown, toMarkdown } from './markdown'
import { plainText } from './plain-text'
import { documentSchema } from './schema'

type MarkOf = NonNullable<Content['marks']>[number]

function text(words: string, ...marks: MarkOf[]): Content {
  return { type: 'text', text: words, ...(marks.length ? { marks } : {}) }
}
function of(type: string, ...content: Content[]): Content {
  return { type, ...(content.length ? { content } : {}) }
}
function node(doc: Content) {
  return documentSchema.nodeFromJSON(doc)
}
function there(doc: Content): string {
  return toMarkdown(doc as Parameters<typeof toMarkdown>[0])
}

/** What is left of a text that went out as Markdown and came back. */
function back(doc: Content) {
  return node(fromMarkdown(there(doc)) as Content)
}

describe('Markdown', () => {
  it('[ED20] says every block and mark, and reads it back the same', () => {
    const bold = { type: 'bold' }
    const doc = of(
      'doc',
      { type: 'heading', attrs: { level: 2 }, content: [text('Who is # acting #')] },
      of('paragraph', text('a '), text('bold', bold), text(' b'), of('hardBreak'), text('# no')),
      of(
        'blockquote',
        of('paragraph', text('said')),
        of('bulletList', of('listItem', of('paragraph', text('x')))),
      ),
      {
        type: 'orderedList',
        attrs: { start: 3 },
        content: [
          of(
            'listItem',
            of('paragraph', text('c')),
            of('bulletList', of('listItem', of('paragraph', text('d')))),
          ),
          of('listItem', of('paragraph', text('e')), of('paragraph', text('f'))),
        ],
      },
      of(
        'taskList',
        { type: 'taskItem', attrs: { checked: true }, content: [of('paragraph', text('done'))] },
        of('taskItem', of('paragraph')),
      ),
      of('bulletList', of('listItem', of('paragraph', text('[ ] no task')))),
      { type: 'codeBlock', attrs: { language: 'ts' }, content: [text('```\n  x\n\n```')] },
      of('horizontalRule'),
      of(
        'table',
        of(
          'tableRow',
          {
            type: 'tableHeader',
            attrs: { align: 'right' },
            content: [of('paragraph', text('a|b\\'))],
          },
          of('tableHeader', of('paragraph', text('`', { type: 'code' }))),
        ),
        of(
          'tableRow',
          { type: 'tableCell', attrs: { align: 'right' }, content: [of('paragraph', text('c'))] },
          of('tableCell', of('paragraph')),
        ),
      ),
      of(
        'paragraph',
        text('x', { type: 'link', attrs: { href: 'https://a.b/c(d)?e=1&copy;', title: 'q"q' } }),
      ),
    )
    expect(back(doc).toJSON()).toEqual(node(doc).toJSON())
  })

  it('[ED20] nested emphasis and emphasis inside words come back', () => {
    const bold = { type: 'bold' }
    const italic = { type: 'italic' }
    const lines = [
      [text('a', bold), text('b', bold, italic), text('c', italic)],
      [text('a'), text('"b"', bold), text('c')],
      [text('a'), text('b', { type: 'strike' }), text('c')],
      [text('a'), text('b', { type: 'highlight' }), text('c')],
      [text('x == y = ='), text('b =', { type: 'highlight' }, bold), text('c', bold)],
      [text('snake_case and 2 * 3 & ~5'), text('!', italic)],
    ]
    for (const line of lines) {
      const doc = of('doc', of('paragraph', ...line))
      expect(back(doc).toJSON()).toEqual(node(doc).toJSON())
    }
  })

  it('[ED23] callouts and highlights are read as they are written elsewhere too', () => {
    const source =
      '> [!WARNING]\n> Mind the ==ice== 🧊\n\n> [!tip] no callout\n\n> [!NOTE]\n>\n> - a'
    const doc = node(fromMarkdown(source) as Content)
    expect(doc.child(0).attrs['kind']).toBe('caution')
    expect(doc.child(0).textContent).toBe('Mind the ice 🧊')
    expect(JSON.stringify(doc.child(0).toJSON())).toContain('"highlight"')
    expect(doc.child(1).type.name).toBe('blockquote')
    expect(doc.child(2).firstChild?.type.name).toBe('bulletList')
    expect(toMarkdown(doc.toJSON())).toBe(
      '> [!CAUTION]\n> Mind the ==ice== 🧊\n\n> \\[!tip\\] no callout\n\n> [!NOTE]\n>\n> - a\n',
    )
  })

  it('[IM9] says images with what they show, and reads them back', () => {
    const id = '0b0e3c5e-7d0f-4a51-9f3e-0c2d8a7b6e11'
    const image = (attrs: object): Content => ({ type: 'image', attrs: { image: id, ...attrs } })
    const doc = of(
      'doc',
      of('paragraph', text('before')),
      image({ alt: 'A [map] of ![two](x) "towns" & \\ <b>', caption: 'From "above" (1998) \\' }),
      image({ alt: null }),
      of('bulletList', of('listItem', of('paragraph', text('a')), image({ alt: 'in a list' }))),
      of('blockquote', image({ alt: 'quoted' })),
      of('paragraph', text('after')),
    )
    expect(back(doc).toJSON()).toEqual(node(doc).toJSON())
    expect(there(of('doc', image({ alt: 'A map', caption: 'Here' })))).toBe(
      `![A map](/api/v1/images/${id} "Here")\n`,
    )
    const cell = of('table', of('tableRow', of('tableCell', image({ alt: 'words remain' }))))
    expect(there(of('doc', cell))).toContain('words remain')
    const bad = [
      ...['https://evil.example/a.png', 'javascript:alert(1)', `/api/v1/images/${id}/../me`],
      ...[`//evil.example/api/v1/images/${id}`, 'data:image/png;base64,AAAA', '/api/v1/images/'],
    ]
    for (const address of bad)
      expect(JSON.stringify(fromMarkdown(`![x](${address})`)), address).not.toContain('"image"')
  })

  it('[ED21] raw HTML in Markdown is text, and addresses we do not link to stay words', () => {
    const source =
      'a <img src=x onerror=1> <script>1</script>\n\n<div>q</div>\n\n[x](javascript:alert)'
    const doc = node(fromMarkdown(source) as Content)
    expect(plainText(doc.toJSON())).toBe(
      'a <img src=x onerror=1> <script>1</script>\n<div>q</div>\n[x](javascript:alert)',
    )
    expect(JSON.stringify(doc.toJSON())).not.toContain('"link"')
  })

  it('[ED22] # and ## are sections, deeper headings follow, and headings stay within the page', () => {
    const levels = fromMarkdown('# a\n\n## b\n\n### c\n\n###### d').content ?? []
    expect(levels.map((heading) => heading.attrs?.['level'])).toEqual([2, 2, 3, 4])
  })

  it('[ED20] whatever Markdown can say comes back the same', () => {
    fc.assert(
      fc.property(documents, (doc) => {
        expect(back(doc).toJSON()).toEqual(node(doc).toJSON())
      }),
      { numRuns: 400 },
    )
  }, 30_000)

  it('[ED20] no word is lost, whatever the marks', () => {
    fc.assert(
      fc.property(fc.array(wildText, { minLength: 1, maxLength: 6 }), (parts) => {
        const doc = node(of('doc', of('paragraph', ...parts)))
        expect(back(doc.toJSON() as Content).textContent).toBe(doc.textContent)
      }),
      { numRuns: 600 },
    )
  })

  it('[ED20] an answer is always a document, whatever the source', () => {
    fc.assert(
      fc.property(
        fc.string({
          unit: fc.constantFrom(...'#*_-`>|[]() \n\tab1.~\\:<&;!=+'.split('')),
          maxLength: 80,
        }),
        (source) => {
          const doc = node(fromMarkdown(source) as Content)
          doc.check()
          // What was read once is settled: writing and reading it again changes nothing.
          const again = back(doc.toJSON() as Content)
          expect(again.textContent.replace(/\s+/g, '')).toBe(doc.textContent.replace(/\s+/g, ''))
        },
      ),
      { numRuns: 600, examples: [['_`#`_']] },
    )
  })
})

const word = fc.string({
  unit: fc.constantFrom(...'aéñ1#*_-`>|[]().~\\:<&;!=+"¿'.split('')),
  minLength: 1,
  maxLength: 6,
})
const words = fc.array(word, { minLength: 1, maxLength: 4 }).map((list) => list.join(' '))
const plainWord = fc.constantFrom('uno', 'zwei', 'three', 'cuatro')
const mark = fc.constantFrom<MarkOf>(
  { type: 'bold' },
  { type: 'italic' },
  { type: 'strike' },
  { type: 'highlight' },
  { type: 'code' },
  { type: 'link', attrs: { href: 'https://example.org/a_b', title: null } },
)
const line = fc
  .array(fc.tuple(words, fc.option(fc.tuple(plainWord, mark))), { minLength: 1, maxLength: 3 })
  .map((parts) =>
    parts.flatMap(([before, marked]) =>
      marked ? [text(`${before} `), text(marked[0], marked[1]), text(' x')] : [text(before)],
    ),
  )
  .map((parts) => joined(parts))
const paragraph = line.map((parts) => of('paragraph', ...parts))
const broken = fc.tuple(line, line).map(([a, b]) => of('paragraph', ...a, of('hardBreak'), ...b))
const heading = fc
  .tuple(fc.constantFrom(2, 3, 4), line)
  .map(([level, parts]): Content => ({ type: 'heading', attrs: { level }, content: parts }))
const code = words.map((source) => of('codeBlock', text(`${source}\n  ${source}`)))
function cell(type: string): fc.Arbitrary<Content> {
  return paragraph.map((content) => of(type, content))
}
const table = fc
  .tuple(
    fc.array(cell('tableHeader'), { minLength: 2, maxLength: 2 }),
    fc.array(fc.array(cell('tableCell'), { minLength: 2, maxLength: 2 }), { maxLength: 2 }),
    fc.array(fc.constantFrom(null, 'left', 'center', 'right'), { minLength: 2, maxLength: 2 }),
  )
  .map(([head, body, aligns]) =>
    of('table', ...[head, ...body].map((row) => of('tableRow', ...row.map(alignedAs(aligns))))),
  )

function alignedAs(aligns: (string | null)[]) {
  return (each: Content, i: number): Content =>
    aligns[i] ? { ...each, attrs: { align: aligns[i] } } : each
}

const { block } = fc.letrec<{
  block: Content
  list: Content
  tasks: Content
  quote: Content
  callout: Content
}>((tie) => ({
  block: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    paragraph,
    broken,
    heading,
    code,
    fc.constant(of('horizontalRule')),
    table,
    tie('list'),
    tie('tasks'),
    tie('quote'),
    tie('callout'),
  ),
  list: fc
    .tuple(
      fc.constantFrom(null, 1, 4, 10),
      fc.array(items('listItem', tie), { minLength: 1, maxLength: 3 }),
    )
    .map(([start, content]): Content =>
      start === null
        ? of('bulletList', ...content)
        : { type: 'orderedList', attrs: { start }, content },
    ),
  tasks: fc
    .array(items('taskItem', tie), { minLength: 1, maxLength: 3 })
    .map((content) => of('taskList', ...content)),
  quote: fc
    .array(tie('block'), { minLength: 1, maxLength: 2 })
    .map((content) => of('blockquote', ...content)),
  callout: fc
    .tuple(
      fc.constantFrom('note', 'tip', 'caution'),
      fc.array(tie('block'), { minLength: 1, maxLength: 2 }),
    )
    .map(([kind, content]): Content => ({ type: 'callout', attrs: { kind }, content })),
}))
const documents = fc
  .array(block, { minLength: 1, maxLength: 5 })
  .map((content) => of('doc', ...content))

const wildText = fc
  .tuple(
    fc.string({
      unit: fc.constantFrom(...'ab1 .,"*_~`[]()<&#-'.split('')),
      minLength: 1,
      maxLength: 8,
    }),
    fc.uniqueArray(mark, { maxLength: 3, selector: ({ type }) => type }),
  )
  .map(([value, marks]) => text(value, ...marks))

function items(type: string, tie: (key: 'block') => fc.Arbitrary<Content>): fc.Arbitrary<Content> {
  return fc
    .tuple(fc.option(paragraph), fc.array(tie('block'), { maxLength: 2 }), fc.boolean())
    .map(([first, rest, checked]): Content => ({
      // A bullet without words that goes on with a paragraph is one with words, to Markdown.
      ...of(type, first ?? startOf(rest), ...rest),
      ...(type === 'taskItem' ? { attrs: { checked } } : {}),
    }))
}

function startOf(rest: Content[]): Content {
  return rest[0]?.type === 'paragraph' ? of('paragraph', text('x')) : of('paragraph')
}

function joined(parts: Content[]): Content[] {
  return parts.reduce<Content[]>((found, part) => {
    const last = found[found.length - 1]
    if (last && !last.marks && !part.marks) last.text = `${last.text} ${part.text}`
    else found.push({ ...part })
    return found
  }, [])
}
