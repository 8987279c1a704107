import { Plugin, type PluginKey, type PluginView } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'

/**
 * Keeps the place of a plugin that is loaded later. Adding one to an editor that runs makes
 * ProseMirror take all of them down and up again, and the binding to Yjs draws the whole text anew.
 * This one is there from the start, does nothing, and from one moment on does what the real one says.
 *
 * The real plugin may have state, a view, props, and something to append. What ProseMirror asks
 * only once, at the start, it cannot have: views of nodes, a filter of transactions, DOM events
 * ProseMirror does not listen to by itself.
 */
export class LatePlugin {
  readonly plugin: Plugin
  #real: Plugin | null = null
  #view: EditorView | null = null
  #drawn: PluginView | null = null

  /** @param key that of the real plugin, which finds its state by it; a plugin without state needs none */
  constructor(private readonly key?: PluginKey) {
    this.plugin = new Plugin({
      ...(key && { key }),
      state: {
        init: () => undefined,
        apply: (tr, value: unknown, before, after) => {
          const state = this.#real?.spec.state
          if (!this.#real || !state) return undefined
          if (value === undefined) return state.init.call(this.#real, {}, after) as unknown
          return state.apply.call(this.#real, tr, value, before, after) as unknown
        },
      },
      appendTransaction: (transactions, before, after) =>
        this.#real?.spec.appendTransaction?.call(this.#real, transactions, before, after),
      view: (view) => {
        this.#view = view
        this.#draw()
        return {
          update: (now, before) => this.#drawn?.update?.(now, before),
          destroy: () => {
            this.#drawn?.destroy?.()
            this.#view = this.#drawn = null
          },
        }
      },
    })
  }

  /**
   * Puts real plugins in their places, each list in the order of the other.
   * @throws Error when one of them could never work there
   */
  static arrive(view: EditorView, places: readonly LatePlugin[], real: readonly Plugin[]): void {
    if (places.length !== real.length)
      throw new Error(`${real.length} plugins came for ${places.length} places.`)
    places.forEach((place, i) => place.#become(real[i]))
    // Their state begins with the first of these. With the second they see what was there before
    // them, a slash that waits for its menu, as a change like any other.
    view.dispatch(view.state.tr)
    for (const place of places) place.#draw()
    view.dispatch(view.state.tr)
  }

  #become(real: Plugin | undefined): void {
    if (!real) return
    const { state, key, props, filterTransaction } = real.spec
    if (state && nameOf(key) !== nameOf(this.key))
      throw new Error(`The state of ${nameOf(key)} has no place.`)
    if (props?.nodeViews || filterTransaction)
      throw new Error(`${nameOf(key)} has to be there from the start.`)
    this.#real = real
    // ProseMirror asks a plugin for its props each time; these are bound to the real plugin.
    Object.assign(this.plugin.props, real.props)
  }

  #draw(): void {
    if (this.#view && this.#real && !this.#drawn)
      this.#drawn = this.#real.spec.view?.(this.#view) ?? null
  }
}

/** What a key calls the field of the state it stands for. Its type does not say that it has one. */
function nameOf(key: PluginKey | undefined): string {
  return (key as unknown as { key: string } | undefined)?.key ?? 'a plugin without a key'
}
