import { mergeAttributes, Node, type AnyExtension } from '@tiptap/core'
import { Link } from '@tiptap/extension-link'
import { Placeholder } from '@tiptap/extensions'
import StarterKit from '@tiptap/starter-kit'
import { PluginKey } from '@tiptap/pm/state'
import { Suggestion } from '@tiptap/suggestion'
import { allowedHref } from '@/lib/document/links'
import { fitting } from './fitting-names'
import type { NameStore } from './name-store'
import type { Named } from './nameable'

interface MessageParts {
  people: () => readonly Named[]
  elements: () => readonly Named[]
  names: NameStore
  placeholder: string
}

/** What a message can consist of, as it is written: see `lib/thread-body.ts`. */
export function messageExtensions({ people, elements, names, placeholder }: MessageParts) {
  const extensions: AnyExtension[] = [
    StarterKit.configure({
      ...{ blockquote: false, codeBlock: false, heading: false, horizontalRule: false },
      ...{ strike: false, underline: false, link: false, trailingNode: false },
      ...{ dropcursor: false, gapcursor: false },
    }),
    Link.configure({
      openOnClick: false,
      defaultProtocol: 'https',
      isAllowedUri: (url) => allowedHref(url) !== null,
    }),
    named('mention', '@', people, names),
    // Offered among the people.
    named('teamMention', '@', null, names),
    named('elementLink', '#', elements, names),
    Placeholder.configure({ placeholder }),
  ]
  return extensions
}

/** A name in a message that stands for its id; offered after a sign, unless another one offers it. */
function named(
  name: string,
  sign: string,
  all: (() => readonly Named[]) | null,
  names: NameStore,
): Node {
  return Node.create({
    name,
    group: 'inline',
    inline: true,
    atom: true,
    addAttributes: () => ({ id: { default: '' }, name: { default: '' } }),
    // Comes in by choosing only: a pasted one could name anybody.
    parseHTML: () => [],
    renderHTML: ({ node, HTMLAttributes }) => [
      'span',
      mergeAttributes({ class: 'mention' }, { 'data-id': String(HTMLAttributes['id']) }),
      `${sign === '@' ? sign : ''}${String(node.attrs['name'])}`,
    ],
    renderText: ({ node }) => `${sign}${String(node.attrs['name'])}`,
    addProseMirrorPlugins() {
      if (!all) return []
      return [
        Suggestion<Named, Named>({
          pluginKey: new PluginKey(name),
          editor: this.editor,
          char: sign,
          allowSpaces: false,
          items: ({ query }) => fitting(query, all()),
          command: ({ editor, range, props }) =>
            editor
              .chain()
              .focus()
              .insertContentAt(range, [
                {
                  type: props.team ? 'teamMention' : name,
                  attrs: { id: props.id, name: props.name },
                },
                { type: 'text', text: ' ' },
              ])
              .run(),
          render: () => names.menu(),
        }),
      ]
    },
  })
}
