import type { Person } from '../faces'
import { cameBack } from '../history/came-back'
import type { ClockMap } from '../history/clock-map'
import { Past, type PastEntry } from '../history/past'
import type { RecordEntry } from '../history/record'
import type { Api } from './api'

/** The past of one element, read from the server and kept up with. */
export class PastReader {
  past = new Past()
  /** Those who wrote in it, by id, as they go by now. */
  readonly people = new Map<string, Person>()
  #epoch: number | null = null
  #origins: ClockMap | null = null

  constructor(
    private readonly api: Pick<Api, 'history'>,
    private readonly elementId: string,
  ) {}

  /** For words that came back, the entry that wrote them first. Takes a moment when it is new. */
  get origins(): ClockMap {
    return (this.#origins ??= cameBack(this.past))
  }

  /** The same, when it was asked for before. */
  get knownOrigins(): ClockMap | undefined {
    return this.#origins ?? undefined
  }

  /**
   * Takes in what was written since, page by page.
   * @returns whether there was anything
   * @throws ApiError
   */
  async refresh(): Promise<boolean> {
    let isNew = false
    let hasMore = true
    while (hasMore) {
      const page = await this.api.history(this.elementId, this.past.head)
      if (this.#epoch !== null && page.epoch !== this.#epoch) {
        // Put back from a backup, or cut: what we have may be of a history that ended.
        this.past = new Past()
        this.#epoch = null
        continue
      }
      this.#epoch = page.epoch
      for (const person of page.people) this.people.set(person.id, person)
      if (page.entries.length > 0) {
        this.past.add(entriesFrom(page.entries, await inflated(page.bytes)))
        this.#origins = null
        isNew = true
      }
      hasMore = page.upTo < page.head && page.entries.length > 0
    }
    return isNew
  }
}

function entriesFrom(entries: readonly RecordEntry[], bytes: Uint8Array): PastEntry[] {
  let end = 0
  return entries.map(({ by, size, ...entry }) => {
    end += size
    return { ...entry, userId: by, bytes: bytes.subarray(end - size, end) }
  })
}

/** What was deflated, out of base64. */
async function inflated(base64: string): Promise<Uint8Array> {
  const bytes = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0))
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw'))
  return new Uint8Array(await new Response(stream).arrayBuffer())
}
