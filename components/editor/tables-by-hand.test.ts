import type { Editor } from '@tiptap/core'
import { TextSelection } from '@tiptap/pm/state'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { columnWidths } from '@/lib/document/tables'
import { fromMarkdown, toMarkdown } from '@/lib/document/markdown'
import { documentSchema } from '@/lib/document/schema'
import { HeadlessEditor, joined } from '@/lib/document/testing/headless-editor'
import { writeWidths } from './column-widths'
import { changeTable, tableLooks, type TableChange } from './tables-by-hand'

const TABLE = '| branch | visits |\n| :-- | --: |\n| North | 12 |\n| South | 9 |\n'

/** Somebody at an editor with a table, the caret behind `at`. */
class Hand {
  readonly text: HeadlessEditor

  constructor(doc = new Y.Doc(), markdown: string | null = TABLE) {
    this.text = new HeadlessEditor(doc)
    const { state } = this.text
    if (markdown === null) return
    const content = documentSchema.nodeFromJSON(fromMarkdown(markdown)).content
    this.text.dispatch(state.tr.replaceWith(0, state.doc.content.size, content))
  }

  at(words: string): this {
    const { text } = this
    const pos = text.find(words) + words.length
    text.dispatch(text.state.tr.setSelection(TextSelection.create(text.content, pos)))
    return this
  }

  change(change: TableChange): boolean {
    const { text } = this
    const editor = {
      get state() {
        return text.state
      },
      view: { dispatch: text.dispatch.bind(text), focus: () => undefined },
      isEditable: true,
    }
    return changeTable(editor as unknown as Editor, change)
  }

  get markdown(): string {
    return toMarkdown(this.text.content.toJSON())
  }

  get widths(): (number | null)[] {
    const table = this.text.content.firstChild
    return table ? columnWidths(table) : []
  }
}

describe('changing a table by hand', () => {
  it('[ED71] rows and columns move with the caret, and headings stay where they are', () => {
    const ada = new Hand().at('South')
    expect(ada.change('moveRowUp')).toBe(true)
    expect(ada.markdown).toBe('| branch | visits |\n| :-- | --: |\n| South | 9 |\n| North | 12 |\n')
    expect(ada.text.state.selection.$from.parent.textContent).toBe('South')
    expect(ada.change('moveRowUp')).toBe(false)
    ada.at('9').change('moveColumnBack')
    expect(ada.markdown).toBe('| visits | branch |\n| --: | :-- |\n| 9 | South |\n| 12 | North |\n')
    expect(ada.text.state.selection.$from.parent.textContent).toBe('9')
  })

  it('[ED72] words are aligned in whole columns, and new rows stand like those beside them', () => {
    const ada = new Hand().at('North')
    ada.change('alignCenter')
    expect(tableLooks(ada.text.state)).toEqual({
      headerRow: true,
      headerColumn: false,
      align: 'center',
    })
    ada.at('South').change('addRowAfter')
    const rows = ada.text.content.firstChild
    expect(rows?.childCount).toBe(4)
    expect(rows?.lastChild?.child(0).attrs['align']).toBe('center')
    expect(rows?.lastChild?.child(1).attrs['align']).toBe('right')
  })

  it('[ED73] a table that two people left uneven is made even in the same undo as the next change', () => {
    const ada = new Hand()
    const ben = new Hand(new Y.Doc(), null)
    const { cut, join } = joined(ada.text.doc, ben.text.doc)
    cut()
    ada.at('North').change('addRowAfter')
    ben.at('visits').change('addColumnAfter')
    join()
    const lengths = () => ada.text.content.firstChild?.children.map((row) => row.childCount)
    const uneven = lengths()
    expect(new Set(uneven).size).toBe(2)
    ada.text.updates.length = 0
    ben.text.updates.length = 0
    ada.text.look()
    ben.text.look()
    expect([...ada.text.updates, ...ben.text.updates]).toEqual([])
    ada.at('South').change('headerColumn')
    expect(new Set(lengths()).size).toBe(1)
    expect(ada.text.updates).toHaveLength(1)
    ada.text.close()
    ben.text.close()
  })

  it('[ED74] widths come from keys in steps, travel with new rows, and can be taken away', () => {
    const ada = new Hand().at('North')
    ada.change('wider')
    ada.change('wider')
    expect(ada.widths).toEqual([240, null])
    ada.at('branch').change('addColumnBefore')
    expect(ada.widths).toEqual([null, 240, null])
    ada.at('branch').change('addRowBefore')
    expect(ada.widths).toEqual([null, 240, null])
    ada.change('ownWidth')
    expect(ada.widths).toEqual([null, null, null])
  })

  it('[ED75] one sets widths while another writes in the cells: both stay, and nothing is repaired', () => {
    const ada = new Hand()
    const ben = new Hand(new Y.Doc(), null)
    const { cut, join } = joined(ada.text.doc, ben.text.doc)
    cut()
    ada.text.dispatch(writeWidths(ada.text.state.tr, 0, [120, 300]))
    ben.text.type('North', ' and west')
    ben.at('South').change('addRowAfter')
    join()
    for (const person of [ada, ben]) {
      expect(person.widths).toEqual([120, 300])
      expect(person.markdown).toContain('| North and west | 12 |')
    }
    const before = ada.text.updates.length + ben.text.updates.length
    ada.text.look()
    ben.text.look()
    expect(ada.text.updates.length + ben.text.updates.length).toBe(before)
  })
})
