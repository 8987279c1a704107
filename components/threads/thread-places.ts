import type { Editor } from '@tiptap/core'
import type { Anchor } from '@/lib/anchors/anchor'
import { makeAnchor } from '@/lib/anchors/make-anchor'
import { resolveAnchor } from '@/lib/anchors/resolve-anchor'
import { TextIndex } from '@/lib/anchors/text-index'
import { EditorPlaces, spotAt, syncOf } from '@/lib/anchors/text-places'
import { drawNearMarks, nearFor } from './near-marks'
import { marksIn, showMarks, type ThreadMark } from './thread-marks'

/** A thread as far as its place is concerned. */
interface Placed {
  id: string
  anchor: Anchor | null
}

/** The text is read through once it has rested for so long; at the latest after so long. */
const RESTED_MS = 500
const AT_LATEST_MS = 4000

/** Which threads stand in the text, in its order, and which have lost their words. */
export interface Standing {
  attached: ReadonlyMap<string, { from: number; to: number }>
  detached: ReadonlySet<string>
}

const NOWHERE: Standing = { attached: new Map(), detached: new Set() }

/**
 * Finds out where threads stand in a text that people write in, and has their words marked. Nothing
 * is done at a key: the marks move along by themselves, and are set right when typing rests.
 */
export class ThreadPlaces {
  #threads: readonly Placed[] = []
  #shown: ReadonlySet<string> = new Set()
  #standing = NOWHERE
  #listeners = new Set<() => void>()
  #stopDrawing: (() => void) | null = null
  #rested: ReturnType<typeof setTimeout> | null = null
  #latest: ReturnType<typeof setTimeout> | null = null

  constructor(private readonly editor: Editor) {}

  readonly get = (): Standing => this.#standing

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    if (this.#listeners.size === 1) {
      this.editor.on('update', this.#soon)
      this.#stopDrawing = drawNearMarks(this.editor)
    }
    return () => {
      this.#listeners.delete(listener)
      if (this.#listeners.size > 0) return
      this.editor.off('update', this.#soon)
      this.#stopDrawing?.()
      this.#rest()
    }
  }

  /** @param shown ids of those whose words are marked: open ones, and the one that is being read */
  set(threads: readonly Placed[], shown: ReadonlySet<string>): void {
    this.#threads = threads
    this.#shown = shown
    this.#find()
  }

  /** Where a thread stands at this very moment, between two looks at the text. */
  now(id: string): { from: number; to: number } | null {
    const mark = marksIn(this.editor.state).find((each) => each.id === id)
    return mark ?? this.#standing.attached.get(id) ?? null
  }

  readonly #soon = (): void => {
    if (this.#threads.length === 0) return
    if (this.#rested) clearTimeout(this.#rested)
    this.#rested = setTimeout(this.#find, RESTED_MS)
    this.#latest ??= setTimeout(this.#find, AT_LATEST_MS)
  }

  readonly #find = (): void => {
    this.#rest()
    const { editor } = this
    const sync = editor.isDestroyed ? null : syncOf(editor.state)
    if (!sync) return
    const index = TextIndex.of(sync.type)
    const places = new EditorPlaces(sync)
    const attached = new Map<string, { from: number; to: number }>()
    const detached = new Set<string>()
    for (const { id, anchor } of this.#threads) {
      if (!anchor) continue
      const found = resolveAnchor(index, anchor)
      const from = found.state === 'attached' && found.start ? places.posOf(found.start) : null
      const to = found.state === 'attached' && found.end ? places.posOf(found.end) : null
      if (from === null || to === null || from > to) detached.add(id)
      else attached.set(id, { from, to })
    }
    this.#standing = { attached, detached }
    const marks = [...attached]
      .filter(([id]) => this.#shown.has(id))
      .map(([id, { from, to }]): ThreadMark => ({ id, from, to }))
    if (!sameMarks(marks, marksIn(editor.state)))
      showMarks(editor.view, { marks, near: nearFor(editor, marks.length) })
    for (const listener of this.#listeners) listener()
  }

  #rest(): void {
    for (const timer of [this.#rested, this.#latest]) if (timer) clearTimeout(timer)
    this.#rested = null
    this.#latest = null
  }
}

/** An anchor for a stretch of an editor's text; null where there are no words. */
export function anchorFor(editor: Editor, from: number, to: number): Anchor | null {
  const sync = syncOf(editor.state)
  const start = sync && spotAt(sync, from)
  const end = sync && spotAt(sync, to)
  return sync && start && end && makeAnchor(TextIndex.of(sync.type), start, end)
}

function sameMarks(a: readonly ThreadMark[], b: readonly ThreadMark[]): boolean {
  return (
    a.length === b.length &&
    a.every((mark, i) => {
      const other = b[i]
      return other?.id === mark.id && other.from === mark.from && other.to === mark.to
    })
  )
}
