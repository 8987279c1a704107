'use client'

import { useRouter } from 'next/navigation'
import { useId, useState } from 'react'
import { useErrorText } from '../errors'
import { Notice } from '../ui/notice'
import { useToast } from '../ui/toast'

interface PolicyChoiceProps<T extends string> {
  /** What is in force. */
  policy: T
  options: readonly T[]
  mayChoose: boolean
  /** `choose` is the name of the choice, read out; `changed` is said when it was changed. */
  words: (key: 'title' | 'choose' | 'changed' | T | `${T}Option`) => string
  send: (policy: T) => Promise<unknown>
}

/** A rule of the workspace: what it is now, and for stewards the choice of another. */
export function PolicyChoice<T extends string>(props: PolicyChoiceProps<T>) {
  const { options, mayChoose, words, send } = props
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
      toast(words('changed'))
      router.refresh()
    } catch (error) {
      setPolicy(policy)
      setFailed(errorText(error))
    }
  }

  return (
    <section aria-labelledby={id}>
      <h2 className="label" id={id}>
        {words('title')}
      </h2>
      {mayChoose && (
        <select
          className="in mt-2"
          aria-label={words('choose')}
          value={policy}
          onChange={({ target }) => void change(options.find((each) => each === target.value))}
        >
          {options.map((each) => (
            <option key={each} value={each}>
              {words(`${each}Option`)}
            </option>
          ))}
        </select>
      )}
      <p className="small muted mt-2">{words(policy)}</p>
      {failed && (
        <Notice kind="stop" className="mt-3">
          {failed}
        </Notice>
      )}
    </section>
  )
}
