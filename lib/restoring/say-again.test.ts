import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { FRAGMENT } from '../protocol'
import { piecesOf } from './pieces'
import { sayAgain } from './say-again'
import type { Scope } from './scope'
import { updateBy } from './take-back'

const WHOLE: Scope = { kind: 'text' }

describe('a text that says again what it said', () => {
  it('[HI12] changes the words that differ and leaves those between them', () => {
    const { live, past } = text('p The hall opens at nine on two evenings a week.')
    const line = live.lines()[0]
    line?.insert(0, 'By the way: ')
    line?.insert(line.length - 5, 'rainy ')
    const kept = live.lines()[0]?.toJSON().indexOf('opens') ?? 0
    const place = Y.createRelativePositionFromTypeIndex(line ?? new Y.Text(), kept)
    sayAgain(live.fragment, past, WHOLE)
    expect(live.words()).toEqual(['p The hall opens at nine on two evenings a week.'])
    const found = Y.createAbsolutePositionFromRelativePosition(place, live.doc)
    expect(found?.index).toBe('The hall '.length)
  })

  it('[HI12, HI14] of equal lines each is itself', () => {
    const { live, past } = text('p ', 'p ', 'p The racks.')
    live.fragment.delete(0)
    live.lines()[0]?.insert(4, 'new ')
    const scope: Scope = { kind: 'blocks', from: 1, to: 2 }
    expect(updateBy(live.doc, () => sayAgain(live.fragment, past, scope))).toBeNull()
  })

  it('[HI13] a line that had no words is emptied, and who types there goes on', () => {
    const { live, past } = text('p ')
    const block = live.fragment.get(0)
    if (block instanceof Y.XmlElement) block.insert(0, [new Y.XmlText('A thought.')])
    const other = new Y.Doc()
    Y.applyUpdate(other, Y.encodeStateAsUpdate(live.doc))
    const typed = linesOf(other.getXmlFragment(FRAGMENT))[0]
    typed?.insert(typed.length, ' And another.')
    sayAgain(live.fragment, past, WHOLE)
    expect(live.words()).toEqual(['p '])
    Y.applyUpdate(live.doc, Y.encodeStateAsUpdate(other))
    expect(live.words()).toEqual(['p  And another.'])
  })

  it('[HI14] a section whose neighbour lost its heading swallows nothing of it', () => {
    const { live, past } = text('h Hours', 'p At nine.', 'h Bikes', 'p Behind the hall.')
    live.fragment.delete(2)
    live.lines()[1]?.insert(0, 'Perhaps ')
    live.add('p Somebody adds this.')
    sayAgain(live.fragment, past, { kind: 'section', at: 0 })
    expect(live.words()).toEqual([
      'h Hours',
      'p At nine.',
      'p Behind the hall.',
      'p Somebody adds this.',
    ])
    sayAgain(live.fragment, past, { kind: 'section', at: 2 })
    expect(live.words()).toEqual(['h Hours', 'p At nine.', 'h Bikes', 'p Behind the hall.'])
  })

  it('[HI14] what was put in between goes alone, what went comes back to its place', () => {
    const { live, past } = text('p One.', 'p Two.', 'p Three.')
    live.fragment.delete(1)
    live.add('p Four.')
    live.lines()[0]?.insert(0, 'Number ')
    sayAgain(live.fragment, past, { kind: 'blocks', from: 3, to: 3 })
    expect(live.words()).toEqual(['p Number One.', 'p Three.'])
    sayAgain(live.fragment, past, { kind: 'blocks', from: 1, to: 2 })
    expect(live.words()).toEqual(['p Number One.', 'p Two.', 'p Three.'])
  })

  it('[HI12] a text is never without a block, and there is no part that was not there', () => {
    const { live, past } = text('p One.')
    sayAgain(live.fragment, new Y.Doc().getXmlFragment(FRAGMENT), WHOLE)
    expect(live.words()).toEqual(['p '])
    expect(sayAgain(live.fragment, past, { kind: 'blocks', from: 0, to: 2 })).toBe(false)
    expect(sayAgain(live.fragment, past, { kind: 'section', at: 0 })).toBe(false)
  })
})

/** A text of these blocks, as it is and as it was: `h` a heading, `p` a paragraph. */
function text(...blocks: string[]) {
  const doc = new Y.Doc()
  const fragment = doc.getXmlFragment(FRAGMENT)
  const add = (block: string) => {
    const element = new Y.XmlElement(block.startsWith('h ') ? 'heading' : 'paragraph')
    if (block.length > 2) element.insert(0, [new Y.XmlText(block.slice(2))])
    fragment.push([element])
  }
  blocks.forEach(add)
  const was = new Y.Doc()
  Y.applyUpdate(was, Y.encodeStateAsUpdate(doc))
  const words = () =>
    piecesOf(fragment).map(({ node, name }) => {
      const said = node instanceof Y.XmlElement ? node.toArray().join('') : ''
      return `${name.charAt(0)} ${said}`
    })
  const live = { doc, fragment, add, words, lines: () => linesOf(fragment) }
  return { live, past: was.getXmlFragment(FRAGMENT) }
}

function linesOf(fragment: Y.XmlFragment): Y.XmlText[] {
  return fragment.toArray().flatMap((block) => {
    const line: unknown = block instanceof Y.XmlElement ? block.get(0) : null
    return line instanceof Y.XmlText ? [line] : []
  })
}
