import type { Framework } from './framework'
import { kind, recommended, required, sections } from './kind'
import { theoryOfChangeEn } from './theory-of-change.en'
import { theoryOfChangeEs } from './theory-of-change.es'

/** From the lasting change backwards to what a group does, and to how it will see whether it works. */
export const theoryOfChange: Framework = {
  key: 'theory-of-change',
  version: 1,
  basedOn: { title: 'Theory of change by backward mapping', author: 'ActKnowledge and others' },
  kinds: [
    kind({
      key: 'outcome',
      horizon: 'long',
      reviewEveryDays: 365,
      sections: sections('change', 'for-whom', 'accountable', 'not-ours'),
      blocks: [{ kind: 'claim' }],
      place: { row: 1, column: 1 },
    }),
    kind({
      key: 'pathway',
      horizon: 'long',
      sections: sections('last-step', 'steps', 'order', 'beyond'),
      drawsOn: required('outcome'),
      blocks: [{ kind: 'claim' }],
      place: { row: 1, column: 2 },
      emphasis: true,
    }),
    kind({
      key: 'assumptions',
      sections: sections('between', 'context', 'weakest', 'signs'),
      drawsOn: required('pathway'),
      blocks: [{ kind: 'claim' }, { kind: 'signpost' }],
      place: { row: 1, column: 3 },
    }),
    kind({
      key: 'activities',
      horizon: 'short',
      sections: sections('activities', 'means', 'stop', 'others'),
      drawsOn: required('pathway', 'assumptions'),
      blocks: [{ kind: 'action' }],
      place: { row: 2, column: 1 },
    }),
    kind({
      key: 'measures',
      horizon: 'short',
      sections: sections('signs', 'start', 'collect', 'enough'),
      drawsOn: required('pathway'),
      blocks: [{ kind: 'hypothesis' }],
      place: { row: 2, column: 2 },
    }),
    kind({
      key: 'story',
      reviewEveryDays: 180,
      sections: sections('story', 'working', 'surprises', 'changes'),
      drawsOn: [
        ...required('outcome', 'pathway', 'assumptions', 'activities'),
        ...recommended('measures'),
      ],
      blocks: [{ kind: 'finding' }],
      place: { row: 2, column: 3 },
    }),
  ],
  texts: { en: theoryOfChangeEn, es: theoryOfChangeEs },
}
