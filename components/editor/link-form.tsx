'use client'

import type { Editor } from '@tiptap/core'
import { useId, useState, type FormEvent } from 'react'
import { useTranslations } from 'use-intl'
import { hrefFromInput } from '@/lib/document/links'
import { Button } from '../ui/button'
import { Icon } from '../ui/icon'
import { fold } from './fold'
import { useLinkTargets, type LinkTarget } from './link-targets'

interface LinkFormProps {
  editor: Editor
  onDone: () => void
}

/** Where the selected words lead to. Only addresses we link to are taken; others are explained. */
export function LinkForm({ editor, onDone }: LinkFormProps) {
  const t = useTranslations('editor.link')
  const id = useId()
  const current: unknown = editor.getAttributes('link')['href']
  const [address, setAddress] = useState(typeof current === 'string' ? current : '')
  const [wrong, setWrong] = useState(false)
  const preview = useTranslations('writing.preview')
  const targets = suggested(useLinkTargets(), address)

  function apply(event: FormEvent) {
    event.preventDefault()
    const href = hrefFromInput(address)
    setWrong(!href)
    if (href) link(href, address.trim())
  }

  function link(href: string, words: string) {
    const chain = editor.chain().focus().extendMarkRange('link')
    if (editor.state.selection.empty && !editor.isActive('link'))
      chain.insertContent({
        type: 'text',
        text: words,
        marks: [{ type: 'link', attrs: { href } }],
      })
    else chain.setLink({ href })
    chain.run()
    onDone()
  }

  function remove() {
    editor.chain().focus().extendMarkRange('link').unsetLink().run()
    onDone()
  }

  return (
    <form className="link-form" onSubmit={apply} noValidate>
      <label className="vh" htmlFor={id}>
        {t('address')}
      </label>
      <input
        id={id}
        className="in"
        type="text"
        inputMode="url"
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        // The form was opened to type an address.
        autoFocus
        value={address}
        aria-invalid={wrong || undefined}
        aria-describedby={wrong ? `${id}-wrong` : undefined}
        onChange={(event) => setAddress(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return
          event.stopPropagation()
          editor.commands.focus()
          onDone()
        }}
      />
      <button type="submit" className="btn">
        {t('apply')}
      </button>
      {typeof current === 'string' && (
        <Button look="quiet" onClick={remove}>
          {t('remove')}
        </Button>
      )}
      {targets.length > 0 && (
        <ul className="link-targets" aria-label={preview('suggestions')}>
          {targets.map(({ id: element, title }) => (
            <li key={element}>
              <button
                type="button"
                onClick={() => link(`${location.origin}/elements/${element}`, title)}
              >
                <Icon name="page" />
                {title}
              </button>
            </li>
          ))}
        </ul>
      )}
      {wrong && (
        <p className="err" id={`${id}-wrong`} role="alert">
          <Icon name="alert" />
          <span>{t('wrong')}</span>
        </p>
      )}
    </form>
  )
}

/** Elements of the canvas whose title has what is typed; all of them before anything is. */
function suggested(targets: readonly LinkTarget[], typed: string): LinkTarget[] {
  const wanted = fold(typed.trim())
  if (/[:/.@]/.test(wanted)) return []
  return targets.filter(({ title }) => fold(title).includes(wanted)).slice(0, 5)
}
