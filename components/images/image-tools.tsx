'use client'

import { autoUpdate, computePosition, flip, offset, shift } from '@floating-ui/dom'
import type { Node } from '@tiptap/pm/model'
import { NodeSelection } from '@tiptap/pm/state'
import { useEditorState, type Editor } from '@tiptap/react'
import { useEffect, useLayoutEffect, useRef, useSyncExternalStore } from 'react'
import { useTranslations } from 'use-intl'
import { IMAGE_SIZES } from '@/lib/images'
import { moveInToolbar } from '../editor/format-buttons'
import type { DescribeStore } from './describe-store'
import { ImageForm } from './image-form'

interface ImageToolsProps {
  editor: Editor
  describing: DescribeStore
}

/** Beside the selected image: how wide it stands, what it shows, and away with it. */
export function ImageTools({ editor, describing }: ImageToolsProps) {
  const t = useTranslations('images')
  const tools = useRef<HTMLDivElement>(null)
  const asked = useSyncExternalStore(describing.subscribe, describing.get, nothing)
  const { found, selected } = useEditorState({
    editor,
    selector: () => {
      const here = selectedImage(editor)
      return { selected: here !== null, found: asked ? imageById(editor, asked) : here }
    },
  })
  const open = found !== null && (selected || asked !== null)
  usePlace(tools, editor, open ? found.pos : null)
  useReach(editor, tools)
  // What is being described may be taken away by somebody else; the form then has nothing to say.
  useEffect(() => {
    if (asked && !found) describing.set(null)
  }, [asked, found, describing])
  if (!open) return null

  const change = (attrs: Record<string, unknown>) => changeImage(editor, found, attrs)
  return (
    <div
      ref={tools}
      className="bubble floating image-tools"
      role={asked ? 'group' : 'toolbar'}
      aria-label={t(asked ? 'form.title' : 'tools')}
      onKeyDown={(event) => {
        if (event.key === 'Escape') {
          describing.set(null)
          editor.commands.focus()
        } else if (!asked) moveInToolbar(event)
      }}
    >
      {asked ? (
        <ImageForm
          attrs={found.node.attrs}
          onKeep={(attrs) => {
            change(attrs)
            describing.set(null)
            editor.commands.focus()
          }}
          onLater={() => {
            describing.set(null)
            editor.commands.focus()
          }}
        />
      ) : (
        <>
          {IMAGE_SIZES.map((size) => (
            <button
              key={size}
              type="button"
              className="txt"
              aria-pressed={found.node.attrs['size'] === size}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => change({ size })}
            >
              {t(size)}
            </button>
          ))}
          <span className="sep" />
          <button
            type="button"
            className="txt"
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => describing.set(String(found.node.attrs['image']))}
          >
            {t('describe')}
          </button>
          <button
            type="button"
            className="txt"
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => editor.chain().focus().deleteSelection().run()}
          >
            {t('remove')}
          </button>
        </>
      )}
    </div>
  )
}

interface Found {
  pos: number
  node: Node
}

function nothing(): null {
  return null
}

function selectedImage({ state, isEditable }: Editor): Found | null {
  const { selection } = state
  if (!isEditable || !(selection instanceof NodeSelection)) return null
  return selection.node.type.name === 'image' ? { pos: selection.from, node: selection.node } : null
}

/** The selected one, if it is that; else the first in the text. */
function imageById(editor: Editor, image: string): Found | null {
  const here = selectedImage(editor)
  if (here?.node.attrs['image'] === image) return here
  let found: Found | null = null
  if (editor.isEditable)
    editor.state.doc.descendants((node, pos) => {
      if (node.type.name === 'image' && node.attrs['image'] === image) found ??= { pos, node }
    })
  return found
}

function changeImage(editor: Editor, { pos, node }: Found, attrs: Record<string, unknown>): void {
  const { tr } = editor.state
  tr.setNodeMarkup(pos, undefined, { ...node.attrs, ...attrs })
  editor.view.dispatch(tr.setSelection(NodeSelection.create(tr.doc, pos)))
}

/** Alt F10 goes to the tools of the selected image, as it does to the formats of selected words. */
function useReach(editor: Editor, tools: React.RefObject<HTMLDivElement | null>): void {
  useEffect(() => {
    const { dom } = editor.view
    const press = (event: KeyboardEvent) => {
      if (event.key !== 'F10' || !event.altKey || !tools.current) return
      event.preventDefault()
      tools.current.querySelector('button')?.focus()
    }
    dom.addEventListener('keydown', press)
    return () => dom.removeEventListener('keydown', press)
  }, [editor, tools])
}

function usePlace(
  tools: React.RefObject<HTMLDivElement | null>,
  editor: Editor,
  pos: number | null,
): void {
  useLayoutEffect(() => {
    const element = tools.current
    if (!element || pos === null) return
    // Asked for anew each time: what an image is drawn with may not be there yet, or not any more.
    const image = {
      contextElement: editor.view.dom,
      getBoundingClientRect: () => {
        const drawn = editor.view.nodeDOM(pos)
        return (drawn instanceof HTMLElement ? drawn : editor.view.dom).getBoundingClientRect()
      },
    }
    return autoUpdate(image, element, () => {
      void computePosition(image, element, {
        placement: 'bottom-start',
        strategy: 'fixed',
        middleware: [
          offset(8),
          flip({ padding: { top: 110, bottom: 8 } }),
          shift({ padding: 8, crossAxis: true }),
        ],
      }).then(({ x, y }) => element.style.setProperty('inset', `${y}px auto auto ${x}px`))
    })
  }, [tools, editor, pos])
}
