import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client'
import { CLOSE, type CloseCode } from '../../lib/protocol'
import type { Answered } from '../http/app'
import type { Meter } from '../sync/meter'

export interface MetricsParts {
  /** What the engine holds now. */
  stats(): { rooms: number; sessions: number; waiting: number }
  /** How large the update log is on disk, in bytes. */
  logBytes(): Promise<number>
}

const UPLOAD = '/api/v1/elements/:elementId/images'
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
    ...this.named('commit_seconds', 'From when an edit was handed to the log until on disk.'),
    buckets: [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5],
  })
  private readonly refusals = new Counter({
    ...this.named('refused_frames_total', 'Frames refused, by the name of the close code.'),
    labelNames: ['reason'] as const,
  })
  private readonly divergences = new Counter({
    ...this.named(
      'diverged_copies_total',
      'Copies that showed something else than what is stored.',
    ),
  })
  private readonly requests = new Counter({
    ...this.named('http_requests_total', 'Requests answered, by pattern of route and status.'),
    labelNames: ['method', 'route', 'status'] as const,
  })
  private readonly uploads = new Counter({
    ...this.named('uploads_total', 'Images that were put into texts.'),
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
    this.gauge('waiting_edits', 'Edits that wait for the disk.', () => parts.stats().waiting)
    this.gauge('log_bytes', 'Size of the update log on disk.', () => parts.logBytes())
  }

  diverged(): void {
    this.divergences.inc()
  }

  committed(ms: number): void {
    this.edits.inc()
    this.commits.observe(ms / 1000)
  }

  refused(code: CloseCode): void {
    this.refusals.inc({ reason: NAMES.get(code) ?? 'other' })
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

  private gauge(name: string, help: string, read: () => number | Promise<number>): void {
    new Gauge({
      ...this.named(name, help),
      async collect() {
        this.set(await read())
      },
    })
  }

  private named(name: string, help: string) {
    return { name: `throughline_${name}`, help, registers: [this.registry] }
  }
}
