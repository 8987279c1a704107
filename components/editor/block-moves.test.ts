import { TextSelection, type Command } from '@tiptap/pm/state'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { fromMarkdown, toMarkdown } from '@/lib/document/markdown'
import { documentSchema } from '@/lib/document/schema'
import { HeadlessEditor, joined } from '@/lib/document/testing/headless-editor'
import { duplicateBlocks, moveBlocks, moveBlockTo, removeBlocks } from './block-moves'

function editorWith(markdown: string, doc = new Y.Doc()): HeadlessEditor {
  const text = new HeadlessEditor(doc)
  const { content } = documentSchema.nodeFromJSON(fromMarkdown(markdown))
  text.dispatch(text.state.tr.replaceWith(0, text.state.doc.content.size, content))
  return text
}
function at(text: HeadlessEditor, words: string, until = words): HeadlessEditor {
  const [from, to] = [text.find(words) + 1, text.find(until) + until.length]
  text.dispatch(text.state.tr.setSelection(TextSelection.create(text.content, from, to)))
  return text
}
function does(text: HeadlessEditor, command: Command): boolean {
  return command(text.state, text.dispatch.bind(text))
}
function markdown(text: HeadlessEditor): string {
  return toMarkdown(text.content.toJSON())
}

describe('moving blocks', () => {
  it('[ED55] paragraphs, items of lists and whole tables move past their neighbours', () => {
    const text = editorWith('one\n\n- a\n- b\n\n| x | y |\n| --- | --- |\n| 1 | 2 |\n')
    expect(does(at(text, 'b'), moveBlocks(-1))).toBe(true)
    expect(does(at(text, 'b'), moveBlocks(-1))).toBe(false)
    does(at(text, '1'), moveBlocks(-1))
    does(at(text, 'one'), moveBlocks(1))
    expect(markdown(text)).toBe('| x | y |\n| --- | --- |\n| 1 | 2 |\n\none\n\n- b\n- a\n')
    expect(does(at(text, 'x'), moveBlocks(-1))).toBe(false)
  })

  it('[ED55] several blocks that are selected move together, and the selection with them', () => {
    const text = editorWith('one\n\ntwo\n\nthree\n')
    does(at(text, 'two', 'three'), moveBlocks(-1))
    expect(markdown(text)).toBe('two\n\nthree\n\none\n')
    const { from, to } = text.state.selection
    expect(text.content.textBetween(from, to, ' ')).toBe('wo three')
  })

  it('[ED55] one moves a block while another writes in it: no word is lost, all see the same', () => {
    const ada = editorWith('one\n\ntwo\n\nthree\n')
    const ben = new HeadlessEditor(new Y.Doc())
    const { cut, join } = joined(ada.doc, ben.doc)
    cut()
    does(at(ada, 'two'), moveBlocks(-1))
    ben.type('two', ' and a half')
    join()
    expect(markdown(ada)).toBe('two and a half\n\none\n\nthree\n')
    expect(markdown(ben)).toBe(markdown(ada))
  })

  it('[ED55] a block is duplicated and removed, and with the last item its list', () => {
    const text = editorWith('one\n\n- a\n')
    does(at(text, 'one'), duplicateBlocks)
    expect(markdown(text)).toBe('one\n\none\n\n- a\n')
    does(at(text, 'a'), removeBlocks)
    does(text, removeBlocks)
    does(text, removeBlocks)
    expect(markdown(text)).toBe('')
    text.content.check()
    expect(text.content.childCount).toBe(1)
  })

  it('[ED55] a dragged block arrives as it is now, not as it was when the drag began', () => {
    const text = editorWith('one\n\ntwo\n\nthree\n')
    text.type('one', ' and more')
    does(text, moveBlockTo(0, text.content.content.size))
    expect(markdown(text)).toBe('two\n\nthree\n\none and more\n')
    expect(does(text, moveBlockTo(0, 2))).toBe(false)
  })

  it('[ED15] undo takes back the move and leaves what another wrote', () => {
    const ada = editorWith('one\n\ntwo\n')
    const ben = new HeadlessEditor(new Y.Doc())
    const { cut } = joined(ada.doc, ben.doc)
    const before = ada.updates.length
    does(at(ada, 'two'), moveBlocks(-1))
    expect(ada.updates.length).toBe(before + 1)
    ben.type('two', ' by Ben')
    cut()
    expect(markdown(ada)).toBe('two by Ben\n\none\n')
  })
})
