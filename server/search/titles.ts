import type { Query } from '../../lib/search/query'
import { passageOf } from '../../lib/search/passage'
import { matchName, pageOf } from './among'
import { canvasOf, type Asked, type Found, type Source } from './source'

/**
 * Canvases and elements by what they are called, in the reader's language: so nothing of these is in
 * the index. Canvases first. `vision library` finds the vision on the canvas about the library.
 */
export class TitleSource implements Source {
  readonly kind = 'title'
  readonly action = 'canvas.list'

  find({ canvases, query }: Asked, limit: number, from: string | null): Promise<Found> {
    const ofCanvases = canvases.flatMap((canvas) => {
      const match = matchName(canvas.title, query)
      if (!match) return []
      const passage = passageOf(canvas.title, match.ranges)
      const hit = { kind: 'title', canvas: canvasOf(canvas), element: null, passage } as const
      return [{ hit, isFull: match.isFull }]
    })
    const ofElements = canvases.flatMap((canvas) => {
      const { own, rest } = split(query, canvas.title)
      if (own.wanted.length === 0) return []
      return canvas.elements.flatMap(({ id, title }) => {
        const match = matchName(title, rest) ?? matchName(title, own)
        if (!match) return []
        const passage = passageOf(title, match.ranges)
        const element = { id, title }
        const hit = { kind: 'title', canvas: canvasOf(canvas), element, passage } as const
        return [{ hit, isFull: match.isFull }]
      })
    })
    return Promise.resolve(pageOf([...ofCanvases, ...ofElements], limit, from))
  }
}

/** The whole query; and what of it the name of the canvas does not say already. */
function split(query: Query, canvasTitle: string): { rest: Query; own: Query } {
  const { wanted, unwanted } = query
  const own = wanted.filter((phrase) => !matchName(canvasTitle, { wanted: [phrase], unwanted: [] }))
  return { rest: query, own: { wanted: own, unwanted } }
}
