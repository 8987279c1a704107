import { describe, expect, it } from 'vitest'
import { headingIn, headingSlug, ownPlace } from './own-links'

const HERE = 'https://canvas.example.org'

describe('links to pages of this installation', () => {
  it('[ED58] lead to elements, canvases and headings; whatever is elsewhere is not ours', () => {
    expect(ownPlace(`${HERE}/elements/ab_1#late-bus`, HERE)).toEqual({
      kind: 'element',
      id: 'ab_1',
      heading: 'late-bus',
    })
    expect(ownPlace(`${HERE}/canvases/c1`, HERE)?.kind).toBe('canvas')
    expect(ownPlace(`${HERE}/elements/a#%E0%A4`, HERE)?.heading).toBe('')
    for (const href of [
      'https://evil.example/elements/a',
      `${HERE}.evil.example/elements/a`,
      `${HERE}/settings`,
      `${HERE}/elements/../settings`,
      `${HERE}/elements/a/b`,
      'http://canvas.example.org/elements/a',
      'no address',
      null,
      { href: `${HERE}/elements/a` },
    ])
      expect(ownPlace(href, HERE), String(href)).toBeNull()
  })

  it('[ED58] a heading is found by its words, whatever signs and marks are in it', () => {
    const text =
      '## A *day* in that future!\n\nThe **late** bus [stops](https://a.b).\n\n- x\n\n## Next\n'
    expect(headingSlug(' A day in that future! ')).toBe('a-day-in-that-future')
    expect(headingSlug('Año 2030: ¿qué?')).toBe('año-2030-qué')
    expect(headingIn(text, 'a-day-in-that-future')).toEqual({
      title: 'A day in that future!',
      opening: 'The late bus stops. x',
    })
    expect(headingIn(text, 'next')?.opening).toBe('')
    expect(headingIn(text, 'gone')).toBeNull()
  })
})
