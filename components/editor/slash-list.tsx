'use client'

import { autoUpdate, computePosition, offset, shift, size } from '@floating-ui/dom'
import type { Editor } from '@tiptap/core'
import { useEffect, useId, useLayoutEffect, useRef, useSyncExternalStore } from 'react'
import { useTranslations } from 'use-intl'
import { EditorIcon } from './editor-icon'
import type { SlashItem, SlashState, SlashStore } from './slash-menu'

interface SlashListProps {
  editor: Editor
  store: SlashStore
}

/** The menu behind `/`. The caret stays in the text; arrows, Enter and Escape work from there. */
export function SlashList({ editor, store }: SlashListProps) {
  const state = useSyncExternalStore(store.subscribe, store.get, getNothing)
  if (!state) return null
  return <OpenList editor={editor} state={state} />
}

function OpenList({ editor, state }: { editor: Editor; state: SlashState }) {
  const t = useTranslations('editor.menu')
  const id = useId()
  const list = useRef<HTMLDivElement>(null)
  const chosen = state.items[state.chosen]
  usePlace(list, state)
  useActiveOption(editor, id, chosen)

  const groups = (['recent', 'sections', 'text', 'emoji', 'people'] as const).map((group) => ({
    group,
    items: state.items.filter((item) => item.group === group),
  }))
  return (
    <div
      ref={list}
      className="menu slash"
      role="listbox"
      id={id}
      aria-label={t('label')}
      // Longer than the page it scrolls, and what scrolls has to be reachable.
      tabIndex={0}
      // Pressing inside must not take the caret out of the text.
      onMouseDown={(event) => event.preventDefault()}
    >
      {state.items.length === 0 && (
        <p className="slash-none" role="option" aria-selected="false" aria-disabled="true">
          {t('none', { query: state.query })}
        </p>
      )}
      {groups.map(
        ({ group, items }) =>
          items.length > 0 && (
            <div key={group} role="group" aria-label={t(group)}>
              <div className="grp" aria-hidden="true">
                {t(group)}
              </div>
              {items.map((item) => (
                <div
                  key={item.id}
                  id={optionId(id, item)}
                  role="option"
                  aria-selected={item === chosen}
                  onClick={() => state.choose(item)}
                >
                  {item.icon ? (
                    <EditorIcon name={item.icon} />
                  ) : (
                    <span aria-hidden="true">{item.sign}</span>
                  )}
                  <span>{item.label}</span>
                  {item.keys ? <kbd>{item.keys}</kbd> : <span />}
                  {item.more && <small>{item.more}</small>}
                </div>
              ))}
            </div>
          ),
      )}
    </div>
  )
}

function optionId(list: string, item: SlashItem): string {
  return `${list}-${item.id}`
}

function getNothing(): null {
  return null
}

/** Below the slash, above it where there is no room, never higher than what is left of the page. */
function usePlace(list: React.RefObject<HTMLDivElement | null>, state: SlashState): void {
  const { place } = state
  useLayoutEffect(() => {
    const menu = list.current
    if (!menu) return
    const slash = { getBoundingClientRect: () => place() ?? menu.getBoundingClientRect() }
    return autoUpdate(slash, menu, () => {
      void computePosition(slash, menu, {
        placement: roomBelow(slash) < ENOUGH ? 'top-start' : 'bottom-start',
        strategy: 'fixed',
        middleware: [
          offset(6),
          shift({ padding: 8 }),
          size({
            padding: 8,
            apply: ({ availableHeight }) => {
              menu.style.setProperty('max-block-size', `${Math.max(120, availableHeight)}px`)
            },
          }),
        ],
      }).then(({ x, y }) => {
        menu.style.setProperty('inset', `${y}px auto auto ${x}px`)
      })
    })
  }, [list, place])
}

/** Pixels in which a few options can be seen; with less, the list is better above the line. */
const ENOUGH = 260

function roomBelow(slash: { getBoundingClientRect: () => DOMRect }): number {
  return window.innerHeight - slash.getBoundingClientRect().bottom
}

/** The text keeps the focus, so it says which option is chosen. */
function useActiveOption(editor: Editor, id: string, chosen: SlashItem | undefined): void {
  const option = chosen ? optionId(id, chosen) : null
  useEffect(() => {
    const { dom } = editor.view
    dom.setAttribute('aria-controls', id)
    if (option) dom.setAttribute('aria-activedescendant', option)
    else dom.removeAttribute('aria-activedescendant')
    if (option) document.getElementById(option)?.scrollIntoView({ block: 'nearest' })
    return () => {
      if (editor.isDestroyed) return
      dom.removeAttribute('aria-controls')
      dom.removeAttribute('aria-activedescendant')
    }
  }, [editor, id, option])
}
