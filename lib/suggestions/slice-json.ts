import { Slice, type Schema } from '@tiptap/pm/model'

/** A piece of a text as it is kept and sent. `openStart`: how many blocks it begins inside of. */
export interface SliceJson {
  content: unknown[]
  openStart: number
  openEnd: number
}

export function sliceToJson(slice: Slice): SliceJson {
  const content = (slice.content.toJSON() ?? []) as unknown[]
  return { content, openStart: slice.openStart, openEnd: slice.openEnd }
}

/** @throws RangeError for what is no piece of a text of this schema */
export function sliceFromJson(schema: Schema, json: SliceJson): Slice {
  return json.content.length === 0 ? Slice.empty : Slice.fromJSON(schema, json)
}
