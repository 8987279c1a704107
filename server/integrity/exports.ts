import type { Elements } from '../canvases/elements'
import type { Caller } from '../http/caller'
import { Pace } from '../threads/pace'
import { demand } from '../workspaces/access'
import type { Members } from '../workspaces/members'
import { historyFile, type HistoryFileParts } from './history-file'

export interface ExportsParts extends HistoryFileParts {
  members: Members
  elements: Elements
}

/** Histories to take along. */
export class HistoryExports {
  readonly #pace = new Pace({ perSecond: 0.2, burst: 20, code: 'history_too_fast' })

  constructor(private readonly parts: ExportsParts) {}

  /** See `historyFile`. @throws AppError not_found, not_allowed, history_too_fast */
  async of(caller: Caller, elementId: string): Promise<AsyncGenerator<string>> {
    const { elements, members } = this.parts
    const seen = await elements.seen(caller, elementId)
    const { element, canvas, role } = seen
    demand(caller, role, 'history.export')
    this.#pace.step(caller.userId)
    const people = await members.people(canvas.workspace_id)
    return historyFile(this.parts, {
      element: { id: elementId, title: element.title ?? element.kind },
      canvas: { id: canvas.id, title: canvas.title },
      documentId: element.document_id,
      people: [...people.values()].map(({ id, name }) => ({ id, name })),
    })
  }
}
