'use client'

import { useEditorState, type Editor } from '@tiptap/react'
import { DropdownMenu } from 'radix-ui'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { Icon } from '../ui/icon'
import { changeTable, tableLooks, type TableChange } from './tables-by-hand'

const ROWS = [
  ['addRowBefore', 'rowAbove'],
  ['addRowAfter', 'rowBelow'],
  ['moveRowUp', 'rowUp'],
  ['moveRowDown', 'rowDown'],
  ['deleteRow', 'removeRow'],
] as const
const COLUMNS = [
  ['addColumnBefore', 'columnBefore'],
  ['addColumnAfter', 'columnAfter'],
  ['moveColumnBack', 'columnBack'],
  ['moveColumnOn', 'columnOn'],
  ['wider', 'wider'],
  ['narrower', 'narrower'],
  ['deleteColumn', 'removeColumn'],
] as const
const ALIGNMENTS = [
  ['alignLeft', 'left'],
  ['alignCenter', 'center'],
  ['alignRight', 'right'],
] as const

/** Rows, columns and the table, in words: sixteen arrows would have to be learnt. */
export function TableTools({ editor }: { editor: Editor }) {
  const t = useTranslations('writing.table')
  const looks = useEditorState({ editor, selector: ({ editor: { state } }) => tableLooks(state) })
  if (!looks) return null
  const item = (change: TableChange, label: (typeof ROWS | typeof COLUMNS)[number][1]) => (
    <Item key={change} onSelect={() => changeTable(editor, change)}>
      {t(label)}
    </Item>
  )
  const { align } = looks
  return (
    <>
      <ToolMenu label={t('row')}>{ROWS.map(([change, label]) => item(change, label))}</ToolMenu>
      <ToolMenu label={t('column')}>
        {COLUMNS.map(([change, label]) => item(change, label))}
        <hr aria-hidden="true" />
        <DropdownMenu.Label className="grp">{t('align')}</DropdownMenu.Label>
        <DropdownMenu.RadioGroup value={align}>
          {ALIGNMENTS.map(([change, value]) => (
            <DropdownMenu.RadioItem
              key={value}
              value={value}
              onSelect={() => changeTable(editor, change)}
            >
              {value === align ? <Icon name="check" /> : <span />}
              {t(value)}
            </DropdownMenu.RadioItem>
          ))}
        </DropdownMenu.RadioGroup>
      </ToolMenu>
      <ToolMenu label={t('table')}>
        {(['headerRow', 'headerColumn'] as const).map((header) => (
          <DropdownMenu.CheckboxItem
            key={header}
            checked={looks[header]}
            onSelect={() => changeTable(editor, header)}
          >
            {looks[header] ? <Icon name="check" /> : <span />}
            {t(header)}
          </DropdownMenu.CheckboxItem>
        ))}
        <Item onSelect={() => changeTable(editor, 'ownWidth')}>{t('ownWidth')}</Item>
        <hr aria-hidden="true" />
        <Item onSelect={() => changeTable(editor, 'deleteTable')}>{t('removeTable')}</Item>
      </ToolMenu>
    </>
  )
}

function ToolMenu({ label, children }: { label: string; children: ReactNode }) {
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger
        className="ib txt menu-door"
        onMouseDown={(event) => event.preventDefault()}
      >
        {label}
      </DropdownMenu.Trigger>
      <DropdownMenu.Content
        className="menu"
        align="start"
        sideOffset={6}
        collisionPadding={8}
        // The change has put the caret back into the text.
        onCloseAutoFocus={(event) => event.preventDefault()}
      >
        {children}
      </DropdownMenu.Content>
    </DropdownMenu.Root>
  )
}

function Item({ onSelect, children }: { onSelect: () => void; children: ReactNode }) {
  return (
    <DropdownMenu.Item onSelect={onSelect}>
      <span />
      {children}
    </DropdownMenu.Item>
  )
}
