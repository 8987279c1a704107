import type { Logger } from 'pino'
import { AppError } from '../../lib/errors'
import { BrokenRecord } from './broken-record'
import { Damage, isDamage } from './damage'
import type { Cut, Quarantined, RawRecord, UpdateLog } from './update-log'
import { examine, type Examined } from './examine'

export interface QuarantineParts {
  record: UpdateLog
  log: Logger
}

/**
 * Documents whose record is proven to be broken: opening them is refused without reading them again,
 * until an operator has seen to it. One server has the data for itself, so what stands here is what
 * the log remembers.
 */
export class Quarantine {
  readonly #held = new Map<string, Quarantined>()
  readonly #damage = new Damage()

  private constructor(private readonly parts: QuarantineParts) {}

  static async open(parts: QuarantineParts): Promise<Quarantine> {
    const quarantine = new Quarantine(parts)
    for (const one of await parts.record.quarantined()) quarantine.#held.set(one.documentId, one)
    if (quarantine.size > 0)
      parts.log.warn({ documents: quarantine.size }, 'documents are in quarantine')
    return quarantine
  }

  get size(): number {
    return this.#held.size
  }

  has(documentId: string): boolean {
    return this.#held.has(documentId)
  }

  /** Oldest first. */
  list(): Quarantined[] {
    return [...this.#held.values()]
  }

  /** Documents that the database cannot read, for now. */
  get damaged(): number {
    return this.#damage.size
  }

  /** Whether it is not to be opened now: set aside, or where the database cannot read. */
  refuses(documentId: string): boolean {
    return this.has(documentId) || this.#damage.has(documentId)
  }

  /**
   * Reads a document. One that proves to be broken is set aside, and one that the database cannot
   * read is left alone for a while; a database that does not answer proves nothing.
   * @throws AppError quarantined, and whatever else reading throws
   */
  async guard<T>(documentId: string, read: () => Promise<T>): Promise<T> {
    const { log } = this.parts
    if (this.has(documentId)) throw new AppError('quarantined')
    if (this.#damage.isResting(documentId, performance.now())) throw new AppError('quarantined')
    try {
      const it = await read()
      if (this.#damage.gone(documentId)) log.warn({ documentId }, 'a document can be read again')
      return it
    } catch (error) {
      if (isDamage(error)) {
        if (this.#damage.found(documentId, performance.now()))
          log.error({ documentId, err: error }, 'the database is damaged where a document lies')
        throw new AppError('quarantined')
      }
      if (!(error instanceof BrokenRecord)) throw error
      await this.add(documentId, error, null)
      throw new AppError('quarantined')
    }
  }

  /** @param state what memory holds of it, when it does */
  async add(documentId: string, broken: BrokenRecord, state: Uint8Array | null): Promise<void> {
    if (this.has(documentId)) return
    const { reason, detail } = broken
    const one = { documentId, at: Date.now(), reason, detail }
    // At once, so that nobody comes in between; what is not remembered is found again.
    this.#held.set(documentId, one)
    const { record, log } = this.parts
    log.error({ documentId, reason, detail }, 'a document is in quarantine')
    await record.setAside(one, state).catch((error: unknown) => {
      log.error({ err: error, documentId }, 'a quarantine could not be remembered')
    })
  }

  /** The record of any document as it lies. @throws AppError not_found */
  async raw(documentId: string): Promise<RawRecord> {
    const raw = await this.parts.record.raw(documentId)
    if (!raw) throw new AppError('not_found')
    return raw
  }

  /**
   * Lets a document be opened again when its whole record can be replayed; changes nothing else.
   * @throws AppError not_found when it is not in quarantine; BrokenRecord when it is still broken
   */
  async release(documentId: string): Promise<Examined> {
    const { record, log } = this.parts
    if (!this.has(documentId)) throw new AppError('not_found')
    const examined = examine(await this.raw(documentId))
    if (examined.broken) throw examined.broken
    await record.release(documentId, Date.now())
    this.#held.delete(documentId)
    log.warn({ documentId }, 'a document is out of quarantine')
    return examined
  }

  /**
   * Lets a document be opened again with what of its record can be replayed; the rest is gone from
   * here, so whoever calls has kept it. Copies that have more of it are refused from now on.
   * @throws AppError not_found when it is not in quarantine
   */
  async cut(documentId: string, cut: Cut): Promise<void> {
    const { record, log } = this.parts
    if (!this.has(documentId)) throw new AppError('not_found')
    await record.cut(documentId, cut, Date.now())
    this.#held.delete(documentId)
    const facts = { documentId, upTo: cut.upTo, entries: cut.loss?.entries ?? 0 }
    log.warn(facts, 'the record of a document was cut, and it is out of quarantine')
  }
}
