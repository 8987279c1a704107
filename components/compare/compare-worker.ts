import { createApi } from '@/lib/client/api'
import { ApiError } from '@/lib/client/api-error'
import { PastReader } from '@/lib/client/past-reader'
import type { Content } from '@/lib/document/content'
import { asRead } from '@/lib/history/as-read'
import { between } from '@/lib/history/between'
import { betweenTexts, isChanged } from '@/lib/history/between-texts'
import { jsonFromParts } from '@/lib/history/json-from-parts'
import { partsFromJson } from '@/lib/history/parts-from-json'
import { countedIn, shownParts, type ShownPart } from '@/lib/history/shown-parts'
import { answerQuestions } from '../workers/answer-questions'
import type { CompareQuestion, Difference } from './compare-questions'
import type { Side } from './side'

// Reads two texts and holds one against the other, away from the page.

const api = createApi((path, init) => fetch(path, init))
const readers = new Map<string, PastReader>()

answerQuestions<CompareQuestion>(async ({ from, to, want }): Promise<Difference> => {
  const [older, newer] = [await textOf(from), await textOf(to)]
  const parts = betweenTexts(asRead(older.parts), asRead(newer.parts))
  const [counted] = countedIn(parts)
  return {
    parts: want === 'texts' ? parts : [],
    ...{ onlyFrom: counted?.wordsOut ?? 0, onlyTo: counted?.wordsIn ?? 0 },
    ...{ moved: counted?.moved ?? 0, isChanged: isChanged(parts) },
    ...{ from: { ...from, at: older.at }, to: { ...to, at: newer.at } },
  }
})

interface Read {
  parts: ShownPart[]
  at: number | null
}

/** @throws ApiError */
async function textOf({ elementId, moment }: Side): Promise<Read> {
  switch (moment.kind) {
    case 'now':
      return { parts: partsFromJson(await api.elementText(elementId)), at: null }
    case 'edition': {
      const { items } = await api.editions(elementId)
      const edition = items.find(({ number }) => number === moment.number)
      if (!edition) throw new ApiError('not_found', 'There is no such edition.', 404)
      const { content, madeAt } = await api.edition(edition.id)
      return { parts: partsFromJson(content), at: Date.parse(madeAt) }
    }
    case 'edit':
      return momentOf(elementId, (reader) =>
        reader.past.steps.findLastIndex(({ until }) => until <= moment.edit),
      )
    case 'time':
      return momentOf(elementId, (reader) => reader.past.stepAt(moment.time))
    default:
      return moment satisfies never
  }
}

async function momentOf(elementId: string, stepIn: (reader: PastReader) => number): Promise<Read> {
  const reader = readers.get(elementId) ?? new PastReader(api, elementId)
  readers.set(elementId, reader)
  await reader.refresh()
  const { past } = reader
  const step = stepIn(reader)
  // Said as the server says a text: records name marks in a way of their own.
  const said = jsonFromParts(shownParts(past, between(past, step, step)))
  return { parts: partsFromJson(said as Content), at: past.steps[step]?.at ?? null }
}
