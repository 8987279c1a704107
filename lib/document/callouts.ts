import { findParentNode, InputRule, Node, type CommandProps } from '@tiptap/core'
import { NodeRange } from '@tiptap/pm/model'
import { TextSelection, type EditorState } from '@tiptap/pm/state'
import { isCalloutKind, only, type CalloutKind } from './attributes'

/** What each kind is called, in the reader's language. */
export type CalloutWords = Record<CalloutKind, string>

interface CalloutOptions {
  words: CalloutWords
}

declare module '@tiptap/core' {
  interface Commands<ReturnType> {
    callout: {
      /** Makes the blocks a callout, or the callout they are in one of this kind. */
      setCallout: (kind: CalloutKind) => ReturnType
      /** The same; takes the callout away when it is of this kind already. */
      toggleCallout: (kind: CalloutKind) => ReturnType
    }
  }
}

/** `[!NOTE] ` at the start of a line, also in the languages the interface speaks. */
const TYPED = /^\[!(note|tip|caution|nota|consejo|cuidado)\]\s$/i
const TYPED_KINDS: Record<string, CalloutKind> = {
  note: 'note',
  tip: 'tip',
  caution: 'caution',
  nota: 'note',
  consejo: 'tip',
  cuidado: 'caution',
}

/** Blocks set apart from the text: a note, a tip, a word of caution. The word is drawn, not stored. */
export const Callout = Node.create<CalloutOptions>({
  name: 'callout',
  group: 'block',
  content: 'block+',
  defining: true,

  addOptions: () => ({ words: { note: 'Note', tip: 'Tip', caution: 'Caution' } }),

  addAttributes: () => ({
    kind: only(isCalloutKind, 'note', {
      parseHTML: (element) => {
        const kind = element.getAttribute('data-callout')
        return isCalloutKind(kind) ? kind : 'note'
      },
      rendered: false,
    }),
  }),

  parseHTML: () => [
    {
      tag: 'div[data-callout]',
      contentElement: (element) => element.querySelector<HTMLElement>('.callout-text') ?? element,
    },
  ],

  renderHTML({ node }) {
    const given: unknown = node.attrs['kind']
    const kind = isCalloutKind(given) ? given : 'note'
    return [
      'div',
      { class: `callout ${kind}`, 'data-callout': kind },
      ['p', { class: 'callout-word', contenteditable: 'false' }, this.options.words[kind]],
      ['div', { class: 'callout-text' }, 0],
    ]
  },

  addCommands() {
    return {
      setCallout:
        (kind) =>
        ({ state, commands }) =>
          around(state)
            ? commands.updateAttributes(this.name, { kind })
            : commands.wrapIn(this.name, { kind }),
      toggleCallout:
        (kind) =>
        ({ state, commands }) =>
          around(state)?.node.attrs['kind'] === kind
            ? commands.command(unwrap)
            : commands.setCallout(kind),
    }
  },

  addKeyboardShortcuts() {
    // Enter in an empty last line leaves it, as everywhere; this leaves it from any line.
    return { 'Mod-Enter': () => this.editor.commands.command(leave) }
  },

  addInputRules() {
    return [
      new InputRule({
        find: TYPED,
        handler: ({ range, match, chain }) => {
          const kind = TYPED_KINDS[(match[1] ?? '').toLowerCase()]
          if (kind) chain().deleteRange(range).lift('blockquote').setCallout(kind).run()
        },
      }),
    ]
  },
})

function around(state: EditorState) {
  return findParentNode(({ type }) => type.name === 'callout')(state.selection)
}

function unwrap({ state, tr, dispatch }: CommandProps): boolean {
  const found = around(state)
  if (!found) return false
  const { pos, node, depth } = found
  const [$from, $to] = [tr.doc.resolve(pos + 1), tr.doc.resolve(pos + node.nodeSize - 1)]
  if (dispatch) tr.lift(new NodeRange($from, $to, depth), depth - 1)
  return true
}

function leave({ state, tr, dispatch }: CommandProps): boolean {
  const found = around(state)
  const paragraph = state.schema.nodes['paragraph']
  if (!found || !paragraph) return false
  if (!dispatch) return true
  const after = found.pos + found.node.nodeSize
  tr.insert(after, paragraph.create())
  tr.setSelection(TextSelection.create(tr.doc, after + 1)).scrollIntoView()
  return true
}
