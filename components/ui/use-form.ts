'use client'

import { useEffect, useRef, useState, type FormEvent } from 'react'
import type { z } from 'zod'
import { useErrorText } from '../errors'
import { invalidFields, refusedFields } from './invalid-fields'

interface FormOptions<T> {
  /** What the server will accept; checked before anything is sent. */
  schema: z.ZodType
  values: T
  send: (values: T) => Promise<void>
}

/**
 * One form: checks, sends, says what is wrong. A wrong field is named in `wrong` and gets the
 * focus; a failure of the whole is a sentence in `failed`.
 */
export function useForm<T>({ schema, values, send }: FormOptions<T>) {
  const errorText = useErrorText()
  const form = useRef<HTMLFormElement>(null)
  const [busy, setBusy] = useState(false)
  const [wrong, setWrong] = useState<string[]>([])
  const [failed, setFailed] = useState<{ error: unknown; text: string } | null>(null)

  useEffect(() => {
    form.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus()
  }, [wrong, failed])

  async function submit() {
    const invalid = invalidFields(schema, values)
    setWrong(invalid)
    setFailed(null)
    if (invalid.length > 0) return
    setBusy(true)
    try {
      await send(values)
    } catch (error) {
      const refused = refusedFields(error)
      setWrong(refused)
      if (refused.length === 0) setFailed({ error, text: errorText(error) })
    } finally {
      setBusy(false)
    }
  }

  return {
    form,
    busy,
    failed,
    isWrong: (field: string) => wrong.includes(field),
    onSubmit: (event: FormEvent) => {
      event.preventDefault()
      if (!busy) void submit()
    },
  }
}
