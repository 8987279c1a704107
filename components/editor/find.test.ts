import type { Editor } from '@tiptap/core'
import type { Plugin } from '@tiptap/pm/state'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { HeadlessEditor, joined } from '@/lib/document/testing/headless-editor'
import { Find, finding, look, replaceAll, replaceOne, step } from './find'

const WANTED = { text: 'bus', matchCase: false, wholeWord: false }

/** Somebody who looks for words in a text, without a page around it. */
class Seeker {
  readonly text: HeadlessEditor
  readonly editor: Editor

  constructor(doc = new Y.Doc()) {
    const plugins = Find.config.addProseMirrorPlugins?.call({} as never) ?? []
    this.text = new HeadlessEditor(doc, plugins as Plugin[])
    const { text } = this
    const view = {
      get state() {
        return text.state
      },
      dispatch: text.dispatch.bind(text),
      dom: { querySelector: () => null },
    }
    const editor = {
      get state() {
        return text.state
      },
      view,
      isEditable: true,
    }
    this.editor = editor as unknown as Editor
  }

  write(words: string): this {
    this.text.dispatch(this.text.state.tr.insertText(words, 1))
    return this
  }
}

describe('finding and replacing', () => {
  it('[ED82] looking writes nothing, goes round, and follows what is typed before a hit', () => {
    const ada = new Seeker().write('a bus, a Bus, no tram')
    const before = ada.text.updates.length
    look(ada.editor, WANTED)
    step(ada.editor, 1)
    step(ada.editor, 1)
    expect(finding(ada.editor)?.found).toHaveLength(2)
    expect(ada.text.updates.length).toBe(before)
    ada.write('now ')
    const [first] = finding(ada.editor)?.found ?? []
    expect(first && ada.text.content.textBetween(first.from, first.to)).toBe('bus')
    look(ada.editor, null)
    expect(finding(ada.editor)).toBeNull()
  })

  it('[ED80] one hit is replaced at a time, and a replacement that holds the word is not found again at once', () => {
    const ada = new Seeker().write('bus bus bus')
    look(ada.editor, WANTED)
    const first = finding(ada.editor)?.current ?? 0
    expect(first).toBe(0)
    replaceOne(ada.editor, 'minibus')
    replaceOne(ada.editor, 'minibus')
    expect(ada.text.content.textContent).toBe('minibus minibus bus')
  })

  it('[ED81] replacing all is one step to undo and leaves what another wrote meanwhile', () => {
    const ada = new Seeker().write('The bus is late. The bus is full.')
    const ben = new HeadlessEditor(new Y.Doc())
    const { cut, join } = joined(ada.text.doc, ben.doc)
    look(ada.editor, WANTED)
    cut()
    expect(replaceAll(ada.editor, 'tram')).toBe(2)
    ben.type('late', ', says Ben')
    join()
    expect(ada.text.content.textContent).toBe('The tram is late, says Ben. The tram is full.')
    expect(ben.content.textContent).toBe(ada.text.content.textContent)
    ada.text.undo()
    expect(ada.text.content.textContent).toContain('says Ben')
    expect(ada.text.content.textContent).not.toContain('tram')
  })
})
