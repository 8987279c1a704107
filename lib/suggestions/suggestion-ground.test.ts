import { Fragment, Slice } from '@tiptap/pm/model'
import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { TextIndex } from '../anchors/text-index'
import { syncOf } from '../anchors/text-places'
import { documentSchema } from '../document/schema'
import { HeadlessEditor, joined } from '../document/testing/headless-editor'
import { FRAGMENT } from '../protocol'
import { applyHunks } from './apply-hunks'
import { hunksBetween, type Hunk } from './hunks-between'
import { Grounds, placeOfHunk } from './suggestion-ground'

/** Somebody's editor with these paragraphs. */
function writer(...lines: string[]): HeadlessEditor {
  const doc = new Y.Doc()
  const paragraphs = lines.map((line) => {
    const block = new Y.XmlElement('paragraph')
    block.insert(0, line ? [new Y.XmlText(line)] : [])
    return block
  })
  doc.getXmlFragment(FRAGMENT).insert(0, paragraphs)
  const editor = new HeadlessEditor(doc)
  editor.look()
  return editor
}

/** Keeps a suggestion as it would be stored, and tells how it stands later. */
function suggest(editor: HeadlessEditor, hunk: Hunk) {
  const sync = syncOf(editor.state)
  if (!sync) throw new Error('No binding.')
  const before = editor.content.slice(hunk.from, hunk.to)
  const place = placeOfHunk(sync, TextIndex.of(sync.type), editor.content, hunk)
  if (!place) throw new Error('No place.')
  return {
    place,
    standing(of: HeadlessEditor = editor) {
      const now = syncOf(of.state)
      if (!now) throw new Error('No binding.')
      return new Grounds(now, of.content).standing(place, before, hunk.after)
    },
  }
}

function words(editor: HeadlessEditor, old: string, next: string): Hunk {
  const from = editor.find(old)
  const after = new Slice(next ? Fragment.from(documentSchema.text(next)) : Fragment.empty, 0, 0)
  return { from, to: from + old.length, after }
}

/** The text with these in place. */
function put(editor: HeadlessEditor, hunks: Hunk[]): string {
  const tr = editor.state.tr
  applyHunks(tr, hunks)
  return tr.doc.textBetween(0, tr.doc.content.size, '|')
}

it('[CO47] stands while others write beside it, in every copy', () => {
  const ada = writer('The branch stays open on two evenings a week.', 'A second line.')
  const hunk = words(ada, 'two evenings', 'three evenings')
  const suggestion = suggest(ada, hunk)
  const other = new Y.Doc()
  joined(ada.doc, other)
  const ben = new HeadlessEditor(other)
  ben.look()
  ben.type('stays', ' wide')
  ben.type('week', ' or so')
  for (const editor of [ada, ben]) {
    const standing = suggestion.standing(editor)
    expect(standing.state).toBe('intact')
    if (standing.state !== 'intact') return
    expect(put(editor, [{ ...standing, after: hunk.after }])).toBe(
      'The branch stays wide open on three evenings a week or so.|A second line.',
    )
  }
})

it('[CO47] has changed when a letter of it has, in its words or their format', () => {
  const ada = writer('Two evenings a week.')
  const suggestion = suggest(ada, words(ada, 'evenings', 'nights'))
  ada.type('even', 'X')
  expect(suggestion.standing()).toMatchObject({ state: 'changed', at: { from: 5 } })
  ada.undo()
  expect(suggestion.standing().state).toBe('intact')
  const at = ada.find('evenings')
  ada.dispatch(ada.state.tr.addMark(at, at + 4, documentSchema.mark('bold')))
  expect(suggestion.standing().state).toBe('changed')
})

it('[CO47] is gone from its place when its words are, and on no others that are the same', () => {
  const ada = writer('Two evenings a week.', 'Other evenings.')
  const suggestion = suggest(ada, words(ada, 'Two evenings', 'Three evenings'))
  const from = ada.find('Two')
  ada.dispatch(ada.state.tr.delete(from, from + 20))
  expect(suggestion.standing()).toEqual({ state: 'changed', at: null })
})

it('[CO47] is found by its words when its block became another kind, and its places with it are gone', () => {
  const ada = writer('Two evenings a week.', 'Other things.')
  const suggestion = suggest(ada, words(ada, 'evenings', 'nights'))
  const heading = documentSchema.nodes['heading']
  if (!heading) throw new Error('The schema has headings.')
  ada.dispatch(ada.state.tr.setBlockType(1, 1, heading, { level: 2 }))
  expect(ada.content.firstChild?.type.name).toBe('heading')
  expect(suggestion.standing()).toMatchObject({ state: 'intact', from: ada.find('evenings') })
})

it('[CO47] a block that is put in stands while what it was put beside does', () => {
  const ada = writer('One.', 'Three.')
  const fork = ada.state.tr.insert(
    6,
    documentSchema.node('paragraph', null, [documentSchema.text('Two.')]),
  ).doc
  const [hunk] = hunksBetween(ada.content, fork)
  if (!hunk) throw new Error('No hunk.')
  const suggestion = suggest(ada, hunk)
  ada.type('Three', ' of them')
  const standing = suggestion.standing()
  if (standing.state !== 'intact') throw new Error('It has changed.')
  expect(put(ada, [{ ...standing, after: hunk.after }])).toBe('One.|Two.|Three of them.')
  ada.type('On', 'c')
  expect(suggestion.standing().state).toBe('changed')
})

it('[CO40] making a place for one writes nothing', () => {
  const ada = writer('One.', '', 'Three.')
  ada.updates.length = 0
  for (let pos = 0; pos <= ada.content.content.size; pos++)
    suggest(ada, { from: pos, to: pos, after: Slice.empty }).standing()
  expect(ada.updates).toEqual([])
})
