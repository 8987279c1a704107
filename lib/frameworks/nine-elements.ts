// One thing: the whole structure, so that order, edges and places are read together.
import type { Framework } from './framework'
import { recommended, required, sections } from './kind'
import { nineElementsEn } from './nine-elements.en'
import { nineElementsEs } from './nine-elements.es'

/**
 * The nine-element framework. An evaluation also feeds the vision, the conjunctural analysis and
 * the strategy, and a conjunctural analysis revises its own previous edition. Those edges cross
 * from one cycle to the next and would make a circle here, so they are not among `drawsOn`.
 */
export const nineElements: Framework = {
  key: 'nine-elements',
  version: 1,
  basedOn: { title: 'The nine-element framework', author: 'LeftRoots', year: 2020 },
  kinds: [
    {
      key: 'vision',
      horizon: 'long',
      scope: 'canvas',
      cardinality: 'one',
      reviewEveryDays: 365,
      editionDated: false,
      sections: sections('day', 'supports', 'values', 'ended', 'people', 'unknown'),
      drawsOn: [],
      blocks: [{ kind: 'pillars' }, { kind: 'claim' }, { kind: 'quote' }],
      place: { row: 1, column: 1 },
      emphasis: false,
    },
    {
      key: 'structural-analysis',
      horizon: 'long',
      scope: 'canvas',
      cardinality: 'one',
      reviewEveryDays: 365,
      editionDated: false,
      sections: sections('system', 'upkeep', 'groups', 'tensions', 'strengths', 'doubts'),
      drawsOn: required('vision'),
      blocks: [{ kind: 'claim' }, { kind: 'tension' }, { kind: 'groups' }],
      place: { row: 1, column: 2 },
      emphasis: false,
    },
    {
      key: 'conjunctural-analysis',
      horizon: 'medium',
      scope: 'canvas',
      cardinality: 'one',
      reviewEveryDays: 90,
      editionDated: true,
      sections: sections('changes', 'events', 'forces', 'tensions', 'primary', 'opening'),
      drawsOn: required('structural-analysis'),
      blocks: [
        { kind: 'events' },
        { kind: 'forces' },
        // Of the tensions exactly one is the primary one; the readiness check counts those.
        { kind: 'tension', min: 1 },
        { kind: 'claim' },
      ],
      place: { row: 1, column: 3 },
      emphasis: false,
    },
    {
      key: 'liberatory-strategy',
      horizon: 'long',
      scope: 'canvas',
      cardinality: 'one',
      editionDated: false,
      sections: sections('theory', 'actors', 'phases', 'offer', 'ruled-out', 'assumptions'),
      drawsOn: [
        ...required('vision', 'structural-analysis'),
        ...recommended('conjunctural-analysis'),
      ],
      blocks: [{ kind: 'phases' }, { kind: 'forces' }, { kind: 'claim' }],
      place: { row: 2, column: 1 },
      emphasis: false,
    },
    {
      key: 'situational-objective',
      horizon: 'medium',
      scope: 'cycle',
      cardinality: 'one',
      editionDated: false,
      sections: sections('what', 'why', 'what-if', 'meaning', 'feasible', 'method'),
      drawsOn: required('liberatory-strategy', 'conjunctural-analysis', 'vision'),
      blocks: [{ kind: 'objective', min: 1, max: 1 }, { kind: 'forces' }, { kind: 'transclusion' }],
      place: { row: 2, column: 2 },
      emphasis: true,
    },
    {
      key: 'scenario-planning',
      horizon: 'medium',
      scope: 'cycle',
      cardinality: 'one',
      editionDated: false,
      sections: sections('question', 'settled', 'axes', 'scenarios', 'signs', 'moves'),
      drawsOn: [
        ...required('situational-objective', 'conjunctural-analysis'),
        ...recommended('liberatory-strategy'),
      ],
      blocks: [{ kind: 'scenarios' }, { kind: 'signpost' }, { kind: 'action' }],
      place: { row: 2, column: 3 },
      emphasis: false,
    },
    {
      key: 'hypothesis',
      horizon: 'short',
      scope: 'cycle',
      cardinality: 'one',
      editionDated: false,
      sections: sections('unknown', 'hypotheses', 'tests', 'against', 'not-testing'),
      drawsOn: [
        ...required('liberatory-strategy', 'situational-objective'),
        ...recommended('scenario-planning'),
      ],
      blocks: [{ kind: 'hypothesis', min: 1, max: 5 }, { kind: 'claim' }],
      place: { row: 3, column: 1 },
      emphasis: false,
    },
    {
      key: 'action-plan',
      horizon: 'short',
      scope: 'cycle',
      // One for each team or place.
      cardinality: 'many',
      editionDated: false,
      sections: sections('approach', 'actions', 'means', 'coordination', 'change', 'stop'),
      drawsOn: [
        ...required('situational-objective', 'hypothesis'),
        ...recommended('scenario-planning'),
      ],
      blocks: [{ kind: 'action' }, { kind: 'table' }],
      place: { row: 3, column: 2 },
      emphasis: false,
    },
    {
      key: 'evaluation',
      horizon: 'short',
      scope: 'cycle',
      cardinality: 'one',
      editionDated: false,
      sections: sections('planned', 'facts', 'verdicts', 'reasons', 'together', 'lessons'),
      drawsOn: [
        ...required('hypothesis', 'action-plan', 'situational-objective'),
        // For the signs that were watched, which live there.
        ...recommended('scenario-planning'),
      ],
      blocks: [{ kind: 'finding' }, { kind: 'claim' }],
      place: { row: 3, column: 3 },
      emphasis: false,
    },
  ],
  texts: { en: nineElementsEn, es: nineElementsEs },
}
