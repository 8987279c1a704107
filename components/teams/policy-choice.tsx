'use client'

import { useRouter } from 'next/navigation'
import { useId, useState } from 'react'
import { useErrorText } from '../errors'
import { Notice } from '../ui/notice'
import { useToast } from '../ui/toast'

interface PolicyChoiceProps<T extends string> {
  title: string
  /** Name of the choice, read out. */
  choose: string
  /** What is in force. */
  policy: T
  options: readonly { value: T; label: string; about: string }[]
  mayChoose: boolean
  /** Said when it was changed. */
  changed: string
  send: (policy: T) => Promise<unknown>
}

/** A rule of the workspace: what it is now, and for stewards the choice of another. */
export function PolicyChoice<T extends string>(props: PolicyChoiceProps<T>) {
  const { title, choose, options, mayChoose, changed, send } = props
  const router = useRouter()
  const toast = useToast()
  const errorText = useErrorText()
  const id = useId()
  const [policy, setPolicy] = useState(props.policy)
  const [failed, setFailed] = useState<string | null>(null)

  async function change(next: T | undefined) {
    if (next === undefined) return
    setFailed(null)
    setPolicy(next)
    try {
      await send(next)
      toast(changed)
      router.refresh()
    } catch (error) {
      setPolicy(policy)
      setFailed(errorText(error))
    }
  }

  return (
    <section aria-labelledby={id}>
      <h2 className="label" id={id}>
        {title}
      </h2>
      {mayChoose && (
        <select
          className="in mt-2"
          aria-label={choose}
          value={policy}
          onChange={({ target }) =>
            void change(options.find(({ value }) => value === target.value)?.value)
          }
        >
          {options.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
      )}
      <p className="small muted mt-2">{options.find(({ value }) => value === policy)?.about}</p>
      {failed && (
        <Notice kind="stop" className="mt-3">
          {failed}
        </Notice>
      )}
    </section>
  )
}
