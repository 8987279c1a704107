import { PluginKey, TextSelection, NodeSelection, type EditorState } from '@tiptap/pm/state'
import type { Node } from '@tiptap/pm/model'
import type { EditorView } from '@tiptap/pm/view'
import {
  absolutePositionToRelativePosition,
  relativePositionToAbsolutePosition,
  ySyncPluginKey,
} from '@tiptap/y-tiptap'
import { ApiError } from '@/lib/client/api-error'
import type { Image } from '@/lib/kept-image'
import type { Upload } from './upload-box'

export interface UploadParts {
  elementId: string
  /** Sentences of the catalogue `images`. */
  words: (key: 'offline' | 'aPicture') => string
  /** The sentence for a failure. */
  sentence: (error: unknown) => string
  /** Asks what a new image shows. */
  describe: (image: string) => void
}

/** Where each upload goes, by its number. */
export type Places = ReadonlyMap<number, number>
export const uploadsKey = new PluginKey<Places>('imageUploads')

/** The images that this person is sending into a text, one after the other. */
export class Uploads {
  readonly all = new Map<number, Upload>()
  /** How often this person has changed the text; whoever goes on writing is not interrupted. */
  edits = 0
  private last = 0
  private queue: Promise<void> = Promise.resolve()

  constructor(private readonly parts: UploadParts) {}

  /** Sends files; their images appear at this position, in this order. */
  begin(view: EditorView, files: readonly File[], pos: number): void {
    for (const file of files) {
      const name = file.name || this.parts.words('aPicture')
      this.send(view, this.put(view, { name, file, failed: null }, pos))
    }
  }

  /** Says something at this position that its reader can put away. */
  note(view: EditorView, sentence: string, pos: number): void {
    this.put(view, { name: '', file: null, failed: sentence }, pos)
  }

  again(view: EditorView, upload: Upload): void {
    upload.failed = null
    upload.share = 0
    this.redraw(view)
    this.send(view, upload)
  }

  leave(view: EditorView, upload: Upload): void {
    this.all.delete(upload.id)
    upload.stop()
    this.redraw(view)
    view.focus()
  }

  /** The places after a change: our own move with it, those of others come with new positions. */
  placesAfter(places: Places, map: (pos: number) => number, before: EditorState | null, doc: Node) {
    const sync: unknown = before ? ySyncPluginKey.getState(before) : null
    return new Map(
      [...places].map(([id, pos]) => {
        const at = this.all.get(id)?.at
        const found = isSync(sync) && at ? absolute(sync, at) : map(pos)
        return [id, Math.max(0, Math.min(found ?? doc.content.size, doc.content.size))]
      }),
    )
  }

  private put(view: EditorView, what: Pick<Upload, 'name' | 'file' | 'failed'>, pos: number) {
    const sync: unknown = ySyncPluginKey.getState(view.state)
    const at: unknown = isSync(sync)
      ? absolutePositionToRelativePosition(pos, sync.type, sync.binding.mapping)
      : null
    const upload: Upload = { id: ++this.last, at, share: 0, stop: () => undefined, ...what }
    this.all.set(upload.id, upload)
    view.dispatch(view.state.tr.setMeta(uploadsKey, [upload.id, pos]))
    return upload
  }

  private send(view: EditorView, upload: Upload): void {
    const { edits } = this
    this.queue = this.queue.then(() => this.sendNow(view, upload, edits))
  }

