import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { HeadlessEditor, joined } from '@/lib/document/testing/headless-editor'
import { Plugin } from '@tiptap/pm/state'
import { placesAfter } from './changed-places'

describe('places in a text that others change', () => {
  it('[ED55] stay with their words when somebody writes before them, and when they are the same letters', () => {
    const places: number[] = []
    const keep = new Plugin({
      state: {
        init: () => 0,
        apply: (tr, pos: number) => {
          const next = (tr.getMeta('place') as number | undefined) ?? placesAfter(tr).map(pos)
          places.push(next)
          return next
        },
      },
    })
    const ada = new HeadlessEditor(new Y.Doc(), [keep])
    ada.dispatch(ada.state.tr.insertText('aaa here', 1))
    const ben = new HeadlessEditor(new Y.Doc())
    joined(ada.doc, ben.doc)
    ada.dispatch(ada.state.tr.setMeta('place', ada.find('here')))
    ben.dispatch(ben.state.tr.insertText('aa', 1))
    expect(places.at(-1)).toBe(ada.find('here'))
    ben.dispatch(ben.state.tr.insertText(' after', ben.find('here') + 4))
    expect(places.at(-1)).toBe(ada.find('here'))
  })
})
