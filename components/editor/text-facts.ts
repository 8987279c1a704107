import type { Editor } from '@tiptap/core'
import { relativePositionToAbsolutePosition, ySyncPluginKey } from '@tiptap/y-tiptap'
import type { Awareness } from 'y-protocols/awareness'
import {
  headingsIn,
  missingSections,
  type OutlineHeading,
  type Section,
} from '@/lib/document/sections'
import { countsOf, countsOfSelection } from './counts'
import { cursorOf } from './cursor-of'
import { personIn } from './carets'
import { NO_FACTS, type Facts } from './facts'

/** Typing changes them all the time; they are counted at most this often. */
const EVERY_MS = 250

/** The facts of a text, for `useSyncExternalStore`. Listens only while somebody listens to it. */
export class TextFacts {
  #facts = NO_FACTS
  #listeners = new Set<() => void>()
  #timer: ReturnType<typeof setTimeout> | null = null
  #last = 0

  constructor(
    private readonly editor: Editor,
    private readonly awareness: Awareness,
    private readonly sections: readonly Section[],
  ) {}

  readonly get = (): Facts => this.#facts

  readonly subscribe = (listener: () => void): (() => void) => {
    const { editor, awareness } = this
    this.#listeners.add(listener)
    if (this.#listeners.size === 1) {
      editor.on('transaction', this.#soon)
      awareness.on('change', this.#soon)
      this.#count()
    }
    return () => {
      this.#listeners.delete(listener)
      if (this.#listeners.size > 0) return
      editor.off('transaction', this.#soon)
      awareness.off('change', this.#soon)
      if (this.#timer) clearTimeout(this.#timer)
      this.#timer = null
    }
  }

  readonly #soon = (): void => {
    const wait = EVERY_MS - (Date.now() - this.#last)
    this.#timer ??= setTimeout(
      () => {
        this.#timer = null
        this.#count()
      },
      Math.max(0, wait),
    )
  }

  #count(): void {
    const { editor, awareness, sections } = this
    if (editor.isDestroyed) return
    this.#last = Date.now()
    const { doc, selection } = editor.state
    const headings = headingsIn(doc)
    const next: Facts = {
      headings,
      ...countsOf(doc),
      selected: countsOfSelection(selection),
      missing: missingSections(doc, sections),
      places: placesOf(editor, awareness, headings),
      own: headingAt(headings, selection.head),
    }
    const kept = keptWhereSame(this.#facts, next)
    if (kept === this.#facts) return
    this.#facts = kept
    for (const listener of this.#listeners) listener()
  }
}

/** Parts that say the same stay the same values, so that who shows only those is not drawn again. */
function keptWhereSame(before: Facts, next: Facts): Facts {
  const entries = Object.entries(next).map(([name, value]) => {
    const old: unknown = before[name as keyof Facts]
    return [name, JSON.stringify(old) === JSON.stringify(value) ? old : value] as const
  })
  const same = entries.every(([name, value]) => value === before[name as keyof Facts])
  return same ? before : (Object.fromEntries(entries) as unknown as Facts)
}

function headingAt(headings: readonly OutlineHeading[], pos: number): number {
  return headings.findLastIndex((heading) => heading.pos <= pos)
}

function placesOf(
  editor: Editor,
  awareness: Awareness,
  headings: readonly OutlineHeading[],
): Record<string, number> {
  const sync = ySyncPluginKey.getState(editor.state)
  const places: Record<string, number> = {}
  for (const [client, state] of awareness.getStates()) {
    const person = personIn(state)
    const cursor = cursorOf(awareness.doc, state)
    if (!person || !cursor || !sync?.binding || client === awareness.clientID) continue
    const pos: number | null = relativePositionToAbsolutePosition(
      sync.doc,
      sync.type,
      cursor.head,
      sync.binding.mapping,
    )
    if (pos !== null) places[person.id] = headingAt(headings, pos)
  }
  return places
}
