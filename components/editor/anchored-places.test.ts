import { TextSelection, type Command } from '@tiptap/pm/state'
import { splitBlock } from '@tiptap/pm/commands'
import type { Editor } from '@tiptap/core'
import { yUndoPluginKey } from '@tiptap/y-tiptap'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import type { Anchor } from '@/lib/anchors/anchor'
import { anchorAt } from '@/lib/anchors/make-anchor'
import { resolveAnchor } from '@/lib/anchors/resolve-anchor'
import { TextIndex } from '@/lib/anchors/text-index'
import { fromMarkdown } from '@/lib/document/markdown'
import { documentSchema } from '@/lib/document/schema'
import { HeadlessEditor, joined } from '@/lib/document/testing/headless-editor'
import { FRAGMENT } from '@/lib/protocol'
import { moveBlocks } from './block-moves'
import { changeTable, type TableChange } from './tables-by-hand'

const TEXT = `Visits fall, and the fall is read as lack of interest.

- Full rota: open as planned.
- Desk empty: open one **branch only** rather than both.

| branch | open |
| --- | --- |
| North | maybe |
| South | not yet |
| West | never |

![A door](/api/v1/images/5b8d6f0e-9d0a-4b43-a5a7-0c6a3b8b7a11)

The end of it.
`

/** An editor whose words are commented on. */
class Hand extends HeadlessEditor {
  static with(markdown = TEXT): Hand {
    const hand = new Hand(new Y.Doc())
    const { content } = documentSchema.nodeFromJSON(fromMarkdown(markdown))
    hand.dispatch(hand.state.tr.replaceWith(0, hand.content.content.size, content))
    yUndoPluginKey.getState(hand.state)?.undoManager.clear()
    return hand
  }

  get index(): TextIndex {
    return TextIndex.of(this.doc.getXmlFragment(FRAGMENT))
  }

  on(words: string): Anchor {
    const { index } = this
    const from = index.text.indexOf(words)
    const anchor = from < 0 ? null : anchorAt(index, from, from + words.length)
    if (!anchor) throw new Error(`"${words}" is not in the text.`)
    return anchor
  }

  /** The words that a comment stands on; null when it is detached. */
  marked(anchor: Anchor): string | null {
    const { index } = this
    const found = resolveAnchor(index, anchor)
    return found.state === 'attached' ? index.text.slice(found.from, found.to) : null
  }

  select(from: number, to = from): this {
    this.dispatch(this.state.tr.setSelection(TextSelection.create(this.content, from, to)))
    return this
  }

  does(command: Command): void {
    if (!command(this.state, this.dispatch.bind(this))) throw new Error('Nothing was done.')
  }

  table(change: TableChange): void {
    const get = () => this.state
    const editor = {
      get state() {
        return get()
      },
      view: { dispatch: this.dispatch.bind(this), focus: () => undefined },
      isEditable: true,
    }
    changeTable(editor as unknown as Editor, change)
  }
}

describe('places that are commented on, in the editor', () => {
  it('[CO20] are marked where they are, across marks and blocks, and move along', () => {
    const ada = Hand.with()
    const wanted = [
      ...[
        'the fall',
        'one branch only rather',
        'lack of interest.\nFull rota',
        'The end',
        'Visits',
      ],
    ]
    const anchors = wanted.map((words) => ada.on(words))
    ada.type('Visits', ' then')
    ada.type('branch', 'es')
    expect(anchors.map((anchor) => ada.marked(anchor))).toEqual([
      'the fall',
      'one branches only rather',
      'lack of interest.\nFull rota',
      'The end',
      'Visits',
    ])
  })

  it('[CO21] come back with undo, for everybody', () => {
    const ada = Hand.with()
    const ben = new Hand(new Y.Doc())
    const { cut, join } = joined(ada.doc, ben.doc)
    const anchor = ada.on('read as lack')
    ada.dispatch(ada.state.tr.delete(ada.find('and the'), ada.find(' of interest')))
    expect([ada, ben].map((one) => one.marked(anchor))).toEqual([null, null])
    cut()
    ben.type('The end', ' is near')
    ada.undo()
    join()
    expect([ada, ben].map((one) => one.marked(anchor))).toEqual(Array(2).fill('read as lack'))
  })

  it('[CO22] go along when blocks are split, joined and moved', () => {
    const ada = Hand.with()
    const anchors = [
      ada.on('read as lack'),
      ada.on('one branch only rather'),
      ada.on('Visits fall'),
    ]
    ada.select(ada.find('lack')).does(splitBlock)
    expect(ada.marked(anchors[0] as Anchor)).toBe('read as \nlack')
    ada.select(ada.find('Desk')).does(moveBlocks(-1))
    ada.dispatch(ada.state.tr.join(ada.content.firstChild?.nodeSize ?? 0))
    expect(anchors.map((anchor) => ada.marked(anchor))).toEqual([
      ...['read as lack', 'one branch only rather', 'Visits fall'],
    ])
  })

  it('[CO22] go along with the rows and columns of a table, by what stands beside them', () => {
    const ada = Hand.with()
    const words = ['North', 'South', 'West', 'maybe', 'not yet', 'never']
    const anchors = words.map((each) => ada.on(each))
    ada.select(ada.find('West') + 1).table('moveRowUp')
    expect(anchors.map((anchor) => ada.marked(anchor))).toEqual(words)
    ada.select(ada.find('never') + 1).table('moveColumnBack')
    expect(anchors.map((anchor) => ada.marked(anchor))).toEqual(words)
    ada.select(ada.find('never') + 1).table('addRowBefore')
    expect(anchors.map((anchor) => ada.marked(anchor))).toEqual(words)
  })
})
