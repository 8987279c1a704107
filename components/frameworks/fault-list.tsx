'use client'

import { useTranslations } from 'use-intl'
import { pathOf, type Fault } from '@/lib/frameworks/faults'

type Say = (code: Fault['code'], values: Fault['values']) => string

/** The sentence of a fault, in the reader's language. */
export function useFaultSentence(): (fault: Fault) => string {
  const t = useTranslations('frameworks.faults')
  // Each fault brings the values its own sentence wants; a test holds every one to that.
  const say = t as unknown as Say
  return ({ code, values }) => say(code, values)
}

/** Everything wrong with a file: where it is, and what. */
export function FaultList({ faults }: { faults: readonly Fault[] }) {
  const t = useTranslations('frameworks.importing')
  const sentence = useFaultSentence()
  return (
    <ul className="fw-faults">
      {faults.map((fault) => {
        const where = pathOf(fault.path) || t('whole')
        return (
          <li key={`${where} ${sentence(fault)}`}>
            <code>{where}</code>
            <br />
            {sentence(fault)}
          </li>
        )
      })}
    </ul>
  )
}
