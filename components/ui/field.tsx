import { useId, type ComponentProps, type ReactNode } from 'react'
import { Icon } from './icon'

interface FieldProps {
  label: ReactNode
  hint?: ReactNode
  /** Replaces the hint and says what to do. */
  error?: ReactNode
}

type TextFieldProps = FieldProps & ComponentProps<'input'>
type SelectFieldProps = FieldProps & ComponentProps<'select'>

export function TextField({ label, hint, error, ...input }: TextFieldProps) {
  const id = useId()
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input className="in" id={id} {...describe(id, hint, error)} {...input} />
      <Below id={id} hint={hint} error={error} />
    </div>
  )
}

export function SelectField({ label, hint, error, children, ...select }: SelectFieldProps) {
  const id = useId()
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <select className="in" id={id} {...describe(id, hint, error)} {...select}>
        {children}
      </select>
      <Below id={id} hint={hint} error={error} />
    </div>
  )
}

function describe(id: string, hint: ReactNode, error: ReactNode) {
  return {
    'aria-invalid': error ? true : undefined,
    'aria-describedby': error || hint ? `${id}-below` : undefined,
  }
}

function Below({ id, hint, error }: { id: string; hint: ReactNode; error: ReactNode }) {
  if (error)
    return (
      <p className="err" id={`${id}-below`}>
        <Icon name="alert" />
        <span>{error}</span>
      </p>
    )
  if (!hint) return null
  return (
    <p className="hint" id={`${id}-below`}>
      {hint}
    </p>
  )
}
