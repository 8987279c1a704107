import { PIECES, PIECE_PAUSE_MS, SOCKET_PROBE, StatusAnswer } from '../status'

export const CHECKS = [
  'socket',
  'cookie',
  'origin',
  'secure',
  'pieces',
  'forwarded',
  'clock',
] as const
export type Check = (typeof CHECKS)[number]

/** What a check found: all is well, something to know, or something that stops the work. */
export interface Finding {
  state: 'good' | 'note' | 'bad'
  /** Which of several ways it is not well; names a sentence. */
  why: string
  /** Of a clock: whole minutes it is ahead; negative: behind. */
  minutes?: number
}

export interface StatusClient {
  /** The address the browser shows, without a path. */
  origin: string
  /** Whether the browser takes this page for safe from reading on the way. */
  secure: boolean
  now(): number
  fetch(path: string): Promise<Response>
  socket(url: string): WebSocket
}

const PATIENCE_MS = 6000
const CLOCK_MS = 60_000

/** Looks at the way between this browser and the server; tells each finding as it comes. */
export async function checkStatus(
  client: StatusClient,
  tell: (check: Check, finding: Finding) => void,
): Promise<void> {
  tell('secure', client.secure ? good() : { state: 'note', why: 'plain' })
  await Promise.all([
    answersOf(client).then((answers) => {
      for (const [check, finding] of judged(answers)) tell(check, finding)
    }),
    socketWorks(client).then((works) => tell('socket', works ? good() : bad('blocked'))),
    arrivesInPieces(client).then((finding) => tell('pieces', finding)),
  ])
}

interface Answers {
  second: StatusAnswer
  /** Milliseconds our clock is ahead of the server's. */
  ahead: number
}

/** Asked twice: only the second time can a cookie come back. Null when no answer can be read. */
async function answersOf(client: StatusClient): Promise<Answers | null> {
  const ask = async () => {
    const response = await client.fetch(
      `/api/v1/status?origin=${encodeURIComponent(client.origin)}`,
    )
    return StatusAnswer.parse(await response.json())
  }
  try {
    await ask()
    const before = client.now()
    const second = await ask()
    const middle = (before + client.now()) / 2
    return { second, ahead: middle - Date.parse(second.at) }
  } catch (error) {
    // No answer, or the page of a proxy instead of one: both are the finding.
    if (error instanceof Error) return null
    throw error
  }
}

function judged(answers: Answers | null): [Check, Finding][] {
  if (!answers)
    return (['cookie', 'origin', 'forwarded', 'clock'] as const).map((check) => [
      check,
      bad('unanswered'),
    ])
  const { second, ahead } = answers
  const { forwarded } = second
  const minutes = Math.round(ahead / CLOCK_MS)
  return [
    ['cookie', second.cookieArrived ? good() : bad('lost')],
    ['origin', second.originMatches ? good() : bad('other')],
    ['forwarded', forwarded === 'fine' ? good() : { state: 'note', why: forwarded }],
    [
      'clock',
      minutes === 0
        ? good()
        : { state: 'note', why: minutes > 0 ? 'ahead' : 'behind', minutes: Math.abs(minutes) },
    ],
  ]
}

/** Opens a live connection, sends a word and waits for it to come back. */
function socketWorks({ origin, socket }: StatusClient): Promise<boolean> {
  return new Promise((resolve) => {
    const word = 'are you there'
    const opened = socket(origin.replace(/^http/, 'ws') + SOCKET_PROBE)
    const done = (works: boolean) => {
      clearTimeout(timer)
      resolve(works)
      opened.close()
    }
    const timer = setTimeout(() => done(false), PATIENCE_MS)
    opened.onopen = () => opened.send(word)
    opened.onmessage = ({ data }) => done(data === word)
    opened.onerror = () => done(false)
    opened.onclose = () => done(false)
  })
}

/** Tries before pieces that came together are said to have been collected on the way. */
const PIECES_TRIES = 3

/**
 * Whether pieces sent one after the other arrive one after the other. A page that is busy, as it is
 * while it opens, also reads them together, so one try proves nothing against the proxy.
 */
async function arrivesInPieces(client: StatusClient): Promise<Finding> {
  try {
    for (let tries = 0; tries < PIECES_TRIES; tries++) {
      const span = await spanOfPieces(client)
      if (span === null) return bad('unanswered')
      if (span > ((PIECES - 1) * PIECE_PAUSE_MS) / 2) return good()
    }
    return { state: 'note', why: 'collected' }
  } catch (error) {
    if (error instanceof TypeError) return bad('unanswered')
    throw error
  }
}

/** Milliseconds between the first and the last piece; null without an answer. */
async function spanOfPieces(client: StatusClient): Promise<number | null> {
  const response = await client.fetch('/api/v1/status/pieces')
  const reader = response.body?.getReader()
  if (!response.ok || !reader) return null
  const times: number[] = []
  for (;;) {
    const { done } = await reader.read()
    if (done) break
    times.push(client.now())
  }
  return (times.at(-1) ?? 0) - (times[0] ?? 0)
}

function good(): Finding {
  return { state: 'good', why: 'good' }
}

function bad(why: string): Finding {
  return { state: 'bad', why }
}
