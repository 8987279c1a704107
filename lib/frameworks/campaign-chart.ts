import { campaignChartEn } from './campaign-chart.en'
import { campaignChartEs } from './campaign-chart.es'
import type { Framework } from './framework'
import { kind, required, sections } from './kind'

/** What is wanted, who can say yes, and what would move them; read in columns from goals to tactics. */
export const campaignChart: Framework = {
  key: 'campaign-chart',
  version: 1,
  basedOn: {
    title: 'Campaign strategy chart',
    author: 'as taught by the Midwest Academy and others',
  },
  kinds: [
    kind({
      key: 'goals',
      horizon: 'long',
      sections: sections('long-run', 'campaign', 'first-win', 'not-a-win'),
      blocks: [{ kind: 'objective' }, { kind: 'phases' }],
      place: { row: 1, column: 1 },
      emphasis: true,
    }),
    kind({
      key: 'organisation',
      sections: sections('put-in', 'gain', 'fix'),
      drawsOn: required('goals'),
      blocks: [{ kind: 'table' }, { kind: 'claim' }],
      place: { row: 1, column: 2 },
    }),
    kind({
      key: 'stakeholders',
      sections: sections('care', 'join', 'oppose', 'undecided'),
      drawsOn: required('goals'),
      blocks: [{ kind: 'forces' }],
      place: { row: 1, column: 3 },
    }),
    kind({
      key: 'decision-makers',
      sections: sections('yes', 'want', 'reach'),
      drawsOn: required('goals', 'stakeholders'),
      blocks: [{ kind: 'forces' }],
      place: { row: 2, column: 3 },
    }),
    kind({
      key: 'tactics',
      horizon: 'short',
      scope: 'cycle',
      sections: sections('tactics', 'timeline', 'answer', 'limits'),
      drawsOn: required('decision-makers', 'organisation'),
      blocks: [{ kind: 'action' }],
      place: { row: 2, column: 2 },
    }),
    kind({
      key: 'changes',
      horizon: 'short',
      scope: 'cycle',
      sections: sections('daily', 'learn', 'care'),
      drawsOn: required('tactics'),
      blocks: [{ kind: 'claim' }, { kind: 'action' }],
      place: { row: 2, column: 1 },
    }),
  ],
  texts: { en: campaignChartEn, es: campaignChartEs },
}
