import type { LookupFunction } from 'node:net'
import { LOGGED_DELIVERIES, TEST_KIND, type OffReason } from '../../lib/webhooks'
import type { Audit } from '../audit/audit'
import type { Database, Tx } from '../db/database'
import type { Schema } from '../db/schema'
import type { WebhookDeliveriesTable, WebhooksTable } from '../db/tables/notices'
import type { Log } from '../log'
import { pauseAfter } from './back-off'
import { post, type Answer } from './post'
import { guardedLookup, resolveByDns, type Resolve } from './reach'
import { signedHeaders, webhookSecret } from './signature'
import {
  forgetBefore,
  forgetOld,
  giveUpWaiting,
  nextDelivery,
  nextDueAfter,
  updateDelivery,
  updateWebhook,
  webhookById,
  webhooksDue,
} from './store'

const MINUTE_MS = 60_000
const DAY_MS = 24 * 60 * MINUTE_MS
/** Webhooks that are served at the same time, one request each; the others wait their turn. */
const LANES = 32
/** After so many in a row a webhook lets others go first. */
const TURN = 20
/** A webhook that fails rests, longer with each failure in a row, and no longer than this. */
const LONGEST_REST_MS = 10 * MINUTE_MS
/** One to which nothing gets through for so long is switched off. */
const PATIENCE_MS = 3 * DAY_MS
/** What is over is forgotten after this. */
const KEPT_MS = 30 * DAY_MS
const GONE = 410

export interface CourierParts {
  database: Database<Schema>
  audit: Audit
  log: Log
  /** The installation's. */
  secret: string
  version: string
  /** `host:port` that may be private. */
  open: readonly string[]
  /** What is sent of a delivery. */
  compose(webhook: WebhooksTable, delivery: WebhookDeliveriesTable): Promise<string>
  /** Hears how each try went. */
  tried?: (outcome: 'arrived' | 'failed') => void
  /** Milliseconds since 1970. */
  now?: () => number
  resolve?: Resolve
}

/**
 * Sends what webhooks are to be told, beside everything else the server does. Each webhook is told
 * one thing at a time, the oldest first; what fails is tried again later, behind what has not been
 * tried yet. What was being sent when the server ended is sent again, under the same id.
 */
export class Courier {
  private readonly busy = new Map<string, Promise<void>>()
  /** Until when a webhook that failed is left alone, and how often it has failed in a row. */
  private readonly resting = new Map<string, { until: number; failures: number }>()
  private readonly ending = new AbortController()
  private readonly lookup: LookupFunction
  private readonly now: () => number
  private looking: Promise<void> | null = null
  private lookAgain = false
  private timer: NodeJS.Timeout | null = null
  private forgotAt = -Infinity

  constructor(private readonly parts: CourierParts) {
    this.now = parts.now ?? Date.now
    this.lookup = guardedLookup(parts.resolve ?? resolveByDns)
  }

  /** There may be something to send. Returns at once. */
  wake(): void {
    if (this.ending.signal.aborted) return
    if (this.looking) {
      this.lookAgain = true
      return
    }
    this.looking = this.look()
      .catch((error: unknown) => {
        this.parts.log.error({ err: error }, 'webhooks could not be looked through')
        this.sleep(MINUTE_MS)
      })
      .finally(() => {
        this.looking = null
        if (!this.lookAgain) return
        this.lookAgain = false
        this.wake()
      })
  }

  /** As `wake`, for a webhook that somebody waits for in front of the screen. */
  press(webhookId: string): void {
    this.resting.delete(webhookId)
    this.wake()
  }

  /** Resolves when nothing is being sent and nothing more is due. */
  async idle(): Promise<void> {
    while (this.looking || this.busy.size > 0)
      await Promise.all([this.looking, ...this.busy.values()])
  }

  /** Cuts off what is being sent; it stays due. */
  async stop(): Promise<void> {
    if (this.timer) clearTimeout(this.timer)
    this.ending.abort()
    await this.idle()
  }

  /** Begins to serve every webhook that has something due, then sleeps until the next one has. */
  private async look(): Promise<void> {
    const { db } = this.parts.database
    const now = this.now()
    if (now - this.forgotAt > DAY_MS) {
      this.forgotAt = now
      await forgetBefore(db, iso(now - KEPT_MS))
    }
    let next = now + MINUTE_MS
    for (const id of await webhooksDue(db, iso(now))) {
      const rested = this.resting.get(id)?.until ?? 0
      if (rested > now) next = Math.min(next, rested)
      else if (!this.busy.has(id) && this.busy.size < LANES) this.serve(id)
    }
    const due = await nextDueAfter(db, iso(now))
    if (due !== null) next = Math.min(next, Date.parse(due))
    this.sleep(next - now)
  }

  private sleep(ms: number): void {
    if (this.timer) clearTimeout(this.timer)
    if (this.ending.signal.aborted) return
    this.timer = setTimeout(() => this.wake(), Math.max(ms, 0))
    this.timer.unref()
  }

