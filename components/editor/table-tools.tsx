'use client'

import type { Editor } from '@tiptap/react'
import { useTranslations } from 'use-intl'
import { changeTable, type TableChange } from './tables-by-hand'

const TOOLS = [
  [
    ['addRowBefore', 'rowAbove'],
    ['addRowAfter', 'rowBelow'],
    ['deleteRow', 'removeRow'],
  ],
  [
    ['addColumnBefore', 'columnBefore'],
    ['addColumnAfter', 'columnAfter'],
    ['deleteColumn', 'removeColumn'],
  ],
  [['deleteTable', 'removeTable']],
] as const satisfies readonly (readonly (readonly [TableChange, string])[])[]

/** Rows and columns, in words: seven arrows would have to be learnt. */
export function TableTools({ editor }: { editor: Editor }) {
  const t = useTranslations('editor.format')
  return TOOLS.map((group, i) => (
    <span key={i} className="tool-group">
      {group.map(([change, label]) => (
        <button
          key={change}
          type="button"
          className="ib txt"
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => changeTable(editor, change)}
        >
          {t(label)}
        </button>
      ))}
    </span>
  ))
}
