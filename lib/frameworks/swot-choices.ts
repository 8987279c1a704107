import type { Framework } from './framework'
import { kind, required, sections } from './kind'
import { swotChoicesEn } from './swot-choices.en'
import { swotChoicesEs } from './swot-choices.es'

/** Inside and outside, good and bad; then options by crossing them, and one choice. */
export const swotChoices: Framework = {
  key: 'swot-choices',
  version: 1,
  basedOn: { title: 'SWOT analysis', licence: 'in general use' },
  kinds: [
    kind({
      key: 'strengths',
      sections: sections('list', 'proof', 'matter'),
      blocks: [{ kind: 'claim' }],
      place: { row: 1, column: 1 },
    }),
    kind({
      key: 'weaknesses',
      sections: sections('list', 'proof', 'cost'),
      blocks: [{ kind: 'claim' }],
      place: { row: 1, column: 2 },
    }),
    kind({
      key: 'opportunities',
      sections: sections('list', 'how-long', 'who-else'),
      blocks: [{ kind: 'claim' }, { kind: 'events' }],
      place: { row: 2, column: 1 },
    }),
    kind({
      key: 'threats',
      sections: sections('list', 'likely', 'signs'),
      blocks: [{ kind: 'claim' }, { kind: 'signpost' }],
      place: { row: 2, column: 2 },
    }),
    kind({
      key: 'options',
      horizon: 'short',
      sections: sections('crossings', 'compare', 'nothing'),
      drawsOn: required('strengths', 'weaknesses', 'opportunities', 'threats'),
      blocks: [{ kind: 'option' }],
      place: { row: 1, column: 3 },
    }),
    kind({
      key: 'choice',
      horizon: 'short',
      reviewEveryDays: 180,
      sections: sections('choice', 'until', 'drop', 'first-steps'),
      drawsOn: required('options'),
      blocks: [{ kind: 'objective', max: 1 }, { kind: 'action' }],
      place: { row: 2, column: 3 },
      emphasis: true,
    }),
  ],
  texts: { en: swotChoicesEn, es: swotChoicesEs },
}
