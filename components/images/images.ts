import { Extension } from '@tiptap/core'
import type { Slice } from '@tiptap/pm/model'
import { Plugin } from '@tiptap/pm/state'
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view'
import { ySyncPluginKey } from '@tiptap/y-tiptap'
import { IMAGE_TYPES } from '@/lib/images'
import type { DescribeStore } from './describe-store'
import { imageViews } from './image-view'
import { takeImages, tokensIn, type Pasted } from './pasted-images'
import { uploadBox } from './upload-box'
import { placeFor, selectionAt, Uploads, uploadsKey, type Places } from './uploads'

export interface ImagesOptions {
  elementId: string
  describing: DescribeStore | null
  /** Sentences of the catalogue `images`. */
  words: (key: string, values?: Record<string, string | number>) => string
  /** The sentence for a failure. */
  sentence: (error: unknown) => string
}

declare module '@tiptap/core' {
  interface Commands<ReturnType> {
    images: {
      /** Lets the person choose images of theirs, or take one with the camera. */
      pickImage: () => ReturnType
    }
  }
}

/**
 * Images come in by choosing, dropping and pasting. Until the server has one, only its sender sees
 * that it is on its way: nothing of it is in the document.
 */
export const Images = Extension.create<ImagesOptions, { uploads: Uploads | null }>({
  name: 'images',
  addOptions: () => ({ elementId: '', describing: null, words: (key) => key, sentence: String }),
  addStorage: () => ({ uploads: null }),

  addCommands() {
    return {
      pickImage:
        () =>
        ({ editor, dispatch }) => {
          const { uploads } = this.storage
          if (dispatch && uploads)
            choose((files) => uploads.begin(editor.view, files, editor.state.selection.from))
          return uploads !== null
        },
    }
  },

  addProseMirrorPlugins() {
    const { words, sentence, elementId, describing } = this.options
    const describe = (image: string) => describing?.set(image)
    const uploads = new Uploads({ elementId, words, sentence, describe })
    this.storage.uploads = uploads
    let pasted: Pasted | null = null
    const taken = () => {
      const found = pasted
      pasted = null
      return found
    }

    return [
      new Plugin<Places>({
        key: uploadsKey,
        state: {
          init: () => new Map(),
          apply(tr, before, old) {
            const meta: unknown = tr.getMeta(uploadsKey)
            const remote = isRemote(tr.getMeta(ySyncPluginKey))
            if (tr.docChanged && !remote) uploads.edits++
            const moved = tr.docChanged
              ? uploads.placesAfter(before, (p) => tr.mapping.map(p), remote ? old : null, tr.doc)
              : before
            if (!meta) return moved
            const left = [...moved].filter(([id]) => uploads.all.has(id))
            return new Map(isPlace(meta) ? [...left, meta] : left)
          },
        },
        props: {
          nodeViews: {
            image: imageViews({
              words,
              describe: (pos) => {
                const image: unknown = this.editor.state.doc.nodeAt(pos)?.attrs['image']
                this.editor.commands.setNodeSelection(pos)
                if (typeof image === 'string') describe(image)
              },
            }),
          },
          decorations: (state) => {
            const places = uploadsKey.getState(state)
            if (!places?.size) return null
            const { view } = this.editor
            const boxes = [...places].flatMap(([id, pos]) => {
              const upload = uploads.all.get(id)
              if (!upload) return []
              const draw = () =>
                uploadBox(upload, {
                  words,
                  title: (name) => words('sending', { name }),
                  again: (one) => uploads.again(view, one),
                  leave: (one) => uploads.leave(view, one),
                })
              return Decoration.widget(placeFor(state.doc, pos).to, draw, {
                key: `${id}:${upload.failed}`,
                ignoreSelection: true,
                stopEvent: () => true,
              })
            })
            return DecorationSet.create(state.doc, boxes)
          },
          transformPastedHTML: (html) => {
            pasted = takeImages(html, window.location.origin, words('aPicture'))
            return pasted.html
          },
          handlePaste: (view, event, slice) => {
            const page = taken()
            if (!view.editable) return false
            const files = [...(event.clipboardData?.files ?? [])]
            // Office programs add a picture of the words they copy; then the words are meant.
            const hasWords =
              !!page && slice.content.textBetween(0, slice.content.size).trim() !== ''
            if (files.length > 0 && !hasWords && !hasOurs(slice))
              return takeFiles(view, uploads, files, view.state.selection.from, words('noImage'))
            return page !== null && takePage(view, uploads, page, slice, null, words)
          },
          handleDrop: (view, event, slice, moved) => {
            const page = taken()
            if (!view.editable || moved) return false
            const at = view.posAtCoords({ left: event.clientX, top: event.clientY })
            const pos = at?.pos ?? view.state.doc.content.size
            const files = [...(event.dataTransfer?.files ?? [])]
            if (files.length > 0 && !hasOurs(slice))
              return takeFiles(view, uploads, files, pos, words('noImage'))
            return page !== null && takePage(view, uploads, page, slice, pos, words)
          },
        },
      }),
    ]
  },
})

function takeFiles(
  view: EditorView,
  uploads: Uploads,
  files: readonly File[],
  pos: number,
  noImage: string,
): boolean {
  const images = files.filter(({ type }) => type.startsWith('image/'))
  uploads.begin(view, images, pos)
  if (images.length === 0) uploads.note(view, noImage, pos)
  return true
}

/** Pastes what has images to send in it; the words first, then each image where its token was. */
function takePage(
  view: EditorView,
  uploads: Uploads,
  { files, elsewhere }: Pasted,
  slice: Slice,
  pos: number | null,
  words: ImagesOptions['words'],
): boolean {
  if (files.length === 0 && elsewhere === 0) return false
  const tr = selectionAt(view, pos)
  tr.replaceSelection(slice)
  const tokens: { from: number; length: number; number: number }[] = []
  tr.doc.descendants((node, at) => {
    for (const { index, length, number } of tokensIn(node.text ?? ''))
      tokens.push({ from: at + index, length, number })
  })
  for (const { from, length } of [...tokens].reverse()) tr.delete(from, from + length)
  view.dispatch(tr.scrollIntoView().setMeta('paste', true).setMeta('uiEvent', 'paste'))
  if (elsewhere > 0)
    uploads.note(view, words('elsewhere', { count: elsewhere }), view.state.selection.from)
  let gone = 0
  for (const { from, length, number } of tokens) {
    const file = files[number]
    if (file) uploads.begin(view, [file], from - gone)
    gone += length
  }
  return true
}

/** Whether an image of ours is in it: a copied one is the same image, not a new file. */
function hasOurs(slice: Slice): boolean {
  let found = false
  slice.content.descendants((node) => {
    found ||= node.type.name === 'image'
  })
  return found
}

function choose(chosen: (files: File[]) => void): void {
  const input = document.createElement('input')
  input.type = 'file'
  input.multiple = true
  // Naming the kinds makes phones turn pictures of their own format into one of these.
  input.accept = IMAGE_TYPES.join(',')
  input.hidden = true
  const end = () => input.remove()
  input.addEventListener('cancel', end)
  input.addEventListener('change', () => {
    chosen([...(input.files ?? [])])
    end()
  })
  document.body.append(input)
  input.click()
}

function isRemote(meta: unknown): boolean {
  return typeof meta === 'object' && meta !== null && 'isChangeOrigin' in meta
}

function isPlace(meta: unknown): meta is [number, number] {
  return Array.isArray(meta)
}