  private serve(webhookId: string): void {
    const turn = this.turn(webhookId)
      .catch((error: unknown) => {
        this.parts.log.error({ err: error, webhook: webhookId }, 'a webhook could not be served')
        this.rest(webhookId)
      })
      .finally(() => {
        this.busy.delete(webhookId)
        // What waited for this lane, or came meanwhile.
        this.wake()
      })
    this.busy.set(webhookId, turn)
  }

  private async turn(webhookId: string): Promise<void> {
    const { db } = this.parts.database
    for (let served = 0; served < TURN; served++) {
      const webhook = await webhookById(db, webhookId)
      const delivery = webhook && (await nextDelivery(db, webhookId, iso(this.now())))
      if (!delivery || this.ending.signal.aborted) return
      const answer = await this.send(webhook, delivery)
      if (this.ending.signal.aborted) return
      if (!(await this.note(webhook, delivery, answer))) return
    }
  }

  private async send(webhook: WebhooksTable, delivery: WebhookDeliveriesTable): Promise<Answer> {
    const { parts } = this
    const body = await parts.compose(webhook, delivery)
    const { secret_turn: turn, secret_turned_at: turned } = webhook
    const isNew = turned !== null && this.now() - Date.parse(turned) < DAY_MS
    const secrets = (isNew ? [turn, turn - 1] : [turn]).map((each) =>
      webhookSecret(parts.secret, webhook.id, each),
    )
    const headers = {
      'content-type': 'application/json',
      'user-agent': `Throughline/${parts.version}`,
      ...signedHeaders(secrets, { id: delivery.id, at: this.now(), body }),
    }
    const { lookup } = this
    const { open } = parts
    const { signal } = this.ending
    return post(new URL(webhook.url), { headers, body, open, lookup, signal })
  }

  /** Writes down how it went. Answers whether this webhook can be told more right away. */
  private async note(
    { id: webhookId, workspace_id: workspaceId, name }: WebhooksTable,
    delivery: WebhookDeliveriesTable,
    { status, problem, ms }: Answer,
  ): Promise<boolean> {
    const now = this.now()
    const isTest = delivery.kind === TEST_KIND
    const hasArrived = status !== null && status >= 200 && status < 300
    this.parts.tried?.(hasArrived ? 'arrived' : 'failed')
    const tries = delivery.tries + 1
    const pause = hasArrived || isTest ? null : pauseAfter(tries, Math.random())
    const isOver = pause === null
    await this.parts.database.transaction(async (tx) => {
      await updateDelivery(tx.db, delivery.id, {
        ...{ status, problem, ms, tries, pressed: 0, tried_at: iso(now) },
        state: hasArrived ? 'arrived' : isOver ? 'failed' : 'waiting',
        next_at: isOver ? null : iso(now + pause),
      })
      // Read anew: a steward may have changed or removed it while this was on its way.
      const webhook = await webhookById(tx.db, webhookId)
      if (!webhook) return
      if (hasArrived) await updateWebhook(tx.db, webhookId, { failing_since: null })
      else if (!isTest) {
        const since = webhook.failing_since ?? iso(now)
        await updateWebhook(tx.db, webhookId, { failing_since: since })
        const why = offBecause(status, now - Date.parse(since))
        if (why && webhook.off_why === null)
          await this.switchOff(tx, { webhookId, workspaceId, name }, why)
      }
      if (isOver)
        await forgetOld(tx.db, webhookId, { keep: LOGGED_DELIVERIES, before: iso(now - KEPT_MS) })
    })
    if (hasArrived) this.resting.delete(webhookId)
    else if (!isTest) this.rest(webhookId)
    return hasArrived || isTest
  }

  private rest(webhookId: string): void {
    const failures = (this.resting.get(webhookId)?.failures ?? 0) + 1
    const pause = pauseAfter(failures, Math.random()) ?? LONGEST_REST_MS
    this.resting.set(webhookId, { until: this.now() + Math.min(pause, LONGEST_REST_MS), failures })
  }

  private async switchOff(
    tx: Tx<Schema>,
    { webhookId, workspaceId, name }: { webhookId: string; workspaceId: string; name: string },
    why: OffReason,
  ): Promise<void> {
    await updateWebhook(tx.db, webhookId, { off_why: why })
    await giveUpWaiting(tx.db, webhookId, 'off')
    await this.parts.audit.record(tx, {
      ...{ workspaceId, actorId: null, action: 'webhook.switched-off' },
      subject: { kind: 'webhook', id: webhookId, name },
      detail: { why },
    })
  }
}

/** An address that says it is gone is believed at once, any other after days of failing. */
function offBecause(status: number | null, failingMs: number): OffReason | null {
  if (status === GONE) return 'gone'
  return failingMs >= PATIENCE_MS ? 'failing' : null
}

function iso(ms: number): string {
  return new Date(ms).toISOString()
}
