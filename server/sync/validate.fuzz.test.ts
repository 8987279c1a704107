import { describe, expect, inject, it } from 'vitest'
import * as Y from 'yjs'
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
      // Known: the judge does not know the order within a list, so it lets through what says that
      // it stands behind its right neighbour. Yjs puts that here in one copy and there in another.
      expect(seen.crossed / MUTATIONS).toBeLessThan(0.001)
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
  /** Differences made by structs whose neighbours stand the other way round. */
  crossed: number
  /** What should not have happened, with the update in hex. */
  faults: string[]
}

function attacked(random: Random, times: number, decide: typeof judge): Seen {
  const seen: Seen = {
    verdicts: { new: 0, known: 0, gap: 0, refused: 0 },
    reasons: new Set(),
    crossed: 0,
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
      if (error instanceof Difference && error.isCrossed) seen.crossed += 1
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
    ledger.remember(judgement, userId)
    Y.applyUpdate(ledger.doc, judgement.news)
    const shown = hashOf(ledger.doc)
    const others = {
      'what the record replays to': ledger.taken,
      'what is sent to who comes now': [Y.mergeUpdates(ledger.taken)],
      'what a snapshot holds': [Y.encodeStateAsUpdate(ledger.doc)],
    }
    for (const [name, updates] of Object.entries(others))
      if (shown !== contentHash(updates))
        throw new Difference(`Not ${name}.`, isCrossed(judgement.news, ledger.doc))
    return judgement
  }
}

class Difference extends Error {
  constructor(
    message: string,
    readonly isCrossed: boolean,
  ) {
    super(message)
  }
}

/** Whether a struct of the update says that it stands behind its right neighbour. */
function isCrossed(update: Uint8Array, doc: Y.Doc): boolean {
  return Y.decodeUpdate(update).structs.some((struct) => {
    if (!(struct instanceof Y.Item) || !struct.origin || !struct.rightOrigin) return false
    const [left, right] = [struct.origin, struct.rightOrigin].map((id) => Y.getItem(doc.store, id))
    if (!(left instanceof Y.Item) || !(right instanceof Y.Item)) return false
    if (left === right) return struct.origin.clock >= struct.rightOrigin.clock
    for (let at = left.right; at; at = at.right) if (at === right) return false
    return true
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
