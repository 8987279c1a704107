import { Extension, type AnyExtension, type Editor } from '@tiptap/core'
import { PluginKey, type Plugin } from '@tiptap/pm/state'
import type { DecorationSet } from '@tiptap/pm/view'
import { LatePlugin } from './late-plugin'

/** How long what somebody does in the first moment waits for what it needs. */
const LONGEST_MS = 5000

/**
 * State that others may ask for before what fills it is here; undefined until then. The last is
 * named as prosemirror-tables names its own.
 */
export const lateKeys = {
  blockDrag: new PluginKey<number | null>('blockDrag'),
  find: new PluginKey('find'),
  suggestions: new PluginKey<DecorationSet>('suggestions'),
  slashMenu: new PluginKey('slashMenu'),
  emojiMenu: new PluginKey('emojiMenu'),
  mentionMenu: new PluginKey('mentionMenu'),
  whoWrote: new PluginKey('whoWrote'),
  tableEditing: Object.assign(new PluginKey('tableEditing'), { key: 'selectingCells$' }),
}

/** The extensions of one editor that come once its text stands on the page. */
export class LateExtensions {
  readonly #places = new Map<string, LatePlugin[]>()
  readonly #here: Promise<void>
  #settle = () => undefined as void
  isHere = false

  constructor() {
    this.#here = new Promise((resolve) => {
      this.#settle = resolve
    })
  }

  /**
   * The place of an extension in the editor: its priority, and as many plugins as it will have, each
   * with its key if it has state. Nothing else of an extension can come later.
   */
  place(name: string, plugins: readonly (PluginKey | null)[], priority = 100): AnyExtension {
    return Extension.create({
      name: `${name}Place`,
      priority,
      addProseMirrorPlugins: () => {
        const places = plugins.map((key) => new LatePlugin(key ?? undefined))
        this.#places.set(name, places)
        return places.map(({ plugin }) => plugin)
      },
    })
  }

  /** @throws Error when an extension is missing, has no place, or has other plugins than its place */
  arrive(editor: Editor, plugins: ReadonlyMap<string, readonly Plugin[]>): void {
    const places: LatePlugin[] = []
    const real: Plugin[] = []
    for (const [name, own] of this.#places) {
      const came = plugins.get(name) ?? []
      if (came.length !== own.length)
        throw new Error(`${name} has ${own.length} places for ${came.length} plugins.`)
      places.push(...own)
      real.push(...came)
    }
    this.isHere = true
    LatePlugin.arrive(editor.view, places, real)
    this.#settle()
  }

  /** Resolves when they are here; without a network at once, and when it takes too long. Never rejects. */
  soon(): Promise<void> {
    const tired = new Promise<void>((resolve) =>
      setTimeout(resolve, navigator.onLine ? LONGEST_MS : 0),
    )
    return Promise.race([this.#here, tired])
  }
}
