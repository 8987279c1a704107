/** Which text a comparison is about: as it is now, as an edition, after an edit, or at a time. */
export interface Side {
  elementId: string
  moment: Moment
}

export type Moment =
  | { kind: 'now' }
  | { kind: 'edition'; number: number }
  /** The number of an edit in the record of the element. */
  | { kind: 'edit'; edit: number }
  /** Milliseconds since 1970. */
  | { kind: 'time'; time: number }

/** Later than anybody will ask for; what lies far beyond is no time at all. */
const LATEST = 9_999_999_999_999

export const NOW: Moment = { kind: 'now' }

/** A side as an address names it: the id of its element, and what it says there. */
export function nameOfSide({ elementId, moment }: Side): string {
  return moment.kind === 'now' ? elementId : `${elementId}@${nameOfMoment(moment)}`
}

/** What `nameOfSide` made; null for anything else. */
export function sideNamed(name: string | null): Side | null {
  const [elementId = '', said, ...more] = (name ?? '').split('@')
  if (elementId === '' || more.length > 0) return null
  const moment = said === undefined ? NOW : momentNamed(said)
  return moment && { elementId, moment }
}

export function nameOfMoment(moment: Moment): string {
  switch (moment.kind) {
    case 'now':
      return 'now'
    case 'edition':
      return `edition-${moment.number}`
    case 'edit':
      return `edit-${moment.edit}`
    case 'time':
      return `time-${moment.time}`
    default:
      return moment satisfies never
  }
}

/** What `nameOfMoment` made; null for anything else. */
export function momentNamed(name: string): Moment | null {
  if (name === 'now') return NOW
  const [, kind, digits = ''] = /^(edition|edit|time)-(\d{1,16})$/.exec(name) ?? []
  const number = Number(digits)
  if (!Number.isSafeInteger(number)) return null
  switch (kind) {
    case 'edition':
      return { kind, number }
    case 'edit':
      return { kind, edit: number }
    case 'time':
      return number <= LATEST ? { kind, time: number } : null
    default:
      return null
  }
}

/** Where two texts are compared, on the page of an element. */
export function comparePath(elementId: string, from: Side, to: Side): string {
  return `/elements/${encodeURIComponent(elementId)}/compare${compareSearch(from, to)}`
}

export function compareSearch(from: Side, to: Side): string {
  // What an id and a moment are made of needs no signs of its own in an address.
  return `?from=${nameOfSide(from)}&to=${nameOfSide(to)}`
}
