import * as Y from 'yjs'
import { openLog } from '../open-log'

/** A log file with one document in it, one empty paragraph, as the server makes them. */
export async function makeLog(file: string, documentId: string): Promise<void> {
  const log = await openLog({ kind: 'sqlite', path: file }, (error) => {
    throw error
  })
  const doc = new Y.Doc()
  const paragraph = new Y.XmlElement('paragraph')
  paragraph.insert(0, [new Y.XmlText()])
  doc.getXmlFragment('default').insert(0, [paragraph])
  const first = {
    userId: null,
    key: null,
    at: Date.now(),
    bytes: Y.encodeStateAsUpdate(doc),
    writers: [{ clientId: doc.clientID, userId: '' }],
  }
  await log.create(documentId, first, Date.now())
  await log.close()
}
