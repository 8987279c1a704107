import { createApi } from '@/lib/client/api'
import { PastReader } from '@/lib/client/past-reader'
import { authorship, contributors } from '@/lib/history/authorship'
import { between } from '@/lib/history/between'
import { changedPassages } from '@/lib/history/passages'
import { searchPast } from '@/lib/history/past-search'
import { headingsOf, sessionsOf } from '@/lib/history/sessions'
import { countedIn, shownParts } from '@/lib/history/shown-parts'
import { statusesOf } from '@/lib/history/statuses'
import { answerQuestions } from '../workers/answer-questions'
import type { Answers, Asked, EntryNote, Kind, Question } from './past-questions'

// Reads and replays records away from the page: a long text takes a second of work, in which nobody
// who writes is to wait.

const api = createApi((path, init) => fetch(path, init))
const readers = new Map<string, PastReader>()

answerQuestions<Asked>(({ elementId, question }) => {
  const reader = readers.get(elementId) ?? new PastReader(api, elementId)
  readers.set(elementId, reader)
  return answerTo(reader, question)
})

async function answerTo(reader: PastReader, question: Question): Promise<Answers[Kind]> {
  switch (question.kind) {
    case 'authors': {
      await reader.refresh()
      const { past, origins } = reader
      return {
        people: [...reader.people.values()],
        passages: authorship(past, origins),
        contributors: contributors(past, origins),
        entries: notesOf(reader),
      }
    }
    case 'timeline': {
      await reader.refresh()
      return {
        people: [...reader.people.values()],
        sessions: sessionsOf(reader.past),
        headings: headingsOf(reader.past),
        statuses: statusesOf(reader.past),
        steps: stepsOf(reader),
      }
    }
    case 'between': {
      if (reader.past.last < 0) await reader.refresh()
      const { before, after } = question
      const { past, knownOrigins } = reader
      // The first text is shown before it is known which words of it came back.
      if (!knownOrigins) setTimeout(() => reader.origins)
      const parts = shownParts(past, between(past, before, after, knownOrigins))
      return { parts, counted: countedIn(parts) }
    }
    case 'find': {
      if (reader.past.last < 0) await reader.refresh()
      return searchPast(reader.past, question.words)
    }
    case 'since': {
      await reader.refresh()
      const { past, origins } = reader
      const { moment, me } = question
      const before =
        'edit' in moment
          ? past.steps.findLastIndex(({ until }) => until <= moment.edit)
          : past.stepAt(moment.time)
      const parts = shownParts(past, between(past, before, past.last, origins))
      return {
        people: [...reader.people.values()],
        passages: changedPassages(parts, me),
        ...{ from: past.steps[before]?.until ?? 0, to: past.head },
      }
    }
    default:
      return question satisfies never
  }
}

function stepsOf({ past }: PastReader): Answers['timeline']['steps'] {
  return past.steps.map(({ from, at, until, entries }) => ({
    ...{ from, at, until },
    by: [...new Set(entries.map((entry) => past.authorOf(entry)))],
  }))
}

function notesOf({ past }: PastReader): EntryNote[] {
  return past.entries.map(({ userId, at }) => ({ by: userId, at }))
}
