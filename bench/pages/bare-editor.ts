import { Editor } from '@tiptap/core'
import { Collaboration } from '@tiptap/extension-collaboration'
import StarterKit from '@tiptap/starter-kit'
import * as Y from 'yjs'

// Runs in the browser: the least that Tiptap on Yjs can be.

void open()

async function open(): Promise<void> {
  const text = await (await fetch('/text')).arrayBuffer()
  const doc = new Y.Doc()
  Y.applyUpdate(doc, new Uint8Array(text))
  new Editor({
    element: document.querySelector('#editor'),
    extensions: [
      StarterKit.configure({ undoRedo: false }),
      Collaboration.configure({ document: doc, field: 'default' }),
    ],
  })
}
