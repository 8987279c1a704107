import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { FRAGMENT } from '../protocol'
import { wordsPutIn, type Noted } from './words-put-in'

/** Two people at one text; whatever each does is an edit of its own. */
function writing() {
  const doc = new Y.Doc()
  const docs = new Map<string | null, Y.Doc>()
  const edits: Noted[] = []
  let client = 1
  const write = (userId: string | null, change: (text: Y.XmlText) => void) => {
    const theirs = docs.get(userId) ?? new Y.Doc()
    if (!docs.has(userId)) theirs.clientID = client++
    docs.set(userId, theirs)
    Y.applyUpdate(theirs, Y.encodeStateAsUpdate(doc))
    const heard: Uint8Array[] = []
    const hear = (update: Uint8Array) => void heard.push(update)
    theirs.on('update', hear)
    const blocks = theirs.getXmlFragment(FRAGMENT)
    const block = blocks.get(0)
    const text = block instanceof Y.XmlElement ? block.get(0) : null
    if (text instanceof Y.XmlText) change(text)
    else {
      const [made, words] = [new Y.XmlElement('paragraph'), new Y.XmlText()]
      theirs.transact(() => {
        made.insert(0, [words])
        blocks.insert(0, [made])
        change(words)
      })
    }
    theirs.off('update', hear)
    for (const bytes of heard) {
      edits.push({ userId, bytes })
      Y.applyUpdate(doc, bytes)
    }
  }
  const type = (userId: string | null, words: string, at = Infinity) => {
    let place = at
    for (const letter of words)
      write(userId, (text) => {
        text.insert(Math.min(place, text.length), letter)
        place += 1
      })
  }
  const take = (userId: string | null, at: number, length: number) =>
    write(userId, (text) => text.delete(at, length))
  return { edits, write, type, take }
}

describe('words that others put in', () => {
  it('[HI72] counts what others typed letter by letter, and never what one wrote oneself', () => {
    const { edits, type } = writing()
    type('ada', 'The hall opens at nine.')
    type('me', ' I wrote this.')
    type(null, ' The server wrote this.')
    expect(wordsPutIn(edits, 'me')).toBe(5)
    expect(wordsPutIn(edits, 'ada')).toBe(3)
    expect(wordsPutIn([], 'me')).toBe(0)
  })

  it('[HI72] a slip of the pen that was put right is one word, whoever put it right', () => {
    const { edits, type, take } = writing()
    type('ada', 'The hxall')
    take('ada', 5, 1)
    expect(wordsPutIn(edits, 'me')).toBe(2)
    type('ada', ' opemx')
    take('ada', 12, 2)
    type('ada', 'ns at nine.')
    expect(wordsPutIn(edits, 'me')).toBe(5)
  })

  it('[HI72] what went again is not counted, also when oneself took it out', () => {
    const { edits, type, take } = writing()
    type('ada', 'The hall opens at nine.')
    take('me', 8, 6)
    expect(wordsPutIn(edits, 'me')).toBe(4)
    take('ada', 0, 17)
    expect(wordsPutIn(edits, 'me')).toBe(0)
  })

  it('[HI72] of what one saw before, only what came since counts', () => {
    const { edits, type, take } = writing()
    type('ada', 'The hall opens at nine.')
    const seen = edits.length
    take('ada', 0, 4)
    expect(wordsPutIn(edits.slice(seen), 'me')).toBe(0)
    type('ada', ' Bring a lamp.')
    type('ada', 'Now ', 0)
    expect(wordsPutIn(edits.slice(seen), 'me')).toBe(4)
  })

  it('[HI72] the same, however edits are gathered', () => {
    const { edits, type, take } = writing()
    type('ada', 'The hall opens at nine.')
    type('ben', 'not ', 15)
    take('ben', 0, 4)
    const gathered = ['ada', 'ben'].map((userId) => ({
      userId,
      bytes: Y.mergeUpdates(edits.flatMap((edit) => (edit.userId === userId ? edit.bytes : []))),
    }))
    expect(wordsPutIn(edits, 'me')).toBe(5)
    expect(wordsPutIn(gathered, 'me')).toBe(5)
  })
})
