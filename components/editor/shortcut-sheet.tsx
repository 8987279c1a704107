'use client'

import { useTranslations } from 'use-intl'
import { Dialog } from '../ui/dialog'
import { modKey } from './mod-key'
import { SHORTCUTS } from './shortcuts'

/** The keys that really do something in a text. */
export function ShortcutSheet({ onClose }: { onClose: () => void }) {
  const t = useTranslations('writing.shortcuts')
  return (
    <Dialog open onClose={onClose} title={t('title')} text={t('text')} wide>
      <div className="shortcuts">
        {SHORTCUTS.map(({ name, keys }) => (
          <section key={name} aria-labelledby={`keys-${name}`}>
            <h3 id={`keys-${name}`}>{t(`groups.${name}`)}</h3>
            <dl>
              {keys.map(([what, combination]) => (
                <div key={what}>
                  <dt>{t(`names.${what}`)}</dt>
                  <dd>
                    {combination.split(' ').map((key) => (
                      <kbd key={key}>{key === 'Mod' ? modKey() : key}</kbd>
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  )
}
