'use client'

import { useId, useState, type FormEvent } from 'react'
import { useTranslations } from 'use-intl'
import { LONGEST_ALT, LONGEST_CAPTION } from '@/lib/images'
import { Button } from '../ui/button'

interface ImageFormProps {
  attrs: Record<string, unknown>
  onKeep: (attrs: { alt: string | null; caption: string }) => void
  onLater: () => void
}

/** What an image shows, in words: asked right after it came, and whenever somebody wants to say it. */
export function ImageForm({ attrs, onKeep, onLater }: ImageFormProps) {
  const t = useTranslations('images.form')
  const id = useId()
  const [alt, setAlt] = useState(String(attrs['alt'] ?? ''))
  const [decorative, setDecorative] = useState(attrs['alt'] === '')
  const [caption, setCaption] = useState(String(attrs['caption'] ?? ''))

  function keep(event: FormEvent) {
    event.preventDefault()
    const words = alt.replace(/\s+/g, ' ').trim()
    onKeep({
      alt: decorative ? '' : words || null,
      caption: caption.replace(/\s+/g, ' ').trim(),
    })
  }

  return (
    <form className="image-form" onSubmit={keep}>
      <div className="field">
        <label htmlFor={`${id}-alt`}>{t('alt')}</label>
        <textarea
          id={`${id}-alt`}
          className="in"
          rows={2}
          maxLength={LONGEST_ALT}
          aria-describedby={`${id}-hint`}
          // The form was opened to say this.
          autoFocus
          disabled={decorative}
          value={alt}
          onChange={(event) => setAlt(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.shiftKey) return
            event.preventDefault()
            event.currentTarget.form?.requestSubmit()
          }}
        />
        <p className="hint" id={`${id}-hint`}>
          {t('hint')}
        </p>
      </div>
      <label className="image-check">
        <input
          type="checkbox"
          checked={decorative}
          onChange={(event) => setDecorative(event.target.checked)}
        />
        <span>{t('decorative')}</span>
      </label>
      <div className="field">
        <label htmlFor={`${id}-caption`}>{t('caption')}</label>
        <input
          id={`${id}-caption`}
          className="in"
          maxLength={LONGEST_CAPTION}
          value={caption}
          onChange={(event) => setCaption(event.target.value)}
        />
      </div>
      <div className="cluster">
        <button type="submit" className="btn main">
          {t('save')}
        </button>
        <Button look="quiet" onClick={onLater}>
          {t('later')}
        </Button>
      </div>
    </form>
  )
}
