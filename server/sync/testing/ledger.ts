import * as Y from 'yjs'
import { ClockRanges } from '../clock-ranges'
import { Places } from '../places'
import { judge, type Judgement, type Known } from '../validate'

type New = Extract<Judgement, { verdict: 'new' }>

/** A room's knowledge, kept the way a room keeps it, with the document that results. */
export class Ledger implements Known {
  clocks = new Map<number, number>()
  deleted = new ClockRanges()
  places = new Places()
  writers = new Map<number, string>()
  holders = new Map<number, string>()
  readonly doc = new Y.Doc()
  /** What is kept of all that was taken. */
  readonly taken: Uint8Array[] = []

  holderOf(clientId: number): string | undefined {
    return this.holders.get(clientId)
  }

  judge(update: Uint8Array, userId: string): Judgement {
    return judge(update, userId, this)
  }

  /** Judges it and makes it part of the document. @throws Error when it is not acceptable */
  take(update: Uint8Array, userId: string): void {
    const judgement = this.judge(update, userId)
    if (judgement.verdict === 'known') return
    if (judgement.verdict !== 'new') throw new Error(`refused: ${JSON.stringify(judgement)}`)
    this.keep(judgement, userId)
  }

  /** Makes what was judged new part of the document. */
  keep(judgement: New, userId: string): void {
    this.#remember(judgement, userId)
    const tidied: Uint8Array[] = []
    const hear = (update: Uint8Array, origin: unknown) => origin !== this && tidied.push(update)
    this.doc.on('update', hear)
    Y.applyUpdate(this.doc, judgement.news, this)
    this.doc.off('update', hear)
    // Marks around nothing are taken away by whoever notices, and that is an edit like others.
    for (const update of tidied) this.take(update, userId)
  }

  #remember(judgement: New, userId: string): void {
    for (const [client, next] of judgement.clocks) this.clocks.set(client, next)
    for (const [client, ranges] of judgement.deletes) this.deleted.addAll(client, ranges)
    for (const place of judgement.places) this.places.add(...place)
    for (const client of judgement.newWriters) this.writers.set(client, userId)
    this.taken.push(judgement.news)
  }
}
