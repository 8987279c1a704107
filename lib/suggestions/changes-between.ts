import { ChangeSet, simplifyChanges, type TokenEncoder } from '@tiptap/pm/changeset'
import type { Mark, Node } from '@tiptap/pm/model'
import { StepMap } from '@tiptap/pm/transform'
import { changedRegions, type Change } from './changed-regions'
import { slidChange } from './slid-change'

/**
 * What is different in the second of two texts, in order: the letters and their formats, and the
 * blocks with their settings. Changed words are taken as whole words.
 */
export function changesBetween(a: Node, b: Node, regions = changedRegions(a, b)): Change[] {
  // As steps one after the other: from the end, so that each still finds its place.
  const steps = regions.map(
    ({ fromA, toA, fromB, toB }) => new StepMap([fromA, toA - fromA, toB - fromB]),
  )
  const { changes } = ChangeSet.create(a, undefined, TOKENS).addSteps(b, steps.reverse(), null)
  const simple = simplifyChanges(changes, b)
  return simple.map((change, i) => {
    const back = change.fromB - (simple[i - 1]?.toB ?? 0)
    const on = (simple[i + 1]?.fromB ?? b.content.size) - change.toB
    return whole(a, b, slidChange(a, b, change, { back, on }))
  })
}

/** Letters differ where their formats do, and blocks where their settings do; every end is an end. */
const TOKENS: TokenEncoder<number | string> = {
  encodeCharacter: (char, marks) =>
    marks.length === 0 ? char : `${String.fromCharCode(char)} ${keyOfMarks(marks)}`,
  encodeNodeStart: (node) =>
    `${node.type.name} ${JSON.stringify(node.attrs)}${keyOfMarks(node.marks)}`,
  encodeNodeEnd: () => -1,
  compareTokens: (one, other) => one === other,
}

const KEYS = new WeakMap<readonly Mark[], string>()

function keyOfMarks(marks: readonly Mark[]): string {
  const known = KEYS.get(marks)
  if (known !== undefined) return known
  const key =
    marks.length === 0 ? '' : JSON.stringify(marks.map((mark) => mark.toJSON() as unknown))
  KEYS.set(marks, key)
  return key
}

/** Half of a character that takes two places is none. */
function whole(a: Node, b: Node, { fromA, toA, fromB, toB }: Change): Change {
  const start = cuts(a, fromA) || cuts(b, fromB) ? 1 : 0
  const end = cuts(a, toA) || cuts(b, toB) ? 1 : 0
  return { fromA: fromA - start, toA: toA + end, fromB: fromB - start, toB: toB + end }
}

function cuts(doc: Node, pos: number): boolean {
  const $pos = doc.resolve(pos)
  if ($pos.textOffset === 0) return false
  const text = $pos.parent.child($pos.index()).text ?? ''
  return /^[\uD800-\uDBFF][\uDC00-\uDFFF]$/.test(
    text.slice($pos.textOffset - 1, $pos.textOffset + 1),
  )
}
