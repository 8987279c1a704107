import type { ComponentProps } from 'react'

interface ButtonProps extends ComponentProps<'button'> {
  look?: 'main' | 'plain' | 'quiet' | 'stop'
  /** While it works: the label says so and presses do nothing; the button keeps its focus. */
  busy?: string | false
}

/** A button says the verb that happens. At most one `main` a view. */
export function Button({ look = 'plain', busy = false, className, ...rest }: ButtonProps) {
  const classes = ['btn', look === 'plain' ? '' : look, className].filter(Boolean).join(' ')
  if (busy === false) return <button type="button" className={classes} {...rest} />
  return (
    <button
      {...rest}
      type="button"
      className={classes}
      onClick={undefined}
      aria-disabled="true"
      aria-busy="true"
    >
      {busy}
    </button>
  )
}
