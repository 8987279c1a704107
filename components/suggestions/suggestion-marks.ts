import { Extension } from '@tiptap/core'
import { Plugin } from '@tiptap/pm/state'
import { Mapping, StepMap } from '@tiptap/pm/transform'
import { DecorationSet, type EditorView } from '@tiptap/pm/view'
import { placesAfter } from '../editor/changed-places'
import { lateKeys } from '../editor/late-extensions'

const key = lateKeys.suggestions

/** What the editor's element is told once suggestions can be drawn into it: this comes late. */
export const DRAWS_SUGGESTIONS = 'draws-suggestions'

/**
 * Suggested changes, drawn into a text without being in it. A change only moves what is drawn; what
 * is to be drawn is found out once the text has rested for a moment.
 */
export const SuggestionMarks = Extension.create({
  name: 'suggestionMarks',
  addProseMirrorPlugins: () => [
    new Plugin<DecorationSet>({
      key,
      state: {
        init: () => DecorationSet.empty,
        apply(tr, drawn) {
          const next = tr.getMeta(key) as DecorationSet | undefined
          if (next) return next
          if (!tr.docChanged || drawn === DecorationSet.empty) return drawn
          const places = placesAfter(tr)
          const mapping = places instanceof StepMap ? new Mapping([places]) : places
          return mapping instanceof Mapping ? drawn.map(mapping, tr.doc) : drawn
        },
      },
      props: { decorations: (state) => key.getState(state) },
      view: (view) => {
        view.dom.dispatchEvent(new Event(DRAWS_SUGGESTIONS))
        return {}
      },
    }),
  ],
})

/** ProseMirror keeps to itself how it looks for the caret. */
interface Observed {
  domObserver: { flush: () => void }
}

/** Says what is drawn. While somebody composes a letter nothing moves under their hands. */
export function showSuggestions(view: EditorView, drawn: DecorationSet): void {
  const now = key.getState(view.state)
  if (view.composing || now === undefined) return
  if (drawn === DecorationSet.empty && now === DecorationSet.empty) return
  // A caret that was just moved by a key is not in the state yet, and drawing would put it back.
  ;(view as unknown as Observed).domObserver.flush()
  view.dispatch(view.state.tr.setMeta(key, drawn).setMeta('addToHistory', false))
}
