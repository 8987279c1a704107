'use client'

import { useTranslations } from 'use-intl'
import {
  addSection,
  circleWith,
  emphasise,
  moveSection,
  removeSection,
  setEdge,
  writeElement,
  writeSection,
  type Draft,
} from '@/lib/frameworks/draft'
import { Button } from '../ui/button'
import { TextField } from '../ui/field'
import { Icon } from '../ui/icon'

interface ElementFormProps {
  draft: Draft
  /** Key of the element. */
  chosen: string
  onChange: (draft: Draft) => void
  /** What is wrong with the words of this element, by the path of the field in it. */
  errorAt: (...path: string[]) => string | undefined
}

/** Everything about one element: its words, its sections, what it rests on. */
export function ElementForm({ draft, chosen, onChange, errorAt }: ElementFormProps) {
  const t = useTranslations('frameworks.editor')
  const words = draft.words.kinds[chosen]
  const kind = draft.kinds.find(({ key }) => key === chosen)
  if (!words || !kind) return null
  const line = (field: 'label' | 'plainLabel' | 'guidingQuestion' | 'readiness') => ({
    value: words[field],
    error: errorAt(field),
    autoComplete: 'off',
    maxLength: 300,
    onChange: (event: { target: { value: string } }) =>
      onChange(writeElement(draft, chosen, { [field]: event.target.value })),
  })
  return (
    <div className="fw-element">
      <TextField label={t('label')} {...line('label')} />
      <TextField label={t('plain')} hint={t('plainHint')} {...line('plainLabel')} />
      <TextField label={t('question')} hint={t('questionHint')} {...line('guidingQuestion')} />
      <TextField label={t('readiness')} hint={t('readinessHint')} {...line('readiness')} />
      <label className="tick">
        <input
          type="checkbox"
          checked={kind.emphasis}
          onChange={(event) => onChange(emphasise(draft, chosen, event.target.checked))}
        />
        <span>{t('heart')}</span>
      </label>
      <Sections {...{ draft, chosen, onChange, errorAt }} />
      <Edges {...{ draft, chosen, onChange, errorAt }} />
    </div>
  )
}

function Sections({ draft, chosen, onChange, errorAt }: ElementFormProps) {
  const t = useTranslations('frameworks.editor')
  const sections = draft.kinds.find(({ key }) => key === chosen)?.sections ?? []
  return (
    <fieldset className="fw-parts">
      <legend className="h-sec">{t('sections')}</legend>
      <ol>
        {sections.map(({ key }, i) => {
          const words = draft.words.kinds[chosen]?.sections[key] ?? { title: '', prompt: '' }
          const name = words.title || t('unnamed')
          const line = (field: 'title' | 'prompt' | 'hint') => ({
            value: words[field] ?? '',
            error: errorAt('sections', key, field),
            autoComplete: 'off',
            maxLength: 300,
            onChange: (event: { target: { value: string } }) =>
              onChange(writeSection(draft, chosen, key, { ...words, [field]: event.target.value })),
          })
          return (
            <li key={key}>
              <TextField label={t('sectionTitle')} {...line('title')} />
              <TextField label={t('prompt')} {...line('prompt')} />
              <TextField label={t('hint')} hint={t('hintHint')} {...line('hint')} />
              <div className="cluster">
                <Step
                  label={t('sectionEarlier', { name })}
                  way="up"
                  off={i === 0}
                  onStep={() => onChange(moveSection(draft, chosen, key, -1))}
                />
                <Step
                  label={t('sectionLater', { name })}
                  way="down"
                  off={i === sections.length - 1}
                  onStep={() => onChange(moveSection(draft, chosen, key, 1))}
                />
                {sections.length > 1 && (
                  <button
                    type="button"
                    className="ib"
                    aria-label={t('removeSection', { name })}
                    title={t('removeSection', { name })}
                    onClick={() => onChange(removeSection(draft, chosen, key))}
                  >
                    <Icon name="x" />
                  </button>
                )}
              </div>
            </li>
          )
        })}
      </ol>
      <Button look="quiet" onClick={() => onChange(addSection(draft, chosen))}>
        <Icon name="plus" />
        {t('addSection')}
      </Button>
    </fieldset>
  )
}

interface StepProps {
  label: string
  way: 'up' | 'down'
  off: boolean
  onStep: () => void
}

/** One step in an order. Where it ends the button stays, so that focus is not lost. */
export function Step({ label, way, off, onStep }: StepProps) {
  return (
    <button
      type="button"
      className={`ib fw-step ${way}`}
      aria-label={label}
      title={label}
      aria-disabled={off}
      onClick={() => (off ? undefined : onStep())}
    >
      <svg className="i" viewBox="0 0 20 20" aria-hidden="true" focusable="false">
        <path d={way === 'up' ? 'M5 12l5-5 5 5' : 'M5 8l5 5 5-5'} />
      </svg>
    </button>
  )
}

function Edges({ draft, chosen, onChange, errorAt }: ElementFormProps) {
  const t = useTranslations('frameworks.editor')
  const own = draft.kinds.find(({ key }) => key === chosen)
  const words = draft.words.kinds[chosen]
  if (!own || !words || draft.kinds.length < 2) return null
  return (
    <fieldset className="fw-parts">
      <legend className="h-sec">{t('restsOn')}</legend>
      <p className="small muted">{t('restsHint')}</p>
      <ul>
        {draft.kinds
          .filter(({ key }) => key !== chosen)
          .map(({ key }) => {
            const names = {
              name: words.label || chosen,
              target: draft.words.kinds[key]?.label ?? key,
            }
            const strength = own.drawsOn.find((edge) => edge.kind === key)?.strength ?? null
            const circle = strength === null ? circleWith(draft, chosen, key) : null
            return (
              <li key={key} className="fw-edge">
                <span className="fw-target">{names.target}</span>
                <select
                  className="in small-in"
                  aria-label={t('strength', names)}
                  value={strength ?? 'no'}
                  disabled={circle !== null}
                  onChange={({ target: { value } }) => {
                    const next = value === 'required' || value === 'recommended' ? value : null
                    onChange(setEdge(draft, chosen, key, next))
                  }}
                >
                  <option value="no">{t('no')}</option>
                  <option value="required">{t('required')}</option>
                  <option value="recommended">{t('recommended')}</option>
                </select>
                {circle && (
                  <p className="small muted">{t('circle', { circle: circle.join(' → ') })}</p>
                )}
                {strength && (
                  <TextField
                    label={t('why', names)}
                    error={errorAt('drawsOn', key)}
                    autoComplete="off"
                    maxLength={300}
                    value={words.drawsOn[key] ?? ''}
                    onChange={(event) =>
                      onChange(
                        writeElement(draft, chosen, {
                          drawsOn: { ...words.drawsOn, [key]: event.target.value },
                        }),
                      )
                    }
                  />
                )}
              </li>
            )
          })}
      </ul>
    </fieldset>
  )
}
