import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { Chunk } from './update-log'

/**
 * Why there is a link. What was there before the chain is in its first ones (`begun`); chunks that
 * were made since (`gathered`), made coarser (`thinned`), cut off (`cut`) or had words taken out for
 * good (`erased`) have one each. `restored` says that a backup was put back, `made` is an edition.
 */
export type LinkKind = 'begun' | 'gathered' | 'thinned' | 'cut' | 'restored' | 'erased' | 'made'

/** One entry of a chain. Links are only ever added. */
export interface Link {
  /** Counts from 1 in each chain. */
  number: number
  /** Milliseconds since 1970. */
  at: number
  kind: LinkKind
  /** JSON; hashed as it stands here, so that nobody has to write it the same way again. */
  facts: string
  /** SHA-256 over all of this and the hash of the link before, in hex. */
  hash: string
}

/** The newest link of a chain. */
export type ChainHead = Pick<Link, 'number' | 'hash'>

/** A chain that nothing is in yet. */
export const NO_LINK: ChainHead = { number: 0, hash: '' }

/**
 * What a link says: these parts stand in the place of all that begin after `after`, up to `upTo`.
 * So what was replaced lawfully still follows from the chain, and the links about it stay.
 */
const LinkFacts = z.looseObject({
  after: z.number(),
  upTo: z.number(),
  /** The first edit of each chunk, or the number of an edition, and its digest. */
  parts: z.array(z.tuple([z.number(), z.string()])),
})
type LinkFacts = z.infer<typeof LinkFacts>

/** Kinds that take the place of parts of the chain; all others only add. */
const REPLACING: ReadonlySet<LinkKind> = new Set<LinkKind>(['thinned', 'cut', 'erased'])

/** The link that comes after another. */
export function linkAfter(before: ChainHead, link: Pick<Link, 'at' | 'kind' | 'facts'>): Link {
  const next = { number: before.number + 1, ...link }
  return { ...next, hash: hashOfLink(before.hash, next) }
}

export function hashOfLink(before: string, link: Omit<Link, 'hash'>): string {
  return sha256(JSON.stringify([before, link.number, link.at, link.kind, link.facts]))
}

/** Something of a chain, or of what it is about, that does not hold. */
export interface ChainFault {
  code:
    | 'link-changed'
    | 'link-missing'
    | 'chain-rewritten'
    | 'part-changed'
    | 'part-missing'
    | 'part-unknown'
    | 'edits-missing'
    | 'text-differs'
    | 'unreadable'
  /** The number of the link or edition, or the edit with which the part begins. */
  at: number
}

/** What a chain says, read link by link; then its parts are held against it one by one. */
export class ChainReading {
  head = NO_LINK
  links = 0
  /** Links that say that something was thinned, cut off or erased. */
  replaced = 0
  readonly faults: ChainFault[] = []
  /** The digest that each part must have, by where it begins; those that were seen are taken out. */
  readonly #parts = new Map<number, string>()
  readonly #noted: Map<string, number>

  /** @param noted links that must be there as they were */
  constructor(noted: readonly ChainHead[]) {
    const some = noted.filter(({ number }) => number > 0)
    this.#noted = new Map(some.map(({ number, hash }) => [`${number} ${hash}`, number]))
  }

  add(link: Link): void {
    const { number, hash } = link
    this.links += 1
    // Also of a link that does not follow: or each of its parts would be a fault of its own.
    const isPlaced = this.#place(link)
    if (number !== this.head.number + 1) this.#fault('link-missing', this.head.number + 1)
    else if (!isPlaced || hash !== hashOfLink(this.head.hash, link))
      this.#fault('link-changed', number)
    this.#noted.delete(`${number} ${hash}`)
    this.head = { number, hash }
  }

  /** A part as it lies there. */
  hold(first: number, digest: string): void {
    const said = this.#parts.get(first)
    if (said === undefined) this.#fault('part-unknown', first)
    else if (said !== digest) this.#fault('part-changed', first)
    this.#parts.delete(first)
  }

  /** After all links and parts: what should have been there, too. */
  end(): void {
    for (const first of this.#parts.keys()) this.#fault('part-missing', first)
    for (const number of this.#noted.values()) this.#fault('chain-rewritten', number)
  }

  /** Answers false when a link cannot be read, or puts something where there is something already. */
  #place({ kind, facts }: Link): boolean {
    const said = factsOf(facts)
    if (!said) return false
    this.replaced += REPLACING.has(kind) ? 1 : 0
    if (REPLACING.has(kind))
      for (const first of this.#parts.keys())
        if (first > said.after && first <= said.upTo) this.#parts.delete(first)
    const isNew = said.parts.every(([first]) => !this.#parts.has(first))
    for (const [first, digest] of said.parts) this.#parts.set(first, digest)
    return isNew
  }

  #fault(code: ChainFault['code'], at: number): void {
    this.faults.push({ code, at })
  }
}

function factsOf(facts: string): LinkFacts | null {
  try {
    return LinkFacts.parse(JSON.parse(facts))
  } catch {
    return null
  }
}

/** A chunk in one number: its bytes as they lie, with who wrote it and when. */
export function digestOfChunk(chunk: Chunk): string {
  const { first, last, until, userId, key, from, at, updates, bytes } = chunk
  const facts = [first, last, until, userId, digestOfKey(key), from, at, updates]
  return createHash('sha256').update(JSON.stringify(facts)).update('\n').update(bytes).digest('hex')
}

/** Which session wrote it can be held against others, and says no more: it is nobody's business. */
export function digestOfKey(key: string | null): string | null {
  return key === null ? null : sha256(key)
}

export function sha256(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex')
}
