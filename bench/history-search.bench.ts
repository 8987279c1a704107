import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { bodyFromText } from '../lib/thread-body'
import { appendMarkdown } from '../server/canvases/element-text'
import { configFrom } from '../server/config'
import { createContext, type Context } from '../server/context'
import { beginThread } from '../server/threads/writing'
import { print } from './print'
import { quantile } from './quantile'

// What search costs in a workspace of more than 1,000 elements, 30 passages each, and 2,000 comments:
// how long an answer takes, how long others wait meanwhile, and what it takes to make the index anew.
// DATABASE_URL: on that PostgreSQL, which should hold nothing else.

const CANVASES = 112
const PASSAGES = 30
const COMMENTS = 2_000
const ROUNDS = 40
/** As many as one person may ask for at once, and then so many a second. */
const PAUSE_MS = 210

const BEGINNINGS = 'lib night wei com hea str op ri mem sig'.split(' ')
const QUERIES = {
  'a rare word': (n: number) => `marker${n * 37}`,
  'two common words': (n: number) => `${wordAt(n)} ${wordAt(n * 7 + 3)}`,
  'a beginning': (n: number) => BEGINNINGS[n % BEGINNINGS.length] ?? 'li',
  'words in quotes': (n: number) => `"${wordAt(n)} ${wordAt(n + 1)}"`,
  'a word of every passage': () => 'common',
  nothing: (n: number) => `nowhere${n}`,
} satisfies Record<string, (n: number) => string>

const WORDS =
  'library street evening committee letter window heron bridge cycling repair tenant budget member strike night river garden school kitchen meeting signal weir council market'.split(
    ' ',
  )

const dataDir = mkdtempSync(path.join(tmpdir(), 'throughline-search-'))
try {
  await main()
} finally {
  rmSync(dataDir, { recursive: true, force: true })
}

async function main(): Promise<void> {
  const DATABASE_URL = process.env['DATABASE_URL']
  const config = configFrom({
    ...{ NODE_ENV: 'test', DATA_DIR: dataDir, LOG_LEVEL: 'warn' },
    ...(DATABASE_URL && { DATABASE_URL }),
  })
  const context = await createContext(config)
  try {
    const { workspaceId, authorization } = await fill(context)
    const delay = monitorEventLoopDelay({ resolution: 5 })
    delay.enable()
    const since = performance.now()
    await context.searchIndex.rebuild()
    const seconds = (performance.now() - since) / 1000
    delay.disable()
    print('passages and comments', CANVASES * 9 * PASSAGES + COMMENTS, '')
    print('the index made anew', seconds, 's')
    print('others wait meanwhile, p99', delay.percentile(99) / 1e6, 'ms', 100)
    const all: number[] = []
    const work: number[] = []
    for (const [name, query] of Object.entries(QUERIES)) {
      const times: number[] = []
      for (let n = 0; n < ROUNDS; n++) {
        const q = encodeURIComponent(query(n))
        const request = new Request(
          `http://localhost/api/v1/workspaces/${workspaceId}/search?q=${q}`,
          { headers: { authorization } },
        )
        const [started, busy] = [performance.now(), process.cpuUsage()]
        const answer = await context.inProcess.fetch(request)
        await answer.text()
        times.push(performance.now() - started)
        const { user, system } = process.cpuUsage(busy)
        work.push((user + system) / 1000)
        if (answer.status !== 200) throw new Error(`Answered ${answer.status}.`)
        await wait(PAUSE_MS)
      }
      all.push(...times)
      print(`${name}, p95`, quantile(times, 0.95), 'ms', 100)
    }
    // The same on a machine that does other things besides.
    print('processor time of an answer, p95', quantile(work, 0.95), 'ms')
    print('all of them, p50', quantile(all, 0.5), 'ms')
    print('all of them, p95', quantile(all, 0.95), 'ms', 100)
  } finally {
    await context.close()
  }
}

/** More than 1,000 texts and their comments, by one person. */
async function fill(context: Context): Promise<{ workspaceId: string; authorization: string }> {
  const { database, workspaces, members, canvases, sync, operator, tokens } = context
  const { id: userId } = (await operator.run([
    ...['user', 'create', '--name', 'Noor', '--email', `${randomUUID()}@example.org`],
  ])) as { id: string }
  const { id: workspaceId } = await database.transaction((tx) =>
    workspaces.create(tx, { name: 'Large' }),
  )
  await database.transaction((tx) => members.join(tx, { workspaceId, userId, role: 'steward' }))
  const by = { userId, key: null }
  const elementIds: string[] = []
  let n = 0
  for (let c = 0; c < CANVASES; c++) {
    const wanted = {
      title: `Canvas ${c} of the ${wordAt(c)}`,
      summary: '',
      framework: 'nine-elements',
    }
    const made = await canvases.make(userId, workspaceId, wanted)
    for (const element of made.elements) {
      elementIds.push(element.id)
      const markdown = Array.from({ length: PASSAGES }, () => passage(n++)).join('\n\n')
      await sync.edit(element.document_id, by, (doc) => appendMarkdown(doc, markdown))
    }
  }
  for (let i = 0; i < COMMENTS; i++)
    await database.transaction((tx) =>
      beginThread(tx, {
        ...{ id: randomUUID(), elementId: elementIds[i % elementIds.length] ?? '' },
        ...{ by: userId, at: new Date().toISOString(), place: { scope: 'element', anchor: null } },
        message: { id: randomUUID(), body: bodyFromText(passage(i * 13)) },
      }),
    )
  const { token } = await tokens.make(userId, { name: 'bench', scope: 'read', days: 1 })
  return { workspaceId, authorization: `Bearer ${token}` }
}

/** Some forty words, some of them rare; the same in every run. */
function passage(n: number): string {
  const words = Array.from({ length: 38 }, (_, i) => wordAt(n * 31 + i * (1 + (n % 5))))
  return `Common marker${n} ${words.join(' ')}.`
}

function wordAt(n: number): string {
  return WORDS[n % WORDS.length] ?? 'word'
}
