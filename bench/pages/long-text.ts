import * as Y from 'yjs'
import { until } from '../../e2e/until'
import { FRAGMENT } from '../../lib/protocol'
import { withLive } from './with-live'

export const PARAGRAPHS = 3000
/** With its number 89 characters: 3,000 paragraphs have 267,000. */
const WORDS = 'Opening hours are set together by the people who use them and those who staff them'
const AT_ONCE = 500

/** A long text as an editor would have written it, encoded. */
export function longText(): Uint8Array {
  const doc = new Y.Doc()
  for (let n = 0; n < PARAGRAPHS; n += AT_ONCE) addParagraphs(doc, n)
  return Y.encodeStateAsUpdate(doc)
}

/** Writes a long text into a document of the server, as a script with a token does. */
export async function writeLongText(
  serverUrl: string,
  documentId: string,
  token: string,
): Promise<void> {
  await withLive({ serverUrl, documentId, token }, async (live) => {
    for (let n = 0; n < PARAGRAPHS; n += AT_ONCE) addParagraphs(live.doc, n)
    await until('the server has it', () => live.status.save.kind === 'saved', 60_000)
  })
}

function addParagraphs(doc: Y.Doc, from: number): void {
  const fragment = doc.getXmlFragment(FRAGMENT)
  const paragraphs = Array.from({ length: AT_ONCE }, (_, i) => {
    const paragraph = new Y.XmlElement('paragraph')
    paragraph.insert(0, [new Y.XmlText(`${WORDS}. ${String(from + i + 1).padStart(4, '0')}.`)])
    return paragraph
  })
  fragment.insert(fragment.length, paragraphs)
}
