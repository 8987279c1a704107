import type { Node } from '@tiptap/pm/model'
import { Transform } from '@tiptap/pm/transform'
import { expect, inject, it } from 'vitest'
import { applyHunks } from './apply-hunks'
import { hunksBetween, type Hunk } from './hunks-between'
import { RandomWriter, randomFrom } from './testing/random-text'

const ROUNDS = 2000

it(`[CO45] all pieces make the other text, none leave it alone, some leave a whole one: ${ROUNDS} times`, () => {
  let several = 0
  for (let n = 0; n < ROUNDS; n++) {
    const seed = inject('seed') + n
    const writer = new RandomWriter(randomFrom(seed))
    const base = writer.text()
    const fork = writer.edited(base, 1 + writer.below(8))
    const hunks = hunksBetween(base, fork)
    const told = () => `seed ${seed}\n${base.toString()}\n${fork.toString()}`
    expect(with_(base, hunks).eq(fork), told()).toBe(true)
    expect(
      hunks.every((one, i) => i === 0 || (hunks[i - 1]?.to ?? 0) <= one.from),
      told(),
    ).toBe(true)
    if (base.eq(fork)) expect(hunks, told()).toEqual([])
    if (hunks.length > 1) several++
    const some = hunks.filter(() => writer.below(2) === 0)
    const shuffled = some.toSorted(() => writer.below(3) - 1)
    expect(() => oneByOne(base, shuffled).check(), told()).not.toThrow()
    expect(with_(base, some).eq(oneByOne(base, some)), told()).toBe(true)
  }
  expect(several).toBeGreaterThan(ROUNDS / 10)
}, 120_000)

function with_(base: Node, hunks: readonly Hunk[]): Node {
  const tr = new Transform(base)
  applyHunks(tr, hunks)
  tr.doc.check()
  return tr.doc
}

/** In this order, each after the places have moved. */
function oneByOne(base: Node, hunks: readonly Hunk[]): Node {
  const tr = new Transform(base)
  for (const { from, to, after } of hunks) {
    const place = { from: tr.mapping.map(from, 1), to: tr.mapping.map(to, -1), after }
    applyHunks(tr, [{ ...place, to: Math.max(place.from, place.to) }])
  }
  return tr.doc
}
