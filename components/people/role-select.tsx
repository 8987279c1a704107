'use client'

import { useTranslations } from 'use-intl'
import { Role } from '@/lib/role'
import { can, ROLES, type Actor } from '@/lib/roles'

interface RoleSelectProps {
  label: string
  value: Role
  actor: Actor
  /** The role they have now. */
  from: Role
  onChange: (role: Role) => void
}

/** The roles this person may hand out, strongest first. */
export function RoleSelect({ label, value, actor, from, onChange }: RoleSelectProps) {
  const t = useTranslations('roles')
  const offered = ROLES.filter(
    (role) => can(actor, 'member.change-role', { role, from }).allowed,
  ).reverse()
  return (
    <select
      className="in small-in"
      aria-label={label}
      value={value}
      onChange={(event) => onChange(Role.parse(event.target.value))}
    >
      {offered.map((role) => (
        <option key={role} value={role}>
          {t(role)}
        </option>
      ))}
    </select>
  )
}
