import { until } from '../../e2e/until'
import { Connection, DEAF } from './connection'
import type { Rival } from './rival'
import { holds, type WrittenText } from './written-text'

/** Where clientIDs begin that are not authors of a written text. */
export const FIRST_CLIENT = 1000

/**
 * Writes a text into a room's document and leaves one connection there that has opened it since,
 * as somebody does who reads.
 */
export async function held(rival: Rival, room: number, text: WrittenText): Promise<Connection> {
  const clientId = FIRST_CLIENT + room * 2
  const writer = await Connection.open(rival.door(room, clientId), clientId, DEAF)
  for (const update of text.updates) writer.write(update)
  await until('the text is there', async () => holds((await writer.ask()).update, text), 60_000)
  const reader = await Connection.open(rival.door(room, clientId + 1), clientId + 1, DEAF)
  if (!holds((await reader.ask()).update, text)) throw new Error(`${rival.name} lost a text.`)
  writer.close()
  return reader
}
