// The example's five texts of a cycle: data, one function an element.
import { list, part, type ExamplePart, type OnDay } from './part'

export function situationalObjective(on: OnDay): ExamplePart[] {
  return [
    part(
      'amara',
      53,
      '## What: one result, with window and phase',
      `By ${on(71)} the culture committee commits the underspend to a staffed pilot of two late evenings a week at Weir Street and Copper Lane, running until ${on(133)}.`,
      '*Phase:* most of Phase 1; leaves city-wide counting for later.',
    ),
    part(
      'amara',
      53,
      '## Why',
      'It is the one decision this year that can turn an opinion about demand into a count.',
    ),
    part(
      'jonas',
      51,
      '## What becomes possible, and what if we do not',
      '*Opens up:* numbers for a city-wide agreement; a joint rota habit with staff.',
      '*If not:* the money goes back, and next year starts from “no proven need”.',
    ),
    part(
      'noor',
      50,
      '## What it means and does not mean',
      '*Means:* two branches, paid voluntary late turns, honest counting.',
      '*Does not mean:* that small branches matter less; that we accept unstaffed hours; that we endorse anyone at the next election.',
    ),
    part(
      'jonas',
      48,
      '## Can it be done, and would it happen without us?',
      '*Can it be done?* Likely: five of nine committee members are open.',
      '*Without us?* Unlikely: nobody else has the evening counts.',
    ),
    part(
      'rafael',
      47,
      '## How, with ideas about method',
      'Bring counted evidence, staff and shops together in one room before the meeting.',
    ),
  ]
}

export function scenarioPlanning(on: OnDay): ExamplePart[] {
  return [
    part(
      'mei-lin',
      42,
      '## Question and horizon',
      `What do we do after the committee meeting, up to ${on(133)}?`,
    ),
    part(
      'mei-lin',
      42,
      '## What is settled and what is not',
      'Two things are open and out of our hands: whether the committee commits the money, and whether enough staff choose late turns.',
    ),
    part(
      'rafael',
      40,
      '## The scenarios',
      list(
        '*Full rota* (yes, enough): open as planned, count from day one.',
        '*Lights on, desk empty* (yes, too few): open one branch only rather than thin both; offer later start times.',
        '*Willing but unfunded* (no, enough): ask the college to fund exam-season evenings.',
        '*Back to reserves* (no, too few): publish what we counted, return in autumn with the city-wide case.',
      ),
    ),
    part(
      'mei-lin',
      39,
      'We think *Full rota* and *Lights on* are about equally likely; *Back to reserves* is unlikely but would cost us a year.',
    ),
    part(
      'jonas',
      37,
      '## Moves that are good in all, moves for one',
      'Moves that are good in every case: keep counting turned-away visitors at closing time, keep the staff meeting going, and publish results whatever they show.',
    ),
  ]
}

export function hypothesis(): ExamplePart[] {
  return [
    part(
      'mei-lin',
      35,
      '## What we most need to find out',
      'We most need to find out whether people come once doors are open, and whether the rota can be filled by choice.',
    ),
    part(
      'mei-lin',
      35,
      '## Our hypotheses',
      '**H1** If two branches stay open until nine twice a week and shift workplaces hear of it directly, then at least 90 evening visits a week by week ten, because hours, not interest, are the obstacle.',
    ),
    part(
      'rafael',
      34,
      '**H2** If staff shape the rota first, then four in five late turns are filled by volunteers, because control over timing matters more than the rate.',
    ),
    part(
      'noor',
      34,
      '**H3** If shops and the college sign with us, then two undecided committee members support the pilot in public, because shared benefit is easier to back than a single request.',
    ),
    part(
      'tomasz',
      33,
      '## What would count against us',
      list(
        '**H1** Fewer than 50 by week ten with publicity done.',
        '**H2** Turns filled only after the rate rises.',
      ),
    ),
    part(
      'mei-lin',
      31,
      '## What we are not testing this time',
      'We are not testing Sunday opening this time.',
    ),
  ]
}

export function actionPlan(on: OnDay): ExamplePart[] {
  return [
    part(
      'rafael',
      24,
      '## Approach in brief',
      'We work in three small groups, evidence, staff and allies, that meet together every second Tuesday, in person and online. Each action below names the expectation it tests, so that we learn even from the ones that fail.',
    ),
    part(
      'rafael',
      19,
      '## Workstreams and actions',
      '**Evidence**',
      list(
        `[ ] Closing-time counts at six branches (Mei-Lin, ${on(14)}, H1)`,
        `[ ] Visit 12 shift workplaces (Rafael, ${on(28)}, H1)`,
      ),
      '**Staff**',
      list(
        `[x] Rota workshop with staff (Amara, ${on(-20)}, H2)`,
        `[ ] Voluntary sign-up sheet (Rafael, ${on(30)}, H2)`,
      ),
    ),
    part(
      'priya',
      6,
      '**Allies**',
      list(
        `[ ] Ask 20 shops to co-sign (Priya, ${on(35)}, H3)`,
        `[ ] College letter (Noor, ${on(21)}, H3)`,
        `[ ] Committee briefing pack (Jonas, ${on(57)}, H3)`,
      ),
    ),
    part(
      'noor',
      5,
      '## People, time, money',
      'Nobody takes more than two actions at once. Printing is budgeted at 180 pounds, refreshments at 90, and travel is repaid. Counting sheets are kept paper-first, so that anyone can help, and typed up weekly.',
    ),
    part(
      'amara',
      4,
      '## How we coordinate and decide',
      'Any group may spend up to fifty pounds without asking; larger sums go to the coordinating group.',
    ),
    part(
      'tomasz',
      3,
      '## If things change',
      'If the money is refused we switch to the college plan the same week.',
      list(
        `[ ] Fallback: exam-evening outline (Tomasz, ${on(64)}, scenario *Willing but unfunded*)`,
      ),
    ),
    part(
      'rafael',
      1,
      '## When we would stop',
      'We would stop and rethink if late turns drop below ten sign-ups, or if any staff member reports pressure to volunteer.',
    ),
  ]
}

export function evaluation(): ExamplePart[] {
  return [
    part(
      'mei-lin',
      105,
      '## What was planned',
      '*Cycle 1, Saturday mornings.* We planned twelve open Saturdays at two branches and hoped for sixty visits each.',
    ),
    part(
      'mei-lin',
      104,
      '## What happened, facts first',
      'Eleven took place; visits averaged 41 in the first month and 67 in the last.',
    ),
    part(
      'mei-lin',
      101,
      '## Verdict on each hypothesis',
      list(
        'H-a (demand appears within twelve weeks) was supported, later than hoped.',
        'H-b (posters are enough) was not supported: most newcomers had heard from a workmate.',
        'H-c (volunteers can fill gaps) was mixed, and staff told us it felt like replacement.',
      ),
    ),
    part(
      'amara',
      99,
      '## Why it differed',
      'Word of mouth takes six weeks, and we asked for help before asking for views.',
    ),
    part(
      'rafael',
      98,
      '## How we worked together',
      'We worked well across branches but decided too much by phone.',
    ),
    part(
      'mei-lin',
      96,
      '## Lessons and proposed changes',
      list(
        'Begin publicity at workplaces (→ hypothesis).',
        'Involve staff before any rota (→ strategy, “what we rule out”).',
        'Write decisions down (→ action plan).',
        'Count people turned away (→ structural analysis).',
      ),
    ),
  ]
}
