import * as Y from 'yjs'
import { decodeFrame } from '../frames'
import type { Room, RoomMember } from '../room'
import { edit } from './busy-document'
import type { Random } from './random'

/**
 * One person with a copy of a document and a wire to a room without a network: what is sent or
 * heard waits until the test lets it arrive, in order, and is lost when the wire is.
 */
export class InMemoryPerson implements RoomMember {
  readonly access = 'write'
  readonly person: { id: string; name: string; colour: number }
  doc = new Y.Doc()
  /** Every token they have typed, in order. */
  readonly issued: string[] = []
  room: Room | null = null
  #undo!: Y.UndoManager
  #outgoing: Uint8Array[] = []
  #incoming: Uint8Array[] = []

  constructor(
    id: string,
    private readonly random: Random,
  ) {
    this.person = { id, name: id, colour: 1 }
    this.#open(new Uint8Array([0, 0]))
  }

  /** Comes (back): is given what it lacks and gives what the room lacks. */
  connect(room: Room): void {
    this.room = room
    room.members.add(this)
    this.#incoming.push(room.missing(Y.encodeStateVector(this.doc)))
    this.#outgoing.push(Y.encodeStateAsUpdate(this.doc, room.stateVector()))
  }

  disconnect(): void {
    this.room?.members.delete(this)
    this.room = null
    this.#incoming = []
    this.#outgoing = []
  }

  close(): void {
    this.disconnect()
  }

  write(bytes: Buffer): void {
    this.#incoming.push(...updatesIn(bytes))
  }

  acknowledgement(): null {
    return null
  }

  /** Lets so much of what waits arrive, both ways. @throws Error when the room refuses anything */
  exchange(most = Infinity): void {
    for (const update of this.#incoming.splice(0, most)) Y.applyUpdate(this.doc, update, 'wire')
    for (const update of this.#outgoing.splice(0, most)) this.#hand(update)
  }

  edit(): void {
    edit(this.random, this.doc, 1)
  }

  /** Writes the next token at the end of the first block, where nobody erases. */
  token(): void {
    const first = this.doc.getXmlFragment('default').get(0)
    const text = first instanceof Y.XmlElement ? first.get(0) : null
    if (!(text instanceof Y.XmlText)) return
    const token = `<${this.person.id}:${this.issued.length}>`
    this.issued.push(token)
    this.doc.transact(() => text.insert(text.length, token), 'token')
  }

  undo(): void {
    this.#undo.undo()
  }

  redo(): void {
    this.#undo.redo()
  }

  /** A page loaded anew, from the copy on the device, under another clientID. */
  reload(): void {
    this.disconnect()
    const kept = Y.encodeStateAsUpdate(this.doc)
    this.doc.destroy()
    this.doc = new Y.Doc()
    this.#open(kept)
  }

  #open(kept: Uint8Array): void {
    this.doc.clientID = this.random.below(2 ** 31)
    Y.applyUpdate(this.doc, kept, 'device')
    // No grouping by the clock: a run can be repeated.
    const blocks = this.doc.getXmlFragment('default')
    this.#undo = new Y.UndoManager(blocks, { captureTimeout: 0 })
    this.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== 'wire' && this.room) this.#outgoing.push(update)
    })
  }

  #hand(update: Uint8Array): void {
    const { room } = this
    if (!room) return
    const author = { userId: this.person.id, key: null }
    const { verdict, ...why } = room.accept(update, { author, from: this, at: Date.now() }, failing)
    if (verdict === 'new' || verdict === 'known') return
    if (verdict !== 'gap')
      throw new Error(`An honest update was ${verdict}: ${JSON.stringify(why)}`)
    this.#hand(Y.encodeStateAsUpdate(this.doc, room.stateVector()))
  }
}

function failing(error: unknown): void {
  if (error !== null) throw error instanceof Error ? error : new Error(String(error))
}

/** Updates in whole frames as they go over the line. */
function updatesIn(bytes: Buffer): Uint8Array[] {
  const updates: Uint8Array[] = []
  for (let at = 0; at < bytes.length;) {
    const short = bytes[at + 1] ?? 0
    const [header, length] =
      short < 126
        ? [2, short]
        : short === 126
          ? [4, bytes.readUInt16BE(at + 2)]
          : [10, Number(bytes.readBigUInt64BE(at + 2))]
    const frame = decodeFrame(bytes.subarray(at + header, at + header + length))
    if (frame.kind === 'update') updates.push(frame.update.slice())
    at += header + length
  }
  return updates
}
