import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { FRAGMENT } from '../protocol'
import { contributors } from './authorship'
import { cameBack } from './came-back'
import { Past, type PastEntry } from './past'
import { SESSION_MS, sessionsOf } from './sessions'

const MINUTE = 60_000

/** A text with two headings, and edits to it at given minutes. */
class Desk {
  readonly entries: PastEntry[] = []
  readonly #doc = new Y.Doc()
  #by: string | null = null
  #at = 0

  constructor() {
    this.#doc.on('update', (bytes: Uint8Array) => {
      const seq = this.entries.length + 1
      const at = 1_000_000 + this.#at * MINUTE
      this.entries.push({
        ...{ first: seq, last: seq, until: seq, userId: this.#by, from: at, at, bytes },
      })
    })
    this.edit(null, 0, (blocks) => {
      for (const [name, words] of [
        ['heading', 'Hours'],
        ['paragraph', ''],
        ['heading', 'People'],
        ['paragraph', ''],
      ] as const) {
        const block = new Y.XmlElement(name)
        block.insert(0, [new Y.XmlText(words)])
        blocks.push([block])
      }
    })
  }

  edit(by: string | null, minute: number, change: (blocks: Y.XmlFragment) => void): void {
    this.#by = by
    this.#at = minute
    const blocks = this.#doc.getXmlFragment(FRAGMENT)
    this.#doc.transact(() => change(blocks))
  }

  write(by: string, minute: number, block: number, words: string): void {
    this.edit(by, minute, (blocks) => textOf(blocks, block).insert(0, words))
  }

  erase(by: string, minute: number, block: number, length: number): void {
    this.edit(by, minute, (blocks) => textOf(blocks, block).delete(0, length))
  }
}

function textOf(blocks: Y.XmlFragment, block: number): Y.XmlText {
  return (blocks.get(block) as Y.XmlElement).get(0) as Y.XmlText
}

it('[HI11] what one person did without a long pause is one session, with its words and under which headings', () => {
  const desk = new Desk()
  desk.write('ada', 10, 1, 'Open until nine. ')
  desk.write('ben', 12, 3, 'Two of us. ')
  desk.write('ada', 20, 3, 'And a third. ')
  // Typed and taken back at one go: never said.
  desk.write('ada', 21, 1, 'Oops never ')
  desk.erase('ada', 22, 1, 'Oops never '.length)
  const later = 22 + SESSION_MS / MINUTE + 1
  desk.erase('ada', later, 1, 'Open until '.length)
  const sessions = sessionsOf(new Past(desk.entries))
  const said = sessions.map(({ userId, wordsIn, wordsOut, sections }) => [
    ...[userId, wordsIn, wordsOut, sections],
  ])
  expect(said).toEqual([
    [null, 2, 0, ['Hours', 'People']],
    ['ada', 6, 0, ['Hours', 'People']],
    ['ben', 3, 0, ['People']],
    ['ada', 0, 2, ['Hours']],
  ])
  expect(sessions.map(({ first, last }) => [first, last])).toEqual([
    [0, 0],
    [1, 5],
    [2, 2],
    [6, 6],
  ])
})

it('[HI7] contributors have what is left of theirs and their last touch, whoever has most first', () => {
  const desk = new Desk()
  desk.write('ada', 10, 1, 'Open until nine. ')
  desk.write('ben', 12, 3, 'Two. ')
  desk.write('cem', 13, 3, 'Gone. ')
  desk.erase('ben', 40, 3, 'Gone. '.length)
  const past = new Past(desk.entries)
  const all = contributors(past, cameBack(past))
  expect(all.map(({ userId, characters }) => [userId, characters])).toEqual([
    ['ada', 'Openuntilnine.'.length],
    [null, 'HoursPeople'.length],
    ['ben', 'Two.'.length],
    ['cem', 0],
  ])
  expect(all.find(({ userId }) => userId === 'ben')?.lastAt).toBe(1_000_000 + 40 * MINUTE)
})
