import { describe, expect, inject, it } from 'vitest'
import * as Y from 'yjs'
import { FRAGMENT } from '../../lib/protocol'
import { ClockRanges } from './clock-ranges'
import { contentHash, hashOf } from './content-hash'
import { Places } from './places'
import { busyDocument } from './testing/busy-document'
import { Ledger } from './testing/ledger'
import { mutated } from './testing/mutate-update'
import { Random } from './testing/random'
import { judge, type Judgement } from './validate'

// T3 of the acceptance suite, its first layer: real updates, mutated by their grammar, before the
// judge. A soak is the same with MUTATIONS=10000000.
const MUTATIONS = Number(process.env.MUTATIONS ?? 100_000)
/** Of one document; then another one is written. */
const A_DOCUMENT = 500
const MALLORY = 999_999_999

describe('updates mutated by their grammar', () => {
  it(
    `[SY7] ${MUTATIONS} of them: none throws, changes what it was given, or shows copies different things`,
    () => {
      const seen = attacked(new Random(inject('seed')), MUTATIONS, judge)
      expect(seen.faults).toEqual([])
      // Known: the judge knows neither the order within a list nor the words. So it lets through what
      // claims an order that cannot have been, or stands in the middle of a character. Yjs then shows
      // the same words, in one order here and in another there, or breaks the character in one copy.
      expect(seen.known / MUTATIONS).toBeLessThan(0.001)
      // All ways out were taken, often enough to mean something.
      const share = (verdict: Judgement['verdict']) => seen.verdicts[verdict] / MUTATIONS
      expect(share('new')).toBeGreaterThan(0.01)
      expect(share('known')).toBeGreaterThan(0.01)
      expect(share('gap')).toBeGreaterThan(0.05)
      expect(share('refused')).toBeGreaterThan(0.3)
      expect(seen.reasons.size).toBeGreaterThan(10)
    },
    60_000 + MUTATIONS * 2,
  )

  it('[SY7] the same test notices a judge that keeps updates as they came', () => {
    const keepsAll: typeof judge = (update, userId, known) => {
      const judgement = judge(update, userId, known)
      return judgement.verdict === 'new' ? { ...judgement, news: update } : judgement
    }
    expect(attacked(new Random(1), 20_000, keepsAll).faults.length).toBeGreaterThan(0)
  }, 60_000)

  it('[SY7] the same test notices a judge that does not ask where neighbours lie', () => {
    const placeless: typeof judge = (update, userId, known) =>
      judge(update, userId, { ...known, holderOf: () => undefined, places: new Places() })
    expect(attacked(new Random(1), 20_000, placeless).faults.length).toBeGreaterThan(0)
  }, 60_000)
})

interface Seen {
  verdicts: Record<Judgement['verdict'], number>
  reasons: Set<string>
  /** Differences of the kind that the judge cannot see. */
  known: number
  /** What should not have happened, with the update in hex. */
  faults: string[]
}

function attacked(random: Random, times: number, decide: typeof judge): Seen {
  const seen: Seen = {
    verdicts: { new: 0, known: 0, gap: 0, refused: 0 },
    reasons: new Set(),
    known: 0,
    faults: [],
  }
  let room = new Target(random)
  for (let i = 0; i < times && seen.faults.length < 5; i++) {
    if (i % A_DOCUMENT === 0) room = new Target(random)
    const update = room.mutation()
    const given = Buffer.from(update)
    try {
      const judgement = room.attack(update, random.oneIn(2) ? 'mallory' : 'ada', decide)
      seen.verdicts[judgement.verdict] += 1
      if (judgement.verdict === 'refused') seen.reasons.add(judgement.reason)
      if (!given.equals(update)) throw new Error('It changed the update.')
    } catch (error) {
      if (error instanceof Difference && error.isOfOrder) seen.known += 1
      else seen.faults.push(`${String(error)} ${given.toString('hex')}`)
      room = new Target(random)
    }
  }
  return seen
}

/** A document two people have written, and what each of them is about to send. */
class Target {
  readonly #ledger = new SealedLedger()
  readonly #material: Uint8Array[]

  constructor(private readonly random: Random) {
    const written = busyDocument(random, ['ada', 'ben'], 60)
    for (const { userId, update } of written.slice(0, -10)) this.#ledger.take(update, userId)
    this.#material = written.slice(-15).map(({ update }) => update)
  }

  mutation(): Uint8Array {
    const terrain = { clocks: this.#ledger.clocks, own: MALLORY }
    return mutated(this.random, this.#material, terrain)
  }

  /** @throws Error when the judge changes what it knows, or copies show different things after it */
  attack(update: Uint8Array, userId: string, decide: typeof judge): Judgement {
    const ledger = this.#ledger
    const judgement = ledger.sealed(() => decide(update, userId, ledger))
    if (judgement.verdict !== 'new') return judgement
    ledger.keep(judgement, userId)
    const shown = hashOf(ledger.doc)
    const others = {
      'what the record replays to': ledger.taken,
      'what is sent to who comes now': [Y.mergeUpdates(ledger.taken)],
      'what a snapshot holds': [Y.encodeStateAsUpdate(ledger.doc)],
    }
    for (const [name, updates] of Object.entries(others))
      if (shown !== contentHash(updates))
        throw new Difference(`Not ${name}.`, differInOrder(ledger.doc, updates))
    return judgement
  }
}

class Difference extends Error {
  constructor(
    message: string,
    readonly isOfOrder: boolean,
  ) {
    super(message)
  }
}

/** Half of a character, and what Yjs puts in the place of one. */
const BREAKABLE = /[\uD800-\uDFFF\uFFFD]/g

/** Whether both show the same words, in whatever order and with whatever marks. */
function differInOrder(doc: Y.Doc, updates: readonly Uint8Array[]): boolean {
  const other = new Y.Doc()
  for (const update of updates) Y.applyUpdate(other, update)
  const [one, two] = [doc, other].map((copy) => partsOf(copy.getXmlFragment(FRAGMENT)).sort())
  return JSON.stringify(one) === JSON.stringify(two)
}

function partsOf(parent: Y.XmlFragment): string[] {
  return parent.toArray().flatMap((node) => {
    if (node instanceof Y.XmlElement)
      return [node.nodeName, JSON.stringify(node.getAttributes()), ...partsOf(node)]
    if (!(node instanceof Y.XmlText)) return []
    return (node.toDelta() as { insert: unknown }[]).flatMap(({ insert }) =>
      typeof insert === 'string'
        ? insert.replaceAll(BREAKABLE, '').split('')
        : [JSON.stringify(insert)],
    )
  })
}

/** Breaks when it is changed while it is sealed. */
class SealedLedger extends Ledger {
  #isSealed = false
  override clocks = sealable(new Map<number, number>(), () => this.#isSealed)
  override writers = sealable(new Map<number, string>(), () => this.#isSealed)
  override deleted = sealable(new ClockRanges(), () => this.#isSealed)
  override places = sealable(new Places(), () => this.#isSealed)

  sealed<T>(look: () => T): T {
    this.#isSealed = true
    try {
      return look()
    } finally {
      this.#isSealed = false
    }
  }
}

function sealable<T extends object>(thing: T, isSealed: () => boolean): T {
  for (const name of ['set', 'delete', 'clear', 'add', 'addAll'] as const) {
    const change = (thing as Record<string, unknown>)[name]
    if (typeof change !== 'function') continue
    Object.defineProperty(thing, name, {
      value(...args: unknown[]) {
        if (isSealed()) throw new Error('The judge changed what it knows.')
        return Reflect.apply(change, thing, args) as unknown
      },
    })
  }
  return thing
}
