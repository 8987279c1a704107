import { Extension } from '@tiptap/core'
import { Plugin } from '@tiptap/pm/state'
import type { NodeViewConstructor } from '@tiptap/pm/view'
import type { MentionNames } from './mention-names'

interface MentionViewOptions {
  names: MentionNames
  /** Id of the person who reads: their own name stands out. */
  me: string
}

/** Draws whoever is named by the name they go by now, and anew when that is another. */
export function mentionViews(options: MentionViewOptions): Extension {
  return Extension.create({
    name: 'mentionViews',
    addProseMirrorPlugins: () => [
      new Plugin({ props: { nodeViews: { mention: viewOf(options) } } }),
    ],
  })
}

function viewOf({ names, me }: MentionViewOptions): NodeViewConstructor {
  return (node) => {
    const id = String(node.attrs['id'])
    const dom = document.createElement('span')
    dom.className = id === me ? 'mention me' : 'mention'
    const draw = () => {
      dom.textContent = `@${names.of(id)}`
    }
    draw()
    names.want()
    return {
      dom,
      update: (next) => next.sameMarkup(node),
      ignoreMutation: () => true,
      destroy: names.subscribe(draw),
    }
  }
}
