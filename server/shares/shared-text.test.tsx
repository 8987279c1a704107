/** @jsxImportSource hono/jsx */
import { describe, expect, it } from 'vitest'
import type { Content } from '../../lib/document/content'
import { documentSchema } from '../../lib/document/schema'
import { MARKS, NODES, SharedText } from './shared-text'

const ORIGIN = 'https://strategy.example.org'
const WORDS = {
  ...{ done: 'Done', toDo: 'To do', table: 'Table', somebody: 'somebody in the group' },
  callouts: { note: 'Note', tip: 'Tip', caution: 'Caution' },
}
const IMAGE = '5b0f2f6e-6a1c-4e29-a4a6-5a8f7d3f9f11'
/** What is not drawn by a name: the whole, words, and the two that stand for what is not known. */
const NAMELESS = ['doc', 'text', 'unknownBlock', 'unknownInline']

function imageAt(id: string): string {
  return `/images-of-this-link/${id}`
}

function draw(...content: Content[]): string {
  const setting = { shift: 0, origin: ORIGIN, imageAt, words: WORDS } as const
  return String(<SharedText content={{ type: 'doc', content }} setting={setting} />)
}

function words(text: string, ...marks: Content['marks'] & object): Content {
  return { type: 'text', text, marks }
}

describe('a text for readers', () => {
  it('[SH10] has a drawing for every node and mark of the schema', () => {
    const nodes = Object.keys(documentSchema.nodes).filter((name) => !NAMELESS.includes(name))
    expect(nodes.filter((name) => !Object.hasOwn(NODES, name))).toEqual([])
    expect(Object.keys(MARKS).sort()).toEqual(Object.keys(documentSchema.marks).sort())
  })

  it.each(Object.keys(NODES))(
    '[SH10] draws %s, keeps what is in it, and never as nothing',
    (type) => {
      const leaf = type === 'image' || documentSchema.nodes[type]?.isLeaf
      const attrs = { image: IMAGE }
      const inside = type === 'codeBlock' ? words('inside') : paragraph('inside')
      const drawn = draw(leaf ? { type, attrs } : { type, content: [inside] })
      expect(drawn).toMatch(/^<[a-z]/)
      if (!leaf) expect(drawn).toContain('inside')
    },
  )

  it.each(Object.keys(MARKS))('[SH10] draws words marked %s', (type) => {
    const drawn = draw(words('inside', { type, attrs: { href: 'https://example.org/a' } }))
    expect(drawn).toMatch(/^<[a-z]+[^>]*>inside<\/[a-z]+>$/)
  })

  it('[SH10] draws what it does not know as its words', () => {
    const unknown = { type: 'widget', attrs: { secret: 'x' }, content: [paragraph('kept')] }
    expect(draw(unknown)).toBe('<p dir="auto">kept</p>')
    expect(draw({ type: 'constructor', content: [words('kept')] })).toBe('<p dir="auto">kept</p>')
    expect(draw({ type: 'widget' })).toBe('')
    expect(draw(words('kept', { type: 'glow' }, { type: '__proto__' }))).toBe('kept')
  })

  it('[SH10] escapes every word, wherever it stands', () => {
    const evil = '<script>alert(1)</script>"\'&'
    for (const type of Object.keys(NODES)) {
      const drawn = draw({ type, content: [words(evil, { type: 'bold' })] })
      expect(drawn).not.toMatch(/<script/)
    }
    expect(draw(paragraph(evil))).toContain('&lt;script&gt;')
  })

  it.each([
    ...[
      'javascript:alert(1)',
      ' java\nscript:alert(1)',
      'data:text/html,x',
      '//example.org',
      '/w/a',
    ],
    ...['vbscript:x', '\u0000javascript:x', 42, null, { href: 'x' }, ['https://example.org']],
  ])('[SH10] has no link to %j', (href) => {
    expect(draw(words('a', { type: 'link', attrs: { href } }))).toBe('a')
  })

  it('[SH10] draws links to elsewhere so that nobody there learns where the reader came from', () => {
    const attrs = { href: 'https://example.org/"onmouseover="x', title: '"><b>', onclick: 'x' }
    const drawn = draw(words('a', { type: 'link', attrs }))
    expect(drawn).toContain('rel="noopener noreferrer nofollow ugc"')
    expect(drawn).not.toMatch(/onclick|"onmouseover|<b>/)
  })

  it.each(['/elements/1', '/w/open-late', ''])(
    '[SH8] draws a link into the group’s own pages (%s) as words',
    (path) => {
      const link = { type: 'link', attrs: { href: `${ORIGIN}${path}` } }
      expect(draw(words('our notes', link))).toBe('our notes')
      const plain = { type: 'link', attrs: { href: `http://strategy.example.org${path}` } }
      expect(draw(words('our notes', plain))).toBe('our notes')
    },
  )

  it('[SH10] takes no attribute that was not checked', () => {
    const hostile = { onclick: 'x', style: 'color:red', class: 'top', id: 'main', src: 'x' }
    for (const type of Object.keys(NODES)) {
      const attrs = { ...hostile, colspan: 9999, rowspan: '2', start: '"', level: 99, align: '"x' }
      const drawn = draw({ type, attrs, content: [words('a')] })
      expect(drawn).not.toMatch(/onclick|style=|class="top"|id=|src=|colspan|rowspan|start=/)
    }
  })

  it('[SH14] draws images from this link only, and with checked attributes', () => {
    const image = (attrs: Record<string, unknown>) => draw({ type: 'image', attrs })
    const shown = image({
      image: IMAGE,
      alt: 'A "queue"',
      caption: 'At nine',
      width: 40,
      height: 30,
    })
    expect(shown).toContain(`src="/images-of-this-link/${IMAGE}"`)
    expect(shown).toContain('alt="A &quot;queue&quot;"')
    expect(shown).toContain('width="40" height="30"')
    expect(shown).toContain('At nine')
    expect(image({ image: IMAGE, alt: 7, width: '"', height: -1, src: 'x', onerror: 'x' })).toBe(
      `<figure><img src="/images-of-this-link/${IMAGE}" alt="" loading="lazy"/></figure>`,
    )
    for (const other of ['https://example.org/a.png', '../x', '', null, 1, `${IMAGE}/..`])
      expect(image({ image: other, src: 'https://example.org/a.png' })).toBe('')
  })

  it('[SH8] shows neither name nor id of whoever is named, and that somebody is', () => {
    const mention = { type: 'mention', attrs: { id: IMAGE, key: 'k1k1', name: 'Ada' } }
    const line = { type: 'paragraph', content: [words('Ask '), mention, words('.')] }
    expect(draw(line)).toBe('<p dir="auto">Ask <span>somebody in the group</span>.</p>')
  })

  it('[SH10] keeps headings below those of the page', () => {
    const heading = { type: 'heading', attrs: { level: 4 }, content: [words('a')] }
    const setting = { shift: 1, origin: ORIGIN, imageAt, words: WORDS } as const
    expect(String(<SharedText content={{ content: [heading] }} setting={setting} />)).toMatch(
      /^<h5/,
    )
    expect(draw({ ...heading, attrs: { level: 'x' } })).toMatch(/^<h2/)
  })

  it('[SH10] is not brought down by depth', () => {
    let deep: Content = paragraph('bottom')
    for (let i = 0; i < 5000; i++) deep = { type: 'blockquote', content: [deep] }
    expect(draw(paragraph('top'), deep)).toContain('top')
  })
})

function paragraph(text: string): Content {
  return { type: 'paragraph', content: [words(text)] }
}
