import type { RecordPage } from '../../lib/history/record'
import type { Elements } from '../canvases/elements'
import type { Caller } from '../http/caller'
import type { Sync } from '../sync/sync'
import type { Pace } from '../threads/pace'
import { demand } from '../workspaces/access'
import type { Members } from '../workspaces/members'

export interface HistoryParts {
  sync: Pick<Sync, 'history'>
  members: Members
  elements: Elements
  pace: Pace
}

/** The past of texts, for those who may know it. */
export class History {
  constructor(private readonly parts: HistoryParts) {}

  /**
   * Who wrote what in an element and when, after an edit: about a megabyte of it.
   * @throws AppError not_found, not_allowed, history_too_fast, quarantined
   */
  async record(caller: Caller, elementId: string, after: number): Promise<RecordPage> {
    const { sync, members, elements, pace } = this.parts
    const { element, canvas, role, history } = await elements.seen(caller, elementId)
    demand(caller, role, 'history.read', { history })
    pace.step(caller.userId)
    const page = await sync.history(element.document_id, after)
    const { head, upTo, epoch } = page
    const people = await members.people(canvas.workspace_id)
    const authors = [...new Set(page.entries.map(({ userId }) => userId))]
    return {
      // Not by which session or token: that is nobody's business but theirs.
      entries: page.entries.map(({ first, last, until, userId: by, from, at, size }) => ({
        ...{ first, last, until, by, from, at, size },
      })),
      bytes: Buffer.from(page.bytes).toString('base64'),
      people: authors.flatMap((id) => (id === null ? [] : (people.get(id) ?? []))),
      ...{ head, upTo, epoch },
    }
  }
}
