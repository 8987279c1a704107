import { randomUUID } from 'node:crypto'
import type { WorkspaceEvent } from '../../lib/events'
import type { Tx } from '../db/database'
import type { Schema } from '../db/schema'

/** Hears of one event. It is over when the promise resolves; what is to follow later is `tx.onCommit`. */
export type EventListener = (tx: Tx<Schema>, event: WorkspaceEvent) => Promise<void>

/** An event as whoever makes it tells of it. */
export type Told = Omit<WorkspaceEvent, 'id' | 'at'>

/**
 * What happens in workspaces, told in the transaction in which it happens. A listener's rows are
 * there exactly when the change is: one that fails undoes the change with it, and one that has to
 * ask the network writes down what to ask and does it after the commit.
 */
export class Events {
  readonly #listeners: EventListener[] = []

  /** Listeners are called one after the other, in the order in which they came. */
  on(listener: EventListener): void {
    this.#listeners.push(listener)
  }

  /** To be called inside of the transaction that makes the change, last of all. */
  async tell(tx: Tx<Schema>, told: Told): Promise<void> {
    const event = { ...told, id: randomUUID(), at: new Date().toISOString() }
    for (const listener of this.#listeners) await listener(tx, event)
  }
}
