import { businessModelEn } from './business-model.en'
import { businessModelEs } from './business-model.es'
import type { Framework } from './framework'
import { kind, recommended, required, sections } from './kind'

/** How a co-operative, a shop or a service keeps itself going, in the familiar arrangement. */
export const businessModel: Framework = {
  key: 'business-model',
  version: 1,
  basedOn: {
    title: 'Business model canvas',
    author: 'Osterwalder & Pigneur',
    year: 2010,
    licence: 'arrangement published under CC BY-SA',
  },
  kinds: [
    block('customers', { row: 1, column: 5, rows: 2 }, [], 'who', 'need', 'unsure'),
    {
      ...block(
        'offer',
        { row: 1, column: 3, rows: 2 },
        required('customers'),
        'what',
        'why',
        'unsure',
      ),
      emphasis: true,
    },
    block('channels', { row: 2, column: 4 }, required('customers'), 'hear', 'receive', 'unsure'),
    block('relations', { row: 1, column: 4 }, required('customers'), 'treat', 'stay', 'unsure'),
    block(
      'income',
      { row: 3, column: 4, columns: 2 },
      [...required('customers'), ...recommended('offer')],
      ...['pay', 'steady', 'unsure'],
    ),
    block('resources', { row: 2, column: 2 }, required('offer'), 'have', 'lack', 'unsure'),
    block('activities', { row: 1, column: 2 }, required('offer'), 'do', 'well', 'unsure'),
    block(
      'partners',
      { row: 1, column: 1, rows: 2 },
      recommended('activities', 'resources'),
      ...['who', 'exchange', 'unsure'],
    ),
    block(
      'costs',
      { row: 3, column: 1, columns: 2 },
      required('resources', 'activities', 'partners'),
      ...['largest', 'fixed', 'unsure'],
    ),
  ],
  texts: { en: businessModelEn, es: businessModelEs },
}

function block(
  key: string,
  place: Framework['kinds'][number]['place'],
  drawsOn: Framework['kinds'][number]['drawsOn'],
  ...keys: string[]
): Framework['kinds'][number] {
  return kind({
    ...{ key, place, drawsOn, reviewEveryDays: 180 },
    sections: sections(...keys),
    // Every block leans on assumptions; the riskiest become hypotheses.
    blocks: [{ kind: 'claim' }, { kind: 'hypothesis' }],
  })
}
