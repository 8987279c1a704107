'use client'

import { useEditorState, type Editor } from '@tiptap/react'
import type { KeyboardEvent } from 'react'
import { useTranslations } from 'use-intl'
import { EditorIcon, type EditorIconName } from './editor-icon'
import type { Format } from './formats'
import { modKey } from './mod-key'

interface FormatButtonsProps {
  editor: Editor
  formats: readonly Format[]
}

/** Buttons for formats, pressed where the selection has them. */
export function FormatButtons({ editor, formats }: FormatButtonsProps) {
  const t = useTranslations('editor.format')
  const on = useEditorState({
    editor,
    selector: () => formats.filter((format) => format.isOn(editor)).map(({ name }) => name),
  })
  return formats.map((format) => (
    <ToolButton
      key={format.name}
      icon={format.icon}
      label={t(format.name)}
      {...(format.keys ? { keys: format.keys } : {})}
      pressed={on.includes(format.name)}
      onPress={() => format.run(editor)}
    />
  ))
}

interface ToolButtonProps {
  icon: EditorIconName
  label: string
  keys?: string
  pressed?: boolean
  onPress: () => void
}

export function ToolButton({ icon, label, keys, pressed, onPress }: ToolButtonProps) {
  return (
    <button
      type="button"
      className="ib"
      aria-label={label}
      title={keys ? `${label} (${keys.replaceAll('-', ' ').replace('Mod', modKey())})` : label}
      aria-pressed={pressed}
      // The selection stays where it is, and phones keep their keyboard open.
      onMouseDown={(event) => event.preventDefault()}
      onClick={onPress}
    >
      <EditorIcon name={icon} />
    </button>
  )
}

/** Arrow keys, Home and End move between the buttons of a toolbar; Escape is for the caller. */
export function moveInToolbar(event: KeyboardEvent<HTMLElement>): void {
  const buttons = [...event.currentTarget.querySelectorAll<HTMLElement>('button')]
  const at = buttons.indexOf(event.target as HTMLElement)
  if (at < 0) return
  const rtl = getComputedStyle(event.currentTarget).direction === 'rtl'
  const next = nextIndex(event.key, at, buttons.length, rtl)
  if (next === null) return
  event.preventDefault()
  buttons[next]?.focus()
}

function nextIndex(key: string, at: number, count: number, rtl: boolean): number | null {
  switch (key) {
    case 'ArrowRight':
    case 'ArrowLeft':
      return (at + ((key === 'ArrowRight') !== rtl ? 1 : -1) + count) % count
    case 'Home':
      return 0
    case 'End':
      return count - 1
    default:
      return null
  }
}
