import type { IncomingMessage } from 'node:http'
import type { Person } from '../../lib/people'
import { CLOSE, type CloseCode } from '../../lib/protocol'
import type { Session } from './session'
import type { Authorize, Revocation } from './sync'

/** Rights are asked for again this often, in case the word of a change did not arrive. */
const LEASE_MS = 60_000
const LEASE_CHECK_MS = 5_000
/** Signs of life are given in so many turns: all at once would keep everybody else waiting. */
const TURNS = 20

export interface SessionsParts {
  authorize: Authorize
  onFault(message: string, error: unknown): void
  /** Time to hold what people see against what is stored. */
  onLook(sessions: readonly Session[]): void
  lookEveryMs: number
  /** Silence that is broken by a sign of life; who has not answered the last one is cut off. */
  keepAliveEveryMs: number
  /** Somebody is shown by another name or colour from now on. */
  onIntroduced(session: Session): void
}

/** All live connections: keeps them awake, asks again whether they may stay, shuts them out at once. */
export class Sessions {
  readonly #sessions = new Map<Session, { request: IncomingMessage; turn: number }>()
  #turn = 0
  /** Counts revocations, so that one which overtakes a connection being let in is noticed. */
  revocations = 0
  readonly #timers: NodeJS.Timeout[]

  constructor(private readonly parts: SessionsParts) {
    this.#timers = [
      setInterval(() => this.#keepAlive(), parts.keepAliveEveryMs / TURNS),
      setInterval(() => this.#renewLeases(), LEASE_CHECK_MS),
      setInterval(() => parts.onLook([...this.#sessions.keys()]), parts.lookEveryMs),
    ]
    for (const timer of this.#timers) timer.unref()
  }

  add(session: Session, request: IncomingMessage): void {
    this.#sessions.set(session, { request, turn: this.#sessions.size % TURNS })
  }

  remove(session: Session): void {
    this.#sessions.delete(session)
  }

  each(visit: (session: Session) => void): void {
    for (const session of [...this.#sessions.keys()]) visit(session)
  }

  get size(): number {
    return this.#sessions.size
  }

  countOf(userId: string): number {
    let count = 0
    for (const session of this.#sessions.keys()) if (session.person.id === userId) count += 1
    return count
  }

  people(documentId: string): Person[] {
    const people = new Map<string, Person>()
    for (const { room, person } of this.#sessions.keys())
      if (room.documentId === documentId) people.set(person.id, person)
    return [...people.values()]
  }

  /** @throws Error when nothing narrows the match: that would close everyone. */
  revoke(match: Revocation, code: CloseCode): void {
    this.#matching(match, (session) => session.close(code))
  }

  /** Asks anew about each. @throws Error as `revoke` */
  recheckAll(match: Revocation): void {
    this.#matching(match, (session) => this.recheck(session))
  }

  #matching({ userId, key, documentIds }: Revocation, visit: (session: Session) => void): void {
    if (userId === undefined && key === undefined && documentIds === undefined)
      throw new Error('A revocation must say whom or what it is about.')
    const documents = documentIds && new Set(documentIds)
    this.revocations += 1
    this.each((session) => {
      if (userId !== undefined && session.person.id !== userId) return
      if (key !== undefined && session.key !== key) return
      if (documents && !documents.has(session.room.documentId)) return
      visit(session)
    })
  }

  /** Asks anew whether a session may stay as it is. Not being able to ask is no refusal. */
  recheck(session: Session): void {
    const known = this.#sessions.get(session)
    if (!known) return
    session.authorizedAt = Date.now()
    this.parts
      .authorize(known.request, session.room.documentId)
      .then((admission) => {
        if (!admission.admitted) session.close(admission.code)
        else if (admission.access !== session.access) session.close(CLOSE.notAllowed)
        else if (session.introduce(admission.person)) this.parts.onIntroduced(session)
      })
      .catch((error: unknown) => this.parts.onFault('a lease could not be renewed', error))
  }

  stop(): void {
    for (const timer of this.#timers) clearInterval(timer)
  }

  /** Each of them once in `keepAliveEveryMs`. */
  #keepAlive(): void {
    this.#turn = (this.#turn + 1) % TURNS
    for (const [session, { turn }] of [...this.#sessions])
      if (turn === this.#turn) session.keepAlive()
  }

  #renewLeases(): void {
    const due = Date.now() - LEASE_MS
    this.each((session) => {
      if (session.authorizedAt < due) this.recheck(session)
    })
  }
}
