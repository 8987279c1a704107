import WebSocket from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { ElementPage } from './element'
import { until } from './until'
import { expect, test } from './world'

test('[SY18] an edit by the stock y-websocket client appears in the browser, and the other way round', async ({
  world,
}) => {
  const canvas = await world.canvas()
  const ada = await ElementPage.open(await world.person('Ada', 'member'), canvas)
  const script = await world.account('Script', 'member')
  const token = await world.token(script)
  const element = canvas.elements.find(({ id }) => id === ada.id)
  const doc = new Y.Doc()
  class WithToken extends WebSocket {
    constructor(url: string | URL) {
      super(url, { headers: { authorization: `Bearer ${token}` } })
    }
  }
  const provider = new WebsocketProvider(
    `${world.server.url.replace('http', 'ws')}/sync`,
    element?.documentId ?? '',
    doc,
    { WebSocketPolyfill: WithToken as unknown as typeof globalThis.WebSocket, disableBc: true },
  )
  try {
    await until('the stock client is in step', () => provider.synced)
    const fragment = doc.getXmlFragment('default')
    const paragraph = new Y.XmlElement('paragraph')
    paragraph.insert(0, [new Y.XmlText('Counted by a script: 41 visits.')])
    fragment.insert(fragment.length, [paragraph])
    await ada.holds('Counted by a script: 41 visits.')
    await ada.type(' Checked by Ada.')
    await until('the script sees it', () => fragment.toString().includes('Checked by Ada.'))
    await ada.saved()
    expect(ada.person.complaints).toEqual([])
  } finally {
    provider.destroy()
  }
})
