import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client'
import { CLOSE, type CloseCode } from '../../lib/protocol'
import type { Answered } from '../http/app'
import type { CompactionOutcome, Meter, RoomFailure } from '../sync/meter'
import { remembered } from './remembered'

export interface MetricsParts {
  /** What the engine holds now. */
  stats(): { rooms: number; sessions: number; waiting: number }
  /** How large the update log is on disk, in bytes. */
  logBytes(): Promise<number>
  /** The disk below the data folder, in bytes. */
  disk(): Promise<{ free: number; size: number }>
  /**
   * When the last backup was made, in milliseconds since 1970; 0 when none was. Null where backups
   * are not ours to make.
   */
  lastBackup: (() => Promise<number>) | null
}

const UPLOAD = '/api/v1/elements/:elementId/images'
/** What is looked up on disk or in the database is looked up this often at the most. */
const REMEMBERED_MS = 5000
/** Seconds. */
const LATENCY = [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5]
const NAMES = new Map<CloseCode, string>(
  Object.entries(CLOSE).map(([name, code]) => [code, name] as const),
)

/**
 * Figures about the server for whoever runs it, in a registry of their own. Labels are names out of
 * this code and status codes: never an id, a name or a word of anybody's.
 */
export class Metrics implements Meter {
  private readonly registry = new Registry()
  private readonly edits = new Counter({
    ...this.named('edits_total', 'Edits written to the update log.'),
  })
  private readonly commits = new Histogram({
    ...this.named('commit_seconds', 'Of each commit: from its first edit arriving to on disk.'),
    buckets: LATENCY,
  })
  private readonly deliveries = new Histogram({
    ...this.named(
      'delivery_seconds',
      'Of each commit and document: from its first edit arriving to written to the sockets of the others.',
    ),
    buckets: LATENCY,
  })
  private readonly refusals = new Counter({
    ...this.named('refused_frames_total', 'Connections closed for what they sent or did not read.'),
    labelNames: ['reason'] as const,
  })
  private readonly divergences = new Counter({
    ...this.named(
      'diverged_copies_total',
      'Copies that showed something else than what is stored.',
    ),
  })
  private readonly turnedAways = new Counter({
    ...this.named('refused_connections_total', 'Live connections that were not let in.'),
    labelNames: ['reason'] as const,
  })
  private readonly roomFailures = new Counter({
    ...this.named('room_failures_total', 'Documents that could not be loaded, or edits stored.'),
    labelNames: ['doing'] as const,
  })
  private readonly compactions = new Histogram({
    ...this.named('compaction_seconds', 'Making the record of one document smaller.'),
    labelNames: ['outcome'] as const,
    buckets: [0.01, 0.05, 0.1, 0.5, 1, 5, 10, 30, 60],
  })
  private readonly requests = new Counter({
    ...this.named('http_requests_total', 'Requests answered, by pattern of route and status.'),
    labelNames: ['method', 'route', 'status'] as const,
  })
  private readonly uploads = new Counter({
    ...this.named('uploads_total', 'Images that were put into texts.'),
  })
  private readonly webhookTries = new Counter({
    ...this.named('webhook_tries_total', 'Requests to bridges, by whether they arrived.'),
    labelNames: ['outcome'] as const,
  })
  private readonly times = new Histogram({
    ...this.named('http_request_seconds', 'From a request to its answer.'),
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
  })

  constructor(parts: MetricsParts) {
    // Event-loop delay, memory, processor time, handles.
    collectDefaultMetrics({ register: this.registry })
    this.gauge('rooms', 'Live documents in memory.', () => parts.stats().rooms)
    this.gauge('connections', 'Live connections.', () => parts.stats().sessions)
    this.gauge('waiting_edits', 'Edits that are not on disk yet.', () => parts.stats().waiting)
    const logBytes = remembered(REMEMBERED_MS, () => parts.logBytes())
    this.gauge('log_bytes', 'Size of the update log on disk.', logBytes)
    const disk = remembered(REMEMBERED_MS, () => parts.disk())
    this.gauge('disk_free_bytes', 'Free on the disk of the data folder.', async () => {
      return (await disk()).free
    })
    this.gauge('disk_size_bytes', 'Size of the disk of the data folder.', async () => {
      return (await disk()).size
    })
    const { lastBackup } = parts
    if (lastBackup) {
      const at = remembered(REMEMBERED_MS, lastBackup)
      this.gauge(
        'last_backup_timestamp_seconds',
        'When the last backup was made; 0: none was.',
        async () => (await at()) / 1000,
      )
    }
    this.beginAtZero()
  }

  diverged(): void {
    this.divergences.inc()
  }

  committed(edits: number, ms: number): void {
    this.edits.inc(edits)
    this.commits.observe(ms / 1000)
  }

  delivered(ms: number): void {
    this.deliveries.observe(ms / 1000)
  }

  refused(code: CloseCode): void {
    this.refusals.inc({ reason: NAMES.get(code) ?? 'other' })
  }

  turnedAway(code: CloseCode): void {
    this.turnedAways.inc({ reason: NAMES.get(code) ?? 'other' })
  }

  roomFailed(doing: RoomFailure): void {
    this.roomFailures.inc({ doing })
  }

  compacted(outcome: CompactionOutcome, ms: number): void {
    this.compactions.observe({ outcome }, ms / 1000)
  }

  webhookTried(outcome: 'arrived' | 'failed'): void {
    this.webhookTries.inc({ outcome })
  }

  answered({ method, route, status, ms }: Answered): void {
    this.requests.inc({ method, route, status })
    if (method === 'POST' && route === UPLOAD && status === 201) this.uploads.inc()
    this.times.observe(ms / 1000)
  }

  /** Everything, as Prometheus reads it. */
  async text(): Promise<{ type: string; body: string }> {
    return { type: this.registry.contentType, body: await this.registry.metrics() }
  }

  /** Prometheus sees something grow only from where it has seen it before: the first one counts too. */
  private beginAtZero(): void {
    for (const reason of NAMES.values()) {
      this.refusals.inc({ reason }, 0)
      this.turnedAways.inc({ reason }, 0)
    }
    for (const doing of ['load', 'store'] as const) this.roomFailures.inc({ doing }, 0)
    for (const outcome of ['ok', 'failed'] as const) this.compactions.zero({ outcome })
    for (const outcome of ['arrived', 'failed'] as const) this.webhookTries.inc({ outcome }, 0)
  }

  private gauge(name: string, help: string, read: () => number | Promise<number>): void {
    new Gauge({
      ...this.named(name, help),
      async collect() {
        try {
          this.set(await read())
        } catch {
          // One that cannot be had is "not a number", and leaves the others as they are.
          this.set(NaN)
        }
      },
    })
  }

  private named(name: string, help: string) {
    return { name: `throughline_${name}`, help, registers: [this.registry] }
  }
}
