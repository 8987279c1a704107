'use client'

import { createContext, useContext } from 'react'
import { useTranslations } from 'use-intl'
import { initials, type Person } from '@/lib/faces'

/** How people stand, by id, for all faces beneath; whoever is not named is here. */
export const FaceStates = createContext<ReadonlyMap<string, 'away' | 'following'>>(new Map())

interface FaceProps {
  person: Pick<Person, 'name' | 'colour'>
  /** Here is filled; away (idle, or left) is a ring; followed is a double ring. */
  state?: 'here' | 'away' | 'following'
  large?: boolean
  /** The name stands next to it already, so it is not read out again. */
  quiet?: boolean
}

/** Somebody: their colour, always with their initials. */
export function Face({ person, state = 'here', large = false, quiet = false }: FaceProps) {
  const classes = ['face', `w${person.colour}`, state === 'here' ? '' : state, large ? 'lg' : '']
  const className = classes.filter(Boolean).join(' ')
  const letters = initials(person.name)
  if (quiet)
    return (
      <span className={className} aria-hidden="true">
        {letters}
      </span>
    )
  return (
    <span className={className} role="img" aria-label={person.name} title={person.name}>
      {letters}
    </span>
  )
}

interface FacesProps {
  people: Person[]
  /** Id of the person looking; comes last. */
  me?: string
  /** How many faces are drawn before the rest becomes a number. */
  max?: number
  /** What these people have in common; "Here now" when not given. */
  label?: string
}

/** Several people in a row: at most `max`, then "+2", you last. Nothing when there are none. */
export function Faces({ people, me, max = 3, label }: FacesProps) {
  const t = useTranslations('shell')
  const states = useContext(FaceStates)
  if (people.length === 0) return null
  const ordered = [...people.filter(({ id }) => id !== me), ...people.filter(({ id }) => id === me)]
  const rest = ordered.slice(max)
  return (
    <span className="faces" role="group" aria-label={label ?? t('hereNow')}>
      {ordered.slice(0, max).map((person) => (
        <Face key={person.id} person={person} state={states.get(person.id) ?? 'here'} />
      ))}
      {rest.length > 0 && <More names={rest.map(({ name }) => name)} />}
    </span>
  )
}

function More({ names }: { names: string[] }) {
  const t = useTranslations('shell')
  const said = t('more', { count: names.length, names: names.join(', ') })
  return (
    <span className="face more" role="img" aria-label={said} title={said}>
      +{names.length}
    </span>
  )
}
