import type { Editor } from '@tiptap/core'
import type { Slice } from '@tiptap/pm/model'
import { DecorationSet, type Decoration } from '@tiptap/pm/view'
import { syncOf } from '@/lib/anchors/text-places'
import { sliceFromJson } from '@/lib/suggestions/slice-json'
import { Grounds, type Standing } from '@/lib/suggestions/suggestion-ground'
import type { Thread } from '@/lib/threads'
import type { ThreadPlaces } from '../threads/thread-places'
import { drawnSuggestion } from './suggestion-drawing'
import { DRAWS_SUGGESTIONS, showSuggestions } from './suggestion-marks'

/** A suggestion as an editor's schema reads it. */
export interface ReadSuggestion {
  before: Slice
  after: Slice
}

const NOWHERE: ReadonlyMap<string, Standing> = new Map()

/**
 * How the suggestions that wait stand to a text that people write in, found out anew whenever the
 * places of its threads are; and drawn into it.
 */
export class SuggestionPlaces {
  #threads: readonly Thread[] | null = null
  #active: string | null = null
  #standing = NOWHERE
  #listeners = new Set<() => void>()
  #stop: (() => void) | null = null
  readonly #read = new Map<string, ReadSuggestion | null>()

  constructor(
    private readonly editor: Editor,
    private readonly places: ThreadPlaces,
  ) {}

  readonly get = (): ReadonlyMap<string, Standing> => this.#standing

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    this.#stop ??= this.#watch()
    return () => {
      this.#listeners.delete(listener)
      if (this.#listeners.size > 0) return
      this.#stop?.()
      this.#stop = null
    }
  }

  #watch(): () => void {
    const { dom } = this.editor.view
    const stop = this.places.subscribe(this.#find)
    dom.addEventListener(DRAWS_SUGGESTIONS, this.#find)
    return () => {
      stop()
      dom.removeEventListener(DRAWS_SUGGESTIONS, this.#find)
    }
  }

  /**
   * @param threads those that wait, and those that are accepted and not in the text; null while what
   * is drawn is somebody else's to say
   */
  set(threads: readonly Thread[] | null, active: string | null): void {
    this.#threads = threads
    this.#active = active
    this.#find()
  }

  /** How they stand at this very moment. */
  now(threads: readonly Thread[]): Map<string, Standing> {
    const { editor } = this
    const sync = editor.isDestroyed ? null : syncOf(editor.state)
    if (!sync || threads.length === 0) return new Map()
    const grounds = new Grounds(sync, editor.state.doc)
    return new Map(
      threads.map((thread) => {
        const read = this.read(thread)
        const { suggestion, anchor } = thread
        if (!read || !suggestion) return [thread.id, { state: 'changed', at: null }]
        const place = { anchor, ground: suggestion.ground }
        return [thread.id, grounds.standing(place, read.before, read.after)]
      }),
    )
  }

  /** Where what it changes begins: a new block takes along the one before it. */
  beginsAt(id: string): number | null {
    const standing = this.#standing.get(id)
    const read = this.#read.get(id)
    if (standing?.state !== 'intact' || !read) return null
    const { before, after } = read
    const same = before.content.findDiffStart(after.content) ?? 0
    return Math.min(standing.to, standing.from + Math.max(0, same - before.openStart))
  }

  /** What it would replace by what; null for one without words, or of parts that are not known here. */
  read({ id, suggestion }: Thread): ReadSuggestion | null {
    const known = this.#read.get(id)
    if (known !== undefined) return known
    const read = this.#readNow(suggestion)
    this.#read.set(id, read)
    return read
  }

  #readNow(suggestion: Thread['suggestion']): ReadSuggestion | null {
    if (!suggestion?.before || !suggestion.after) return null
    const { schema } = this.editor
    try {
      return {
        before: sliceFromJson(schema, suggestion.before),
        after: sliceFromJson(schema, suggestion.after),
      }
    } catch (error) {
      if (error instanceof RangeError) return null
      throw error
    }
  }

  readonly #find = (): void => {
    const { editor } = this
    const threads = this.#threads
    if (editor.isDestroyed) return
    this.#standing = threads ? this.now(threads) : NOWHERE
    if (threads) showSuggestions(editor.view, this.#drawn(threads))
    for (const listener of this.#listeners) listener()
  }

  #drawn(threads: readonly Thread[]): DecorationSet {
    const { doc } = this.editor.state
    const drawn = threads.flatMap((thread): Decoration[] => {
      const standing = this.#standing.get(thread.id)
      const read = this.read(thread)
      if (standing?.state !== 'intact' || !read || thread.suggestion?.state !== 'waiting') return []
      const { from, to } = standing
      return drawnSuggestion(
        doc,
        { from, to, after: read.after },
        {
          colour: thread.openedBy?.colour ?? 1,
          thread: thread.id,
          active: thread.id === this.#active,
        },
      )
    })
    return drawn.length === 0 ? DecorationSet.empty : DecorationSet.create(doc, drawn)
  }
}
