import type { Editor } from '@tiptap/core'
import { Fragment, Slice } from '@tiptap/pm/model'
import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { documentSchema } from '@/lib/document/schema'
import { HeadlessEditor } from '@/lib/document/testing/headless-editor'
import { FRAGMENT } from '@/lib/protocol'
import { besideEachOther, onUndone, putIn } from './put-in'

function writer(words: string) {
  const doc = new Y.Doc()
  const line = new Y.XmlElement('paragraph')
  line.insert(0, [new Y.XmlText(words)])
  doc.getXmlFragment(FRAGMENT).insert(0, [line])
  const headless = new HeadlessEditor(doc)
  headless.look()
  // As much of an editor as this needs.
  const editor = {
    get state() {
      return headless.state
    },
    view: { dispatch: headless.dispatch.bind(headless) },
  } as unknown as Editor
  const instead = (id: string, old: string, next: string) => {
    const from = headless.find(old)
    const after = new Slice(Fragment.from(documentSchema.text(next)), 0, 0)
    return { id, from, to: from + old.length, after }
  }
  return { headless, editor, instead, words: () => headless.content.textContent }
}

it('[CO48] several are put in as one change: one undo takes them out and nothing else, and says which', () => {
  const { headless, editor, instead, words } = writer('Two evenings at nine.')
  const heard: unknown[] = []
  const stop = onUndone(editor, (ids, what) => heard.push([what, ...ids]))
  headless.type('nine', ' sharp')
  putIn(editor, [instead('a', 'Two', 'Three'), instead('b', 'nine', 'ten')])
  headless.type('sharp', ' or so')
  expect(words()).toBe('Three evenings at ten sharp or so.')
  headless.undo()
  expect([words(), heard]).toEqual(['Three evenings at ten sharp.', []])
  headless.undo()
  expect([words(), heard]).toEqual(['Two evenings at nine sharp.', [['undo', 'a', 'b']]])
  headless.redo()
  expect([words(), heard[1]]).toEqual(['Three evenings at ten sharp.', ['redo', 'a', 'b']])
  headless.undo()
  headless.undo()
  expect([words(), heard.length]).toEqual(['Two evenings at nine.', 3])
  stop()
  headless.close()
})

it('[CO48] of those about the same words the first is put in', () => {
  const { instead } = writer('Two evenings at nine.')
  const wanted = [
    instead('a', 'Two evenings', 'Three evenings'),
    instead('b', 'evenings at', 'nights at'),
    instead('c', 'nine', 'ten'),
  ]
  expect(besideEachOther(wanted).map(({ id }) => id)).toEqual(['a', 'c'])
})
