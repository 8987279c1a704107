'use client'

import type { Editor } from '@tiptap/core'
import type { Command } from '@tiptap/pm/state'
import { DropdownMenu } from 'radix-ui'
import { useTranslations } from 'use-intl'
import { headingSlug } from '@/lib/document/own-links'
import { wantComment } from '../threads/want-comment'
import { copyText } from '../ui/copy-text'
import { Icon } from '../ui/icon'
import { duplicateBlocks, moveBlocks, removeBlocks, runAt } from './block-moves'
import { BLOCKS } from './blocks'
import { EditorIcon } from './editor-icon'
import { modKey } from './mod-key'

const INTO = BLOCKS.filter(({ name }) => name !== 'insertTable' && name !== 'divider')

interface BlockMenuProps {
  editor: Editor
  at: { top: number; start: number }
  onClose: () => void
}

/** What can be done with the block the caret is in. */
export function BlockMenu({ editor, at, onClose }: BlockMenuProps) {
  const t = useTranslations('writing.block')
  const formats = useTranslations('editor.format')
  const comments = useTranslations('threads')
  const run = (command: Command) => () => void command(editor.state, editor.view.dispatch)
  const heading = headingAt(editor)
  return (
    <DropdownMenu.Root
      open
      modal={false}
      onOpenChange={(open) => {
        if (!open) onClose()
      }}
    >
      <DropdownMenu.Trigger asChild>
        <span
          className="menu-at"
          aria-hidden="true"
          ref={(element) => {
            element?.style.setProperty('inset', `${at.top}px auto auto ${at.start}px`)
          }}
        />
      </DropdownMenu.Trigger>
      <DropdownMenu.Content
        className="menu block-menu"
        aria-label={t('label')}
        align="start"
        sideOffset={4}
        collisionPadding={8}
        onCloseAutoFocus={(event) => {
          event.preventDefault()
          editor.view.focus()
        }}
      >
        <DropdownMenu.Item onSelect={run(moveBlocks(-1))}>
          <Icon name="up" />
          {t('up')}
          <kbd>Alt ⇧ ↑</kbd>
        </DropdownMenu.Item>
        <DropdownMenu.Item onSelect={run(moveBlocks(1))}>
          <Icon name="down" />
          {t('down')}
          <kbd>Alt ⇧ ↓</kbd>
        </DropdownMenu.Item>
        <DropdownMenu.Item onSelect={run(duplicateBlocks)}>
          <Icon name="plus" />
          {t('duplicate')}
        </DropdownMenu.Item>
        <DropdownMenu.Item onSelect={() => wantComment(editor)}>
          <Icon name="talk" />
          {comments('comment')}
          <kbd>{modKey()} Alt M</kbd>
        </DropdownMenu.Item>
        {heading !== null && (
          <DropdownMenu.Item onSelect={() => void copyText(addressOf(heading))}>
            <Icon name="link" />
            {t('copyLink')}
          </DropdownMenu.Item>
        )}
        <DropdownMenu.Sub>
          <DropdownMenu.SubTrigger>
            <EditorIcon name="heading" />
            {t('into')}
          </DropdownMenu.SubTrigger>
          <DropdownMenu.SubContent className="menu" sideOffset={4} collisionPadding={8}>
            <DropdownMenu.Item onSelect={() => editor.chain().clearNodes().run()}>
              <Icon name="page" />
              {formats('paragraph')}
            </DropdownMenu.Item>
            {INTO.map((block) => (
              <DropdownMenu.Item
                key={block.name}
                onSelect={() => block.insert(editor.chain()).run()}
              >
                <EditorIcon name={block.icon} />
                {formats(block.name)}
              </DropdownMenu.Item>
            ))}
          </DropdownMenu.SubContent>
        </DropdownMenu.Sub>
        <hr aria-hidden="true" />
        <DropdownMenu.Item onSelect={run(removeBlocks)}>
          <Icon name="x" />
          {t('remove')}
        </DropdownMenu.Item>
        <p className="menu-foot hide-s">{t('keys', { keys: `${modKey()} .` })}</p>
      </DropdownMenu.Content>
    </DropdownMenu.Root>
  )
}

function headingAt(editor: Editor): string | null {
  const run = runAt(editor.state.selection)
  const node = run?.holder.maybeChild(run.first)
  return node?.type.name === 'heading' && node.textContent.trim() ? node.textContent : null
}

function addressOf(heading: string): string {
  return `${location.origin}${location.pathname}#${headingSlug(heading)}`
}
