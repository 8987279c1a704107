// The example's third canvas, on another framework: six short texts about the Friends' newsletter.
import { list, part, type ExamplePart } from './part'

export function newsletterTexts(): { kind: string; parts: ExamplePart[] }[] {
  return [
    {
      kind: 'strengths',
      parts: [
        part(
          'noor',
          30,
          '## What we do well',
          list(
            'About 180 of 240 members open it, most of them on the first evening.',
            'The page “Found on the returns trolley” is read aloud in two branches.',
            'We have printed it on time for eleven years.',
          ),
        ),
      ],
    },
    {
      kind: 'weaknesses',
      parts: [
        part(
          'mei-lin',
          29,
          '## Where we fall short',
          list(
            'One person sets every page; when she was ill in March, there was no issue.',
            'Hardly anyone under forty writes for it.',
            'Dates of events are often past by the time it arrives by post.',
          ),
        ),
      ],
    },
    {
      kind: 'opportunities',
      parts: [
        part(
          'rafael',
          28,
          '## What we could use',
          list(
            'The college looks for places where students can practise layout.',
            'All branches get a screen by the door this autumn.',
          ),
        ),
      ],
    },
    {
      kind: 'threats',
      parts: [
        part(
          'noor',
          27,
          '## What could hurt us',
          'Postage has risen twice in two years. At the present price the printed issue costs more than half of all fees, and the printer on Harbour Road may close.',
        ),
      ],
    },
    {
      kind: 'options',
      parts: [
        part(
          'mei-lin',
          24,
          '## Options, and what each is made from',
          list(
            '*Four seasons*: four printed issues instead of twelve, and one page by e-mail every month.',
            '*Students’ issue*: two students set the pages with us, twelve issues as before.',
            '*Only by e-mail*: cheapest, but a third of our members have no address on file.',
          ),
        ),
        part(
          'rafael',
          22,
          '## And if we change nothing?',
          'Then the fees must rise by two pounds next spring.',
        ),
      ],
    },
    {
      kind: 'choice',
      parts: [
        part(
          'noor',
          18,
          '## What we choose',
          '*Four seasons*, set together with two students. It keeps paper for those who want it and gives the work to more than one person.',
          '## What we drop',
          'The monthly printed issue, and the crossword.',
        ),
      ],
    },
  ]
}
