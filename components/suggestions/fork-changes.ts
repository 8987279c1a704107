import type { Editor } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { DecorationSet } from '@tiptap/pm/view'
import { syncWithout, type Sync } from '@/lib/anchors/text-places'
import { FRAGMENT } from '@/lib/protocol'
import { changesBetween } from '@/lib/suggestions/changes-between'
import { hunksBetween, type Hunk } from '@/lib/suggestions/hunks-between'
import type { Fork } from './fork'
import { drawnChanges } from './suggestion-drawing'
import { DRAWS_SUGGESTIONS, showSuggestions } from './suggestion-marks'

/** The text is read through once it has rested for so long. */
const RESTED_MS = 250

/** What one has changed in one's own copy of a text: drawn into it, and told to whoever shows it. */
export class ForkChanges {
  #hunks: readonly Hunk[] = []
  #base: (Sync & { content: Node }) | null = null
  #listeners = new Set<() => void>()
  #timer: ReturnType<typeof setTimeout> | null = null

  constructor(
    readonly editor: Editor,
    readonly fork: Fork,
    private readonly colour: number,
  ) {}

  readonly get = (): readonly Hunk[] => this.#hunks

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    if (this.#listeners.size === 1) {
      this.editor.on('update', this.#soon)
      this.editor.view.dom.addEventListener(DRAWS_SUGGESTIONS, this.#soon)
      this.fork.live.doc.on('update', this.#moved)
      this.#soon()
    }
    return () => {
      this.#listeners.delete(listener)
      if (this.#listeners.size > 0) return
      this.editor.off('update', this.#soon)
      if (!this.editor.isDestroyed)
        this.editor.view.dom.removeEventListener(DRAWS_SUGGESTIONS, this.#soon)
      this.fork.live.doc.off('update', this.#moved)
      if (this.#timer) clearTimeout(this.#timer)
      this.#timer = null
    }
  }

  /** The live text as it is at this moment, with its places, and what would make this one of it. */
  now(): { base: Sync & { content: Node }; hunks: Hunk[] } {
    const base = this.#baseNow()
    return { base, hunks: hunksBetween(base.content, this.editor.state.doc) }
  }

  #baseNow(): Sync & { content: Node } {
    const text = this.fork.live.doc.getXmlFragment(FRAGMENT)
    this.#base ??= syncWithout(text, this.editor.schema)
    return this.#base
  }

  readonly #moved = (): void => {
    this.#base = null
    this.#soon()
  }

  readonly #soon = (): void => {
    if (this.#timer) clearTimeout(this.#timer)
    this.#timer = setTimeout(this.#look, RESTED_MS)
  }

  readonly #look = (): void => {
    this.#timer = null
    const { editor, colour } = this
    if (editor.isDestroyed) return
    const { base, hunks } = this.now()
    const { doc } = editor.state
    const drawn = drawnChanges(base.content, doc, changesBetween(base.content, doc), { colour })
    showSuggestions(editor.view, DecorationSet.create(doc, drawn))
    this.#hunks = hunks
    for (const listener of this.#listeners) listener()
  }
}
