// The example's second strategy, an alternative to the first: three texts, the rest still to come.
import { list, part, type ExamplePart } from './part'

export function doorVision(): ExamplePart[] {
  return [
    part(
      'tomasz',
      62,
      '## A day in that future',
      'In ten years nobody in Tarnbridge is further than a ten-minute walk from a book they asked for. A lending van stops twice a week at every estate and at the hospital. Lockers at the larger bus stops hold what was ordered the evening before. A night nurse picks up two novels on the way home; a child in Northfields returns a picture book at the stop by the school.',
    ),
    part(
      'rafael',
      58,
      '## What holds it up',
      'Two vans, paid drivers who know their readers by name, and a catalogue that tells you where a book is today. The six branches stay, as places to sit and to ask.',
    ),
    part(
      'tomasz',
      55,
      '## What we value and will not trade away',
      'Lending stays free, and the small branches are not closed to pay for lockers.',
    ),
  ]
}

export function doorAnalysis(): ExamplePart[] {
  return [
    part(
      'tomasz',
      52,
      '## The system in one paragraph',
      'The library is a set of buildings, and whoever cannot come to a building is counted as somebody who does not read. Money follows visits, so places with a good bus line get more, and places without one get less each year.',
    ),
    part(
      'mei-lin',
      49,
      '## Who gains and who bears the cost, group by group',
      list(
        'People near Castle Green and Weir Street gain: they have a branch and a bus.',
        'Northfields and Old Mill bear the cost: two changes of bus for one book.',
        'People on shifts, carers and those who walk badly are missing from every figure.',
      ),
    ),
    part(
      'tomasz',
      47,
      '## Where it is strong and where it is weak',
      'The catalogue is good, and staff know what people like. The weak spot is the last mile: nobody is in charge of it, so it appears in no budget.',
    ),
  ]
}

export function doorStrategy(): ExamplePart[] {
  return [
    part(
      'tomasz',
      40,
      '## Our theory of change in five sentences',
      'We bring the library to the door, one round at a time. Each round shows who was missing before. People who are reached speak for the next round better than we can. The bus company gains passengers at stops with lockers, so it has a reason of its own to share the cost. When half the city is on a round, the question is no longer whether but how often.',
    ),
    part(
      'rafael',
      36,
      '## Phases, and what each makes possible',
      list(
        '*One van, one round*: Northfields and the hospital, counted for a year.',
        '*Six stops*: lockers where the van already goes, so that they are filled anyway.',
        '*A round for everybody*: a shared agreement between the city and the bus company.',
      ),
    ),
    part(
      'tomasz',
      33,
      '## What we rule out',
      'No delivery to single homes by courier, and no volunteers in place of drivers.',
    ),
  ]
}
