import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { FRAGMENT } from '../protocol'
import type { Anchor } from './anchor'
import { anchorAt, makeAnchor } from './make-anchor'
import { positionFrom } from './positions'
import { resolveAnchor } from './resolve-anchor'
import { TextIndex } from './text-index'

/** A text of paragraphs, and what one does to it. */
class Text {
  readonly doc = new Y.Doc()
  readonly fragment = this.doc.getXmlFragment(FRAGMENT)
  readonly undo = new Y.UndoManager(this.fragment, { captureTimeout: 0 })

  constructor(...paragraphs: string[]) {
    this.insert(0, ...paragraphs)
    this.undo.clear()
  }

  insert(at: number, ...paragraphs: string[]): void {
    this.fragment.insert(at, paragraphs.map(paragraph))
    this.undo.stopCapturing()
  }

  /** Changes the first place where these words stand. */
  replace(words: string, by: string): void {
    for (const block of this.fragment.toArray()) {
      const text = block instanceof Y.XmlElement ? block.firstChild : null
      const at = text instanceof Y.XmlText ? text.toString().indexOf(words) : -1
      if (!(text instanceof Y.XmlText) || at < 0) continue
      this.doc.transact(() => {
        text.delete(at, words.length)
        text.insert(at, by)
      })
      this.undo.stopCapturing()
      return
    }
    throw new Error(`"${words}" stands nowhere.`)
  }

  on(words: string, nth = 0): Anchor {
    const index = TextIndex.of(this.fragment)
    const at = [...index.text.matchAll(new RegExp(words, 'g'))][nth]?.index ?? -1
    const anchor = anchorAt(index, at, at + words.length)
    if (at < 0 || !anchor) throw new Error(`"${words}" stands nowhere.`)
    return anchor
  }

  /** The words an anchor stands on, with where; null when detached. */
  at(anchor: Anchor): string | null {
    const index = TextIndex.of(this.fragment)
    const found = resolveAnchor(index, anchor)
    return found.state === 'attached' ? index.text.slice(found.from, found.to) : null
  }

  /** How many characters stand before it. */
  before(anchor: Anchor): number | null {
    const found = resolveAnchor(TextIndex.of(this.fragment), anchor)
    return found.state === 'attached' ? found.from : null
  }

  copy(): Text {
    const other = new Text()
    Y.applyUpdate(other.doc, Y.encodeStateAsUpdate(this.doc))
    return other
  }

  sync(other: Text): void {
    Y.applyUpdate(other.doc, Y.encodeStateAsUpdate(this.doc))
    Y.applyUpdate(this.doc, Y.encodeStateAsUpdate(other.doc))
  }
}

function paragraph(words: string): Y.XmlElement {
  const element = new Y.XmlElement('paragraph')
  element.insert(0, [new Y.XmlText(words)])
  return element
}

const OPEN = 'Opening hours were fixed when most of the city worked nine to five.'
const MONEY = 'Money is set one year at a time, so branches compete for it.'
const RATE = 'The evening rate has risen by four per cent since then.'

