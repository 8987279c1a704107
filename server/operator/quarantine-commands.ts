import path from 'node:path'
import { z } from 'zod'
import { AppError } from '../../lib/errors'
import { Refusal } from '../backup/refusal'
import { BrokenRecord } from '../sync/broken-record'
import { workOutCut } from '../sync/cut'
import { command, type Command } from './command'
import { exportRecord } from './export-record'
import type { OperatorParts } from './operator-parts'

const DocumentId = z.string().min(1).max(64)
const Folder = z.string().min(1).refine(path.isAbsolute, 'the whole path of a folder')

/** Commands about documents whose record is broken. */
export function quarantineCommands(parts: OperatorParts): Command[] {
  const { database, quarantine } = parts
  return [
    command(
      {
        name: 'quarantine list',
        usage: '',
        about: 'Documents that are not opened because their record is broken, and why.',
      },
      z.object({}),
      async () => {
        const held = quarantine.list()
        if (held.length === 0) return { items: [] }
        const ids = held.map(({ documentId }) => documentId)
        const elements = await database.db
          .selectFrom('elements')
          .select(['id', 'document_id'])
          .where('document_id', 'in', ids)
          .execute()
        const pages = new Map(elements.map(({ id, document_id }) => [document_id, id]))
        return {
          items: held.map(({ at, ...one }) => {
            const element = pages.get(one.documentId)
            const page = element === undefined ? null : `/elements/${element}`
            return { ...one, at: new Date(at).toISOString(), page }
          }),
        }
      },
    ),
    command(
      {
        name: 'quarantine export',
        usage: '<document id> <folder>',
        operands: ['document', 'folder'],
        about:
          'Write the record of a document into a new folder, as it lies, with what of it can still be read. Changes nothing.',
      },
      z.object({ document: DocumentId, folder: Folder }),
      async ({ document, folder }) => {
        const raw = await orRefuse(document, () => quarantine.raw(document))
        const one = quarantine.list().find(({ documentId }) => documentId === document) ?? null
        return exportRecord({ documentId: document, raw, quarantined: one, folder })
      },
    ),
    command(
      {
        name: 'quarantine release',
        usage: '<document id>',
        operands: ['document'],
        about:
          'Open a document again when its whole record can be replayed; otherwise say what is wrong.',
      },
      z.object({ document: DocumentId }),
      async ({ document }) => {
        if (!quarantine.has(document))
          throw new Refusal('not_in_quarantine', 'This document is not in quarantine.')
        const { upTo } = await orRefuse(document, () => quarantine.release(document))
        return { released: document, entries: upTo }
      },
    ),
    command(
      {
        name: 'quarantine cut',
        usage: '<document id> <folder>',
        operands: ['document', 'folder'],
        about:
          'Open a document again without what came after the damage. First its whole record is written into a new folder; then what cannot be replayed is cut off, for good.',
      },
      z.object({ document: DocumentId, folder: Folder }),
      async ({ document, folder }) => {
        const one = quarantine.list().find(({ documentId }) => documentId === document)
        if (!one) throw new Refusal('not_in_quarantine', 'This document is not in quarantine.')
        const raw = await orRefuse(document, () => quarantine.raw(document))
        const cut = workOutCut(raw, Date.now())
        if (!cut)
          throw new Refusal(
            'nothing_readable',
            'Not one entry of it can be read, so nothing would be left; nothing was changed. Put the last backup back.',
          )
        const { files } = await exportRecord({
          ...{ documentId: document, raw, quarantined: one, folder },
        })
        await quarantine.cut(document, cut)
        const entries = cut.loss?.entries ?? 0
        if (entries > 0) await noteCut(parts, document, entries)
        return { cut: document, kept: cut.upTo, cutOff: entries, folder, files }
      },
    ),
  ]
}

/** In the audit log of its workspace: whoever wrote there must be able to see what was done. */
async function noteCut(
  { database, audit }: OperatorParts,
  documentId: string,
  entries: number,
): Promise<void> {
  await database.transaction(async (tx) => {
    const place = await tx.db
      .selectFrom('elements')
      .innerJoin('canvases', 'canvases.id', 'elements.canvas_id')
      .select([
        'canvases.workspace_id',
        'canvases.id',
        'canvases.title',
        'elements.id as elementId',
      ])
      .where('elements.document_id', '=', documentId)
      .executeTakeFirst()
    if (!place) return
    await audit.record(tx, {
      ...{ workspaceId: place.workspace_id, actorId: null, action: 'data.cut' },
      subject: { kind: 'canvas', id: place.id, name: place.title },
      detail: { element: place.elementId, entries },
    })
  })
}

async function orRefuse<T>(documentId: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof BrokenRecord)
      throw new Refusal(
        'record_broken',
        `It is still broken (${error.reason}: ${error.detail}), so it stays in quarantine; nothing was changed.`,
        { cause: error },
      )
    if (error instanceof AppError && error.code === 'not_found')
      throw new Refusal('no_such_document', `There is no document ${documentId}.`)
    throw error
  }
}
