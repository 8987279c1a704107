import { DOMSerializer, Node } from '@tiptap/pm/model'
import { toMarkdown } from '@/lib/document/markdown'
import { documentSchema } from '@/lib/document/schema'
import { jsonFromParts } from '@/lib/history/json-from-parts'
import type { ShownPart } from '@/lib/history/shown-parts'

/**
 * A text of the past to take elsewhere. `html` is null for one with parts of a newer version.
 * @param nameOf the name of whoever is mentioned; null where it is not known
 */
export function pastAsText(
  parts: readonly ShownPart[],
  nameOf: (id: string) => string | null,
): { markdown: string; html: string | null } {
  const json = jsonFromParts(parts)
  return { markdown: toMarkdown(json, nameOf), html: htmlOf(json) }
}

function htmlOf(json: ReturnType<typeof jsonFromParts>): string | null {
  try {
    const { content } = Node.fromJSON(documentSchema, json)
    const page = document.implementation.createHTMLDocument()
    const serializer = DOMSerializer.fromSchema(documentSchema)
    page.body.append(serializer.serializeFragment(content, { document: page }))
    return page.body.innerHTML
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
}
