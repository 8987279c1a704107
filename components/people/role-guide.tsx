'use client'

import { useTranslations } from 'use-intl'
import { ROLES } from '@/lib/roles'
import type { Workspace } from '@/lib/workspaces'
import { whatRoleMay } from './what-role-may'

/** What each role may do, one sentence each. */
export function RoleGuide({ workspace }: { workspace: Workspace }) {
  const t = useTranslations()
  return (
    <section aria-labelledby="roles">
      <h2 className="label" id="roles">
        {t('people.roles')}
      </h2>
      <dl className="stack mt-3">
        {[...ROLES].reverse().map((role) => (
          <div key={role}>
            <dt className="font-semibold">{t(`roles.${role}`)}</dt>
            <dd className="small muted">{t(whatRoleMay(role, workspace))}</dd>
          </div>
        ))}
      </dl>
      <p className="small muted mt-3">{t('people.roleLater')}</p>
    </section>
  )
}