  private async sendNow(view: EditorView, upload: Upload, edits: number): Promise<void> {
    const { file } = upload
    if (!file || !this.all.has(upload.id)) return
    const calledOff = new AbortController()
    upload.stop = () => calledOff.abort(new Error('Called off.'))
    try {
      if (!navigator.onLine) throw new ApiError('offline', 'This device is offline.', 0)
      const { uploadImage } = await import('@/lib/client/upload-image')
      const image = await uploadImage({
        ...{ elementId: this.parts.elementId, file, signal: calledOff.signal },
        onProgress: (share) => {
          upload.share = share
          const bar = view.dom.querySelector<HTMLProgressElement>(`[data-upload="${upload.id}"]`)
          if (bar) bar.value = share
        },
      })
      if (view.isDestroyed || !this.all.has(upload.id)) return
      if (!view.editable) throw new ApiError('not_allowed', 'Only reading now.', 403)
      this.insert(view, upload, image, edits)
    } catch (error) {
      if (calledOff.signal.aborted || view.isDestroyed) return
      const known = error instanceof ApiError && error.code !== 'offline'
      upload.failed = known ? this.parts.sentence(error) : this.parts.words('offline')
      this.redraw(view)
    }
  }

  private insert(view: EditorView, upload: Upload, image: Image, edits: number): void {
    const type = view.state.schema.nodes['image']
    const pos = uploadsKey.getState(view.state)?.get(upload.id)
    if (!type || pos === undefined) return
    this.all.delete(upload.id)
    const { width, height } = image
    const node = type.create({ image: image.id, width, height })
    const { tr, doc } = view.state
    const { from, to } = placeFor(doc, pos)
    tr.replaceWith(from, to, node)
    // At the very end of a text there must be a line to go on writing in.
    const paragraph = view.state.schema.nodes['paragraph']
    if (paragraph && tr.doc.lastChild?.type === type)
      tr.insert(tr.doc.content.size, paragraph.create())
    const watched = this.edits === edits && isFree(view)
    if (watched) tr.setSelection(NodeSelection.create(tr.doc, from)).scrollIntoView()
    const others = [...(uploadsKey.getState(view.state) ?? [])].filter(([, at]) => at === pos)
    view.dispatch(tr)
    // What was to come to the same place comes after this one.
    for (const [id] of others) this.move(view, id, from + node.nodeSize)
    // This was no writing of theirs.
    this.edits = edits
    if (watched) this.parts.describe(image.id)
  }

  private move(view: EditorView, id: number, pos: number): void {
    const upload = this.all.get(id)
    const sync: unknown = ySyncPluginKey.getState(view.state)
    if (!upload || !isSync(sync)) return
    upload.at = absolutePositionToRelativePosition(pos, sync.type, sync.binding.mapping)
    view.dispatch(view.state.tr.setMeta(uploadsKey, [id, pos]))
  }

  private redraw(view: EditorView): void {
    view.dispatch(view.state.tr.setMeta(uploadsKey, 'redraw'))
  }
}

/** In place of an empty paragraph of the text itself; else behind the block the position is in. */
export function placeFor(doc: Node, pos: number): { from: number; to: number } {
  const $pos = doc.resolve(Math.min(pos, doc.content.size))
  if (!$pos.parent.isTextblock) return { from: $pos.pos, to: $pos.pos }
  const isEmpty = $pos.parent.type.name === 'paragraph' && $pos.parent.content.size === 0
  if (isEmpty && $pos.depth === 1) return { from: $pos.before(), to: $pos.after() }
  return { from: $pos.after(), to: $pos.after() }
}

/** Pastes a slice at the selection, or where it was dropped. The position after it. */
export function selectionAt(view: EditorView, pos: number | null) {
  const { tr } = view.state
  return pos === null ? tr : tr.setSelection(TextSelection.near(tr.doc.resolve(pos)))
}

/** Nobody is in the middle of something else, such as describing the image before this one. */
function isFree(view: EditorView): boolean {
  return view.hasFocus() || document.activeElement === document.body
}

interface Sync {
  doc: Parameters<typeof relativePositionToAbsolutePosition>[0]
  type: Parameters<typeof relativePositionToAbsolutePosition>[1]
  binding: { mapping: Parameters<typeof relativePositionToAbsolutePosition>[3] }
}

function isSync(state: unknown): state is Sync {
  return typeof state === 'object' && state !== null && 'binding' in state && state.binding !== null
}

function absolute({ doc, type, binding }: Sync, at: unknown): number | null {
  return relativePositionToAbsolutePosition(doc, type, at, binding.mapping)
}
