import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { textSummary } from './text-summary'

type Content = string | { [nodeName: string]: Content[] }

/** A text from nested lists: `{ paragraph: ['one ', { hardBreak: [] }, 'two'] }`. */
function text(...content: Content[]): Y.XmlFragment {
  const fragment = new Y.Doc().getXmlFragment('default')
  fill(fragment, content)
  return fragment
}

function fill(parent: Y.XmlFragment, content: Content[]): void {
  for (const item of content) {
    if (typeof item === 'string') {
      const words = new Y.XmlText()
      parent.push([words])
      words.insert(0, item)
      continue
    }
    for (const [name, children] of Object.entries(item)) {
      const element = new Y.XmlElement(name)
      parent.push([element])
      fill(element, children)
    }
  }
}

describe('what a tile shows of a text', () => {
  it('is nothing for a text without words, whatever stands in it', () => {
    const nothing = { opening: '', words: 0 }
    expect(textSummary(text())).toEqual(nothing)
    expect(textSummary(text({ paragraph: [] }))).toEqual(nothing)
    expect(textSummary(text({ paragraph: [' \n'] }, { horizontalRule: [] }))).toEqual(nothing)
    expect(textSummary(text({ paragraph: ['… – !'] })).words).toBe(0)
  })

  it('runs blocks and lines together with one space', () => {
    const blocks = text(
      { paragraph: ['By ten.'] },
      { bulletList: [{ listItem: [{ paragraph: ['first', { hardBreak: [] }, 'second'] }] }] },
    )
    expect(textSummary(blocks)).toEqual({ opening: 'By ten. first second', words: 4 })
  })

  it('begins with the text, not with its headings', () => {
    const sections = text({ heading: ['Why'] }, { paragraph: ['Because.'] }, { heading: ['How'] })
    expect(textSummary(sections)).toEqual({ opening: 'Because.', words: 3 })
  })

  it('shows headings when there is nothing else', () => {
    const sections = text({ heading: ['What was planned'] }, { paragraph: [] })
    expect(textSummary(sections)).toEqual({ opening: 'What was planned', words: 3 })
  })

  it('reads nodes it has never heard of', () => {
    const strange = text({ fromTheFuture: [{ core: ['still', { x: ['here'] }] }] })
    expect(textSummary(strange)).toEqual({ opening: 'still here', words: 2 })
  })

  it('takes the marks off and leaves out what is embedded', () => {
    const fragment = text({ paragraph: [] })
    const paragraph = fragment.get(0)
    if (!(paragraph instanceof Y.XmlElement)) throw new Error('No paragraph.')
    const words = new Y.XmlText()
    paragraph.push([words])
    words.insert(0, 'bold', { bold: true })
    words.insertEmbed(4, { image: 'x' })
    words.insert(5, 'plain', {})
    expect(textSummary(fragment).opening).toBe('bold plain')
  })

  it('cuts a long text at a space, to 280 characters with the mark of cutting', () => {
    const { opening, words } = textSummary(text({ paragraph: ['word '.repeat(100)] }))
    expect(opening.length).toBeLessThanOrEqual(280)
    expect(opening).toMatch(/ word…$/)
    expect(words).toBe(100)
  })

  it('never cuts a character in two', () => {
    const { opening } = textSummary(text({ paragraph: ['a' + '𝒳'.repeat(300)] }))
    expect(opening.length).toBeLessThanOrEqual(280)
    expect(opening).toMatch(/^a(𝒳)+…$/u)
  })

  it('holds nothing that a database could not store', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' })), (parts) => {
        const { opening } = textSummary(text(...parts.map((part) => ({ paragraph: [part] }))))
        expect(opening).not.toMatch(/\p{Cc}/u)
        expect(opening.length).toBeLessThanOrEqual(280)
      }),
    )
  })

  it('is not out of breath when somebody nests 12,000 deep', () => {
    const doc = new Y.Doc()
    const fragment = doc.getXmlFragment('default')
    doc.transact(() => {
      let at: Y.XmlFragment = fragment
      for (let depth = 0; depth < 12_000; depth++) {
        const next = new Y.XmlElement('blockquote')
        at.push([next])
        at = next
      }
      at.push([new Y.XmlText('deep')])
    })
    expect(textSummary(fragment)).toEqual({ opening: 'deep', words: 1 })
  })
})
