import { part, type ExampleChange, type ExamplePart, type OnDay } from './part'

/** What the conjunctural analysis said before, each a whole text that was written over by the next. */
export function earlierAnalyses(on: OnDay): ExamplePart[] {
  return [
    part(
      'jonas',
      118,
      '## As of, and what changed since the last edition',
      `As of ${on(-118)}. We see one opening: spring roof repairs at Castle Green push its evening study groups towards other branches. Nobody has counted them yet.`,
      '## The primary tension',
      'The primary tension is between people who need evenings and opening hours that were fixed for another time.',
    ),
    part(
      'jonas',
      60,
      '## As of, and what changed since the last edition',
      `As of ${on(-60)}. We see two openings. The city found a one-year underspend worth about 1,400 staff hours, which the culture committee must commit by ${on(71)} or lose. And spring roof repairs at Castle Green push its evening study groups towards other branches.`,
      'The staff association will talk about voluntary late turns if they are paid at the evening rate.',
      '## The primary tension',
      'The primary tension is between a single chance to prove evening demand and a budget habit that reads unspent money as unneeded.',
    ),
  ]
}

/** What it is about to say: edition 4, still a draft. The repairs have moved. */
export function nextAnalysis(on: OnDay): ExampleChange[] {
  return [
    { by: 'jonas', daysAgo: 3, words: `As of ${on(-12)}.`, instead: `As of ${on(-3)}.` },
    {
      ...({ by: 'jonas', daysAgo: 3 } as const),
      words: 'And spring roof repairs at Castle Green push',
      instead: 'And roof repairs at Castle Green, now put off to late summer, will push',
    },
    {
      ...({ by: 'rafael', daysAgo: 2 } as const),
      words: 'The roof repairs: study groups from Castle Green look',
      instead: 'The roof repairs: from late summer on, study groups from Castle Green look',
    },
  ]
}
