'use client'

import { useTranslations } from 'use-intl'
import type { Canvas } from '@/lib/canvases'
import type { Person } from '@/lib/people'
import type { Whereabouts } from '@/lib/workspace-news'
import { Face } from '../ui/face'
import { PageLink } from '../ui/page-link'

interface WhoIsWhereProps {
  people: Whereabouts[]
  canvases: Canvas[]
  me: string
}

/** Everybody else who is on a canvas now: in which element, or looking at which board. */
export function WhoIsWhere({ people, canvases, me }: WhoIsWhereProps) {
  const t = useTranslations('home')
  const others = byPerson(people.filter(({ person }) => person.id !== me))
  return (
    <section aria-labelledby="where">
      <h2 className="label" id="where">
        {t('where')}
      </h2>
      {others.length === 0 && <p className="small muted mt-2">{t('nobodyElse')}</p>}
      <ul className="where">
        {others.map(({ person, places }) => (
          <li key={person.id}>
            <Face person={person} quiet />
            <span>
              {person.name}
              {places.map((place) => (
                <Place
                  key={`${place.canvasId} ${place.elementId}`}
                  place={place}
                  canvases={canvases}
                />
              ))}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Place({ place, canvases }: { place: Whereabouts; canvases: Canvas[] }) {
  const t = useTranslations('home')
  // Just made by somebody, and on its way here.
  const canvas = canvases.find(({ id }) => id === place.canvasId)
  if (!canvas) return null
  const element = canvas.elements.find(({ id }) => id === place.elementId)
  const href = element ? `/elements/${element.id}` : `/canvases/${canvas.id}`
  return (
    <PageLink className="small block" href={href}>
      {element?.title ?? t('onTheBoard')}, {canvas.title}
    </PageLink>
  )
}

/** In the order in which the server names them, which is that of the canvases. */
function byPerson(people: Whereabouts[]): { person: Person; places: Whereabouts[] }[] {
  const each = new Map<string, { person: Person; places: Whereabouts[] }>()
  for (const place of people) {
    const known = each.get(place.person.id)
    if (known) known.places.push(place)
    else each.set(place.person.id, { person: place.person, places: [place] })
  }
  return [...each.values()]
}
