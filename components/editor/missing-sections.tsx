'use client'

import { useTranslations } from 'use-intl'
import { Button } from '../ui/button'
import { modKey } from './mod-key'
import type { Written } from './text-editor'
import { useFact } from './use-fact'

interface MissingSectionsProps {
  written: Written
  mayWrite: boolean
}

/**
 * What the framework asks and nobody has begun to answer, below the text. No region of its own: two
 * texts beside each other would have two of one name.
 */
export function MissingSections({ written, mayWrite }: MissingSectionsProps) {
  const { editor } = written
  const t = useTranslations('editor.prompts')
  const missing = useFact(written, (facts) => facts.missing)
  if (missing.length === 0) return null
  return (
    <div className="t missing">
      <h2 className="label">{t('more')}</h2>
      <ul>
        {missing.map((section) => (
          <li key={section.key} className="asked">
            <h3>{section.title}</h3>
            <p>
              {section.prompt} {section.hint}
            </p>
            {mayWrite && (
              <Button
                look="quiet"
                aria-label={t('writeNamed', { title: section.title })}
                onClick={() => editor.chain().writeSection(section.key).focus().run()}
              >
                {t('write')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {mayWrite && (
        <p className="small dim hide-s">{t('tip', { keys: `${modKey()} Alt Enter` })}</p>
      )}
    </div>
  )
}
