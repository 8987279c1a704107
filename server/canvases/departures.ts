import type { Person } from '../../lib/people'
import { LEFT_FOR_MS } from '../../lib/company'
import type { Left } from '../../lib/presence'

interface Canvas {
  here: Map<string, Person>
  left: Map<string, { person: Person; at: number }>
  /** Told of somebody who left, and so to be told when there is nobody like that any more. */
  told: boolean
}

/** Who was on a canvas a short while ago. Kept in memory only, and not for long. */
export class Departures {
  readonly #canvases = new Map<string, Canvas>()

  /**
   * @param here everybody on the canvas now, in any number of pages
   * @returns who left lately, newest first; null when there is nothing to tell
   */
  note(channelId: string, here: readonly Person[], now: number): Left[] | null {
    this.#forget(now)
    const canvas = this.#canvases.get(channelId) ?? {
      here: new Map(),
      left: new Map(),
      told: false,
    }
    this.#canvases.set(channelId, canvas)
    const present = new Map(here.map((person) => [person.id, person]))
    for (const person of canvas.here.values())
      if (!present.has(person.id)) canvas.left.set(person.id, { person, at: now })
    for (const id of present.keys()) canvas.left.delete(id)
    canvas.here = present
    if (canvas.left.size === 0 && !canvas.told) return null
    canvas.told = canvas.left.size > 0
    return [...canvas.left.values()]
      .sort((a, b) => b.at - a.at)
      .map(({ person, at }) => ({ person, ago: now - at }))
  }

  get size(): number {
    return this.#canvases.size
  }

  #forget(now: number): void {
    for (const [channelId, { here, left }] of this.#canvases) {
      for (const [id, { at }] of left) if (now - at > LEFT_FOR_MS) left.delete(id)
      if (here.size === 0 && left.size === 0) this.#canvases.delete(channelId)
    }
  }
}
