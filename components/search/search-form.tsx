'use client'

import { useId } from 'react'
import { useTranslations } from 'use-intl'
import { HIT_KINDS, type HitKind } from '@/lib/search/kinds'
import { QUERY_MAX } from '@/lib/search/query'
import { SelectField } from '../ui/field'

/** What is looked for, and where. */
export interface Looking {
  q: string
  /** Null: everything. */
  kind: HitKind | null
  /** Empty: all of them. */
  canvas: string
  archived: boolean
}

interface SearchFormProps {
  looking: Looking
  canvases: { id: string; title: string }[]
  onChange: (change: Partial<Looking>) => void
  /** Enter, or an arrow down: on to what was found. */
  onGo: () => void
}

export function SearchForm({ looking, canvases, onChange, onGo }: SearchFormProps) {
  const t = useTranslations('search')
  const id = useId()
  return (
    <form
      className="search-form"
      onSubmit={(event) => {
        event.preventDefault()
        onGo()
      }}
    >
      <div className="field">
        <label htmlFor={id}>{t('field')}</label>
        <input
          id={id}
          className="in"
          type="search"
          name="q"
          enterKeyHint="search"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          // The page is for nothing else.
          autoFocus
          maxLength={QUERY_MAX}
          aria-describedby={`${id}-below`}
          value={looking.q}
          onChange={({ target }) => onChange({ q: target.value })}
          onKeyDown={(event) => {
            if (event.key !== 'ArrowDown') return
            event.preventDefault()
            onGo()
          }}
        />
        <p className="hint" id={`${id}-below`}>
          {t('hint')}
        </p>
      </div>
      <div className="filters">
        <Kinds kind={looking.kind} onKind={(kind) => onChange({ kind })} />
        {canvases.length > 1 && (
          <SelectField
            label={t('canvas')}
            value={looking.canvas}
            onChange={({ target }) => onChange({ canvas: target.value })}
          >
            <option value="">{t('anyCanvas')}</option>
            {canvases.map((canvas) => (
              <option key={canvas.id} value={canvas.id}>
                {canvas.title}
              </option>
            ))}
          </SelectField>
        )}
        {looking.canvas === '' && (
          <label className="tick">
            <input
              type="checkbox"
              checked={looking.archived}
              onChange={({ target }) => onChange({ archived: target.checked })}
            />
            <span>{t('archived')}</span>
          </label>
        )}
      </div>
    </form>
  )
}

interface KindsProps {
  kind: HitKind | null
  onKind: (kind: HitKind | null) => void
}

/** Radio buttons, so that the arrow keys change it. */
function Kinds({ kind, onKind }: KindsProps) {
  const t = useTranslations('search')
  const id = useId()
  return (
    <div className="seg search-kinds" role="radiogroup" aria-label={t('filters')}>
      {[null, ...HIT_KINDS].map((each) => (
        <span key={each ?? 'all'}>
          <input
            className="vh"
            type="radio"
            name="kind"
            id={`${id}-${each ?? 'all'}`}
            checked={kind === each}
            onChange={() => onKind(each)}
          />
          <label htmlFor={`${id}-${each ?? 'all'}`}>{t(`kinds.${each ?? 'all'}`)}</label>
        </span>
      ))}
    </div>
  )
}
