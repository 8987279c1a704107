import { expect, it } from 'vitest'
import { kinOf } from './kin'

/** Rows from lines such as `copy < origin`. */
function rows(...lines: string[]) {
  return lines.map((line) => {
    const [id = '', origin = null] = line.split(' < ')
    return { id, origin_canvas_id: origin }
  })
}

function kin(of: ReturnType<typeof rows>, id: string): string[] {
  return kinOf(of, id).map(({ canvas, kinship }) => `${kinship} ${canvas.id}`)
}

it('[HI61] names what a canvas was made from, what was made from it, and what shares its origin', () => {
  const all = rows('one', 'two < one', 'three < two', 'four < one', 'five < four', 'alone')
  expect(kin(all, 'one')).toEqual(['copy two', 'copy three', 'copy four', 'copy five'])
  expect(kin(all, 'three')).toEqual(['origin two', 'origin one', 'shared four', 'shared five'])
  expect(kin(all, 'four')).toEqual(['origin one', 'copy five', 'shared two', 'shared three'])
  expect(kin(all, 'alone')).toEqual([])
  expect(kin(all, 'nobody')).toEqual([])
})

it('[HI61] an origin that is not there ends the line, and a ring of origins is walked once', () => {
  expect(kin(rows('one < gone', 'two < one'), 'two')).toEqual(['origin one'])
  const ring = rows('one < three', 'two < one', 'three < two')
  expect(kin(ring, 'one')).toEqual(['origin three', 'origin two'])
})
