import type { z } from 'zod'
import { Erased, type ErasureMake } from '../../erasures'
import { RecordPage } from '../../history/record'
import {
  Restoration,
  RestorationList,
  RestorePreview,
  type RestoreMake,
  type RestoreWanted,
} from '../../restorations'
import { type Asking, search, seg } from './asking'

/** The record of an element: looked into, restored from, words erased from it. */
export function historyCalls({ call }: Asking) {
  return {
    history: (elementId: string, after = 0) =>
      call('GET', `/elements/${seg(elementId)}/history${search({ after })}`, RecordPage),

    restorations: (elementId: string) =>
      call('GET', `/elements/${seg(elementId)}/restorations`, RestorationList),
    previewRestore: (elementId: string, body: z.input<typeof RestoreWanted>) =>
      call('POST', `/elements/${seg(elementId)}/restorations/preview`, RestorePreview, body),
    restore: (elementId: string, body: z.input<typeof RestoreMake>) =>
      call('POST', `/elements/${seg(elementId)}/restorations`, Restoration, body),
    undoRestore: (id: string) => call('POST', `/restorations/${seg(id)}/undo`, Restoration),

    erase: (elementId: string, body: z.input<typeof ErasureMake>) =>
      call('POST', `/elements/${seg(elementId)}/erasures`, Erased, body),
  }
}
