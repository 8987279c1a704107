// The example's four texts that outlive a cycle: data, one function an element.
import { list, part, type ExamplePart, type OnDay } from './part'

export function vision(): ExamplePart[] {
  return [
    part(
      'amara',
      188,
      '## A day in that future',
      'In ten years anyone in Tarnbridge can walk into a warm, well-lit library on the way home, whatever their shift. All six branches open at least three evenings and one weekend day. A bus driver who finishes at eight can print a form. A pupil without a quiet room at home can revise until nine. Two neighbours who agree about nothing else still share the newspaper table.',
    ),
    part(
      'tomasz',
      186,
      'Opening hours are set together by the people who use them and the people who staff them, and nobody works a late turn they did not choose.',
    ),
    part(
      'noor',
      186,
      '## What holds it up',
      'Three things hold this up: steady staffing, funding that lasts longer than a year, and the habit of asking.',
    ),
    part(
      'amara',
      181,
      '## What we value and will not trade away',
      'We will not trade safe, paid staffing for longer hours.',
    ),
    part(
      'tomasz',
      149,
      '## What we do not know yet',
      'We do not yet know what evening opening should look like in Northfields.',
    ),
  ]
}

export function structuralAnalysis(): ExamplePart[] {
  return [
    part(
      'tomasz',
      176,
      '## The system in one paragraph',
      'Opening hours were fixed when most of the city worked nine to five. Today, by our street count, about four in ten working residents finish after the doors close (1). Money is set one year at a time and one building at a time, so branches compete and nobody plans a city-wide rota.',
    ),
    part(
      'tomasz',
      175,
      '## How it keeps itself going',
      'Cutting hours is the easiest saving, because it needs no redundancies; restoring them needs new money, so hours ratchet down. Visits then fall, and the fall is read as lack of interest.',
    ),
    part(
      'amara',
      173,
      '## Who gains and who bears the cost, group by group',
      'People with the least slack in their day, such as shift workers, carers and pupils in crowded homes, lose most. Retired and home-working residents lose little.',
    ),
    part(
      'tomasz',
      92,
      '## Where it is strong and where it is weak',
      'The service’s strength is trust in its staff; its weak spot is that demand outside opening hours has never been measured.',
    ),
    part(
      'mei-lin',
      90,
      '## What would show this reading is wrong',
      'Rival reading considered: people simply prefer e-books. E-loans grew, but evening requests grew faster (2).',
      'Notes: (1) Street count sheet, kept by the group. (2) Borrower survey, public.',
    ),
  ]
}

export function conjuncturalAnalysis(on: OnDay): ExamplePart[] {
  return [
    part(
      'jonas',
      18,
      '## As of, and what changed since the last edition',
      `As of ${on(-12)}. Two months ago we noted two openings. The city found a one-year underspend worth about 1,400 staff hours, which the culture committee must commit by ${on(71)} or lose. And spring roof repairs at Castle Green push its evening study groups towards other branches.`,
    ),
    part(
      'jonas',
      17,
      'Since then two things changed. The staff association will talk about voluntary late turns if they are paid at the evening rate, which has itself risen by four per cent. And a heating review may close one small branch, while two committee members want the money back in reserves.',
    ),
    part(
      'rafael',
      16,
      '## Events that weigh most, and where they are being settled',
      list(
        `The underspend: the culture committee commits it by ${on(71)}, or it is lost.`,
        'The roof repairs: study groups from Castle Green look for another branch.',
        'Late turns: the staff association will talk, at the evening rate.',
        'The heating review: it may close one small branch.',
        'The reserves: two committee members want the money back.',
      ),
    ),
    part(
      'tomasz',
      15,
      '## The primary tension',
      'The primary tension is still between a single chance to prove evening demand and a budget habit that reads unspent money as unneeded.',
    ),
    part(
      'jonas',
      12,
      '## Opening and danger',
      'The opening is real but short. The danger is a pilot so thin that it appears to prove nobody came.',
    ),
  ]
}

export function liberatoryStrategy(): ExamplePart[] {
  return [
    part(
      'amara',
      168,
      '## Our theory of change in five sentences',
      'We win lasting hours by making unmet demand visible, then shared, then routine.',
    ),
    part(
      'noor',
      166,
      '## Who leads, who joins, who stands against',
      'People who cannot come by day must lead, because only they can show what is missing. Staff are the key partner: nothing lasts that they did not help design.',
    ),
    part(
      'amara',
      165,
      '## Phases, and what each makes possible',
      list(
        'Phase 1, *Show it*: short pilots that count who comes.',
        'Phase 2, *Share it*: staff, colleges and shops ask alongside us.',
        'Phase 3, *Fund it*: a three-year, city-wide hours agreement replaces yearly branch budgets.',
        'Phase 4, *Keep it*: users and staff review hours together every year.',
      ),
      'Each phase makes the next possible: evidence, then allies, then an agreement, then a habit.',
    ),
    part(
      'tomasz',
      93,
      '## What we rule out',
      'We rule out unstaffed opening and volunteers behind the desk.',
    ),
    part(
      'mei-lin',
      88,
      '## What all this leans on',
      'All this leans on four assumptions; the heaviest is that evening use appears within twelve weeks if people know about it. The others:',
      list(
        'Staff volunteer if they shape the rota.',
        'The committee moves on counted evidence.',
        'Shops gain from evening footfall.',
      ),
    ),
  ]
}