describe('an anchor', () => {
  it('[CO20] follows what is typed before, in and after it, by whomever', () => {
    const ada = new Text(OPEN, RATE)
    const anchor = ada.on('risen by four per cent')
    const ben = ada.copy()
    ada.insert(0, 'New.')
    ben.replace('four', 'five')
    ben.replace(' since then', ', they say')
    ada.replace('has', 'had')
    ada.sync(ben)
    expect([ada.at(anchor), ben.at(anchor)]).toEqual(Array(2).fill('risen by five per cent'))
  })

  it('[CO20] does not grow at its edges, also where it is all of a block', () => {
    const text = new Text(RATE)
    const anchor = text.on('four')
    const blocks = (index: number) => ({ type: text.fragment, index })
    const whole = makeAnchor(TextIndex.of(text.fragment), blocks(0), blocks(1))
    text.replace('by ', 'by nearly ')
    text.replace(' per', ' whole per')
    const words = text.fragment.get(0)
    if (words instanceof Y.XmlElement) {
      words.insert(0, [new Y.XmlText('Well. ')])
      words.insert(2, [new Y.XmlText(' So it goes.')])
    }
    expect(text.at(anchor)).toBe('four')
    expect(whole && text.at(whole)).toBe(RATE.replace('four', 'nearly four whole'))
  })

  it('[CO21] is detached when its words are gone, and stands again when they are back', () => {
    const text = new Text(OPEN, RATE)
    const anchor = text.on('risen by four per cent')
    const other = text.copy()
    text.replace('risen by four per cent', 'changed')
    expect(text.at(anchor)).toBeNull()
    text.undo.undo()
    expect(text.at(anchor)).toBe('risen by four per cent')
    // In the copy of somebody else Yjs knows nothing of the undoing.
    text.sync(other)
    expect(other.at(anchor)).toBe('risen by four per cent')
  })

  it('[CO21] keeps the whole of what undo put back in part', () => {
    const text = new Text(OPEN, RATE)
    const anchor = text.on('The evening rate has risen by four')
    const other = text.copy()
    text.replace('The evening rate ', '')
    text.undo.undo()
    text.sync(other)
    expect(other.at(anchor)).toBe('The evening rate has risen by four')
    other.replace('has', 'had')
    expect(other.at(anchor)).toBe('The evening rate had risen by four')
  })

  it('[CO22] goes along when its words are cut and pasted elsewhere', () => {
    const text = new Text(OPEN, MONEY, RATE)
    const anchor = text.on('branches compete for it')
    text.replace(', so branches compete for it', '')
    expect(text.at(anchor)).toBeNull()
    text.replace('since then', 'since then; and branches compete for it')
    expect(text.at(anchor)).toBe('branches compete for it')
  })

  it('[CO22] goes along when its block is moved', () => {
    const text = new Text(OPEN, MONEY, RATE)
    const anchor = text.on('one year')
    text.fragment.delete(1)
    text.insert(0, MONEY)
    expect(text.at(anchor)).toBe('one year')
  })

  it('[CO23] stays with its own words while others say the same', () => {
    const text = new Text('We will see.', OPEN, 'We will see.', MONEY, 'We will see.')
    const anchors = [0, 1, 2].map((nth) => text.on('We will see.', nth))
    text.insert(0, 'We will see.')
    const at = anchors.map((anchor) => text.before(anchor))
    expect(at).toEqual([13, 94, 168])
    // The one in the middle goes. Those beside it have been others all along.
    text.fragment.delete(3)
    expect(anchors.map((anchor) => text.at(anchor))).toEqual(['We will see.', null, 'We will see.'])
  })

  it('[CO23] takes none for its own that stood there before, however alike what is around it', () => {
    const text = new Text('Yes.', 'We will see.', 'No.', OPEN, 'Yes.', 'We will see.', 'No.')
    const anchor = text.on('We will see.')
    text.fragment.delete(1)
    expect(text.at(anchor)).toBeNull()
  })

  it('[CO21] stands where its words were put back, though all around them is different now', () => {
    const text = new Text(OPEN, RATE)
    const anchor = text.on('four')
    const other = text.copy()
    text.replace('four', '')
    text.undo.undo()
    text.replace('risen by ', 'gone up ')
    text.replace(' per cent since then', '%, they say')
    text.sync(other)
    expect([text, other].map((one) => one.at(anchor))).toEqual(['four', 'four'])
  })

  it('[CO23] takes no word for its own that is too short to tell', () => {
    const text = new Text(RATE)
    const anchor = text.on('four')
    text.replace(' by four per cent', '')
    text.insert(0, 'There were four of us.')
    expect(text.at(anchor)).toBeNull()
  })

  it('[CO24] is found again when a text was put back and nothing of it is the same in Yjs', () => {
    const text = new Text('We will see.', OPEN, 'We will see.', MONEY, RATE)
    const anchors = [text.on('We will see.', 1), text.on('most of the city'), text.on('four')]
    text.replace('four per cent', 'a lot')
    text.fragment.delete(0, text.fragment.length)
    expect(anchors.map((anchor) => text.at(anchor))).toEqual([null, null, null])
    text.insert(0, 'We will see.', OPEN, 'We will see.', MONEY, RATE)
    expect(anchors.map((anchor) => text.at(anchor))).toEqual([
      ...['We will see.', 'most of the city', 'four'],
    ])
    expect(text.before(anchors[0] as Anchor)).toBe(81)
  })

  it('[CO24] is found in an edition, by its words and what stood around them', () => {
    const text = new Text('We will see.', OPEN, 'We will see.', MONEY, RATE)
    const anchors = [text.on('We will see.', 1), text.on(MONEY), text.on('evening rate has risen')]
    const content = ['We will see.', OPEN, 'We will see.', MONEY, RATE.replace('has', 'had')].map(
      (words) => ({ type: 'paragraph', content: [{ type: 'text', text: words }] }),
    )
    const edition = TextIndex.ofJson({ type: 'doc', content })
    const found = anchors.map((anchor) => resolveAnchor(edition, anchor))
    expect(found.map((one) => one.state === 'attached' && [one.by, one.from])).toEqual([
      ['words', 81],
      ['words', 94],
      ['likeness', edition.text.indexOf('evening rate had')],
    ])
    expect(found[0]).toMatchObject({ start: null, end: null })
  })

  it('[CO24] is the one of several that it was, when nothing else tells them apart', () => {
    const text = new Text(RATE, 'We will see.', RATE, 'We will see.', RATE, 'We will see.', RATE)
    const anchor = text.on('We will see.', 1)
    const content = TextIndex.of(text.fragment)
      .text.split('\n')
      .map((words) => ({ type: 'paragraph', content: [{ type: 'text', text: words }] }))
    const found = resolveAnchor(TextIndex.ofJson({ type: 'doc', content }), anchor)
    expect(found).toMatchObject({ from: text.before(anchor), by: 'words' })
  })

  it('[CO25] is beside nothing where its words were pasted twice, one as likely as the other', () => {
    const text = new Text(OPEN, MONEY)
    const anchor = text.on(MONEY)
    text.fragment.delete(1)
    text.insert(1, RATE, MONEY, RATE, MONEY, RATE)
    expect(text.at(anchor)).toBeNull()
    text.fragment.delete(4)
    expect(text.at(anchor)).toBe(MONEY)
  })

  it('[CO27] with its ends the wrong way round holds nothing, and breaks nothing', () => {
    const text = new Text(OPEN, RATE)
    const { start, end, ...rest } = text.on('risen by four')
    const turned = { ...rest, start: end, end: start, quote: 'nowhere to be found' }
    expect(text.at(turned)).toBeNull()
  })

  it('[CO25] is beside nothing rather than beside a sentence that only resembles it', () => {
    const one = 'If the money is refused we ask the college for its exam evenings.'
    const two = 'If the money is granted we ask the college for its exam evenings.'
    const text = new Text(one, OPEN, two)
    const anchor = text.on(one)
    text.fragment.delete(0)
    expect(text.at(anchor)).toBeNull()
  })

  it('[CO20] holds an image, which has no words', () => {
    const text = new Text(OPEN, RATE)
    text.fragment.insert(1, [new Y.XmlElement('image')])
    const image = (index: number) => ({ type: text.fragment, index })
    const anchor = makeAnchor(TextIndex.of(text.fragment), image(1), image(2))
    if (!anchor) throw new Error('The image has a place.')
    text.insert(0, MONEY)
    const stands = resolveAnchor(TextIndex.of(text.fragment), anchor)
    expect(stands).toMatchObject({ state: 'attached', start: { index: 2 }, end: { index: 3 } })
    text.fragment.delete(2)
    expect(text.at(anchor)).toBeNull()
  })

  it('[CO20] of a long place keeps its beginning, and finds all of it again', () => {
    const long = Array.from({ length: 60 }, (_, n) => `Sentence ${n} of many.`).join(' ')
    const text = new Text(OPEN, long, RATE)
    const anchor = text.on(long)
    expect([anchor.quote.length, anchor.length]).toEqual([1000, long.length])
    text.fragment.delete(1)
    text.insert(0, long)
    expect(text.at(anchor)).toBe(long)
    text.replace('Sentence 3 of', 'Sentence three of')
    const words = text.fragment
      .get(0)
      .toString()
      .replace(/<[^>]*>/g, '')
    text.fragment.delete(0)
    text.insert(1, words)
    expect(text.at(anchor)?.slice(0, 60)).toBe(words.slice(0, 60))
    expect(text.at(anchor)).toHaveLength(long.length)
  })

  it('[CO26] changes no byte of the text', () => {
    const text = new Text(OPEN)
    const before = Y.encodeStateAsUpdate(text.doc)
    expect(text.at(text.on('city'))).toBe('city')
    expect(Y.encodeStateAsUpdate(text.doc)).toEqual(before)
  })
})

describe('positions from outside', () => {
  it('[CO27] are what Yjs wrote and point into the text, or nothing', () => {
    const { start } = new Text(OPEN).on('city')
    expect(positionFrom(start)).not.toBeNull()
    for (const bad of [
      '',
      'AA',
      '!!',
      btoa('\x07\x07'),
      btoa('\x01\x05other'),
      btoa('\xff'.repeat(300)),
    ])
      expect(positionFrom(bad), bad).toBeNull()
  })
})
