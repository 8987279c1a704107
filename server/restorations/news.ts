import type { Locale } from '../../lib/locales'
import type { TextRestored } from '../../lib/text-events'
import type { Audit } from '../audit/audit'
import type { Elements, SeenElement } from '../canvases/elements'
import type { Tx } from '../db/database'
import type { Schema } from '../db/schema'
import type { Events } from '../events/events'
import type { Sync } from '../sync/sync'
import type { Members } from '../workspaces/members'

export interface NewsParts {
  audit: Audit
  events: Events
  elements: Pick<Elements, 'named'>
  members: Pick<Members, 'people'>
  sync: Pick<Sync, 'announce'>
}

/** A restore, or that one was taken back. */
export interface RestoreNews extends Pick<SeenElement, 'canvas' | 'element'> {
  by: string
  /** In which the element is named in the audit log, which keeps one name of it. */
  locale: Locale
  scope: TextRestored['scope']
  edition: number | null
  /** ISO time of the moment that it went back to. */
  fromAt: string
  undone: boolean
}

/**
 * Tells of a restore wherever it is told of: in the audit log, to whoever follows what happens in the
 * workspace, and to those who have the text open. By whom and from what, and never a word of the
 * text, nor what its section is called.
 * @returns what to do in the transaction that notes it, last of all
 */
export async function newsOf(
  { audit, events, elements, members, sync }: NewsParts,
  { canvas, element, by, locale, scope, edition, fromAt, undone }: RestoreNews,
): Promise<(tx: Tx<Schema>) => Promise<void>> {
  const { id: canvasId, workspace_id: workspaceId } = canvas
  const named = await elements.named(workspaceId, [element.id], locale)
  const person = (await members.people(workspaceId)).get(by)
  return async (tx) => {
    await audit.record(tx, {
      ...{ workspaceId, actorId: by },
      action: undone ? 'text.restore-undone' : 'text.restored',
      subject: { kind: 'element', id: element.id, name: named.get(element.id)?.title ?? '' },
      detail: { canvas: canvas.title, scope, asOf: fromAt, ...(edition !== null && { edition }) },
    })
    const place = { workspaceId, canvasId, elementId: element.id }
    await events.tell(tx, { kind: 'text.restored', ...place, actorId: by })
    if (!person) return
    const told: TextRestored = { type: 'text-restored', by: person, scope, edition, undone }
    tx.onCommit(() => sync.announce(element.document_id, told))
  }
}
