import type { z } from 'zod'
import {
  type EditionKeeping,
  KeepingChanged,
  KeepingPreview,
  WorkspaceKeeping,
} from '../../edition-keeping'
import {
  AutomaticEdition,
  AutomaticEditionText,
  Edition,
  EditionList,
  EditionNamed,
  EditionText,
  type EditionMake,
} from '../../editions'
import { type Asking, search, seg } from './asking'

/** Editions, and how long those made by themselves are kept. */
export function editionCalls({ call, list }: Asking) {
  return {
    editions: (elementId: string) =>
      call('GET', `/elements/${seg(elementId)}/editions`, EditionList),
    makeEdition: (elementId: string, body: z.input<typeof EditionMake>) =>
      call('POST', `/elements/${seg(elementId)}/editions`, Edition, body),
    edition: (id: string) => call('GET', `/editions/${seg(id)}`, EditionText),
    editionsAround: (elementId: string) =>
      list(`/elements/${seg(elementId)}/editions/around`, EditionNamed),
    automaticEditions: (elementId: string) =>
      list(`/elements/${seg(elementId)}/automatic-editions`, AutomaticEdition),
    automaticEdition: (id: string) =>
      call('GET', `/automatic-editions/${seg(id)}`, AutomaticEditionText),

    editionKeeping: (id: string) =>
      call('GET', `/workspaces/${seg(id)}/edition-keeping`, WorkspaceKeeping),
    previewKeeping: (id: string, { weeklyDays, ...days }: EditionKeeping) =>
      call(
        'GET',
        `/workspaces/${seg(id)}/edition-keeping/preview${search({ ...days, ...(weeklyDays !== null && { weeklyDays }) })}`,
        KeepingPreview,
      ),
    changeKeeping: (id: string, body: EditionKeeping) =>
      call('PUT', `/workspaces/${seg(id)}/edition-keeping`, KeepingChanged, body),
  }
}
