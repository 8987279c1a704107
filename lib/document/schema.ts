import { getSchema } from '@tiptap/core'
import { documentExtensions } from './extensions'
import { keepUnknown } from './keep-unknown'

/** The schema of every text, without an editor and without a DOM. */
export const documentSchema = keepUnknown(getSchema(documentExtensions()))
