'use client'

import { useTranslations } from 'use-intl'
import type { Change } from '@/lib/frameworks/changes'

type Say = (type: Change['type'], values: { element: string; part: string }) => string

/** What is different between two versions, one line each, with the words before and after. */
export function ChangeList({ changes }: { changes: readonly Change[] }) {
  const t = useTranslations('frameworks.changes')
  // Values that a sentence has no place for are left out of it.
  const say = t as unknown as Say
  return (
    <ul className="fw-changes">
      {changes.map(({ type, element, part, before, after }, i) => (
        <li key={`${type} ${element} ${part} ${i}`}>
          {say(type, { element, part })}
          {(before || after) && (
            <dl>
              {before && (
                <div>
                  <dt>{t('before')}</dt>
                  <dd>
                    <del>{before}</del>
                  </dd>
                </div>
              )}
              {after && (
                <div>
                  <dt>{t('after')}</dt>
                  <dd>
                    <ins>{after}</ins>
                  </dd>
                </div>
              )}
            </dl>
          )}
        </li>
      ))}
    </ul>
  )
}
