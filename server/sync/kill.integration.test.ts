import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import BetterSqlite from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest'
import { builtProgram } from '../testing/built-program'
import { freePort } from '../testing/free-port'
import { updateIn } from './chunks'
import { makeLog } from './testing/make-log'
import { Random } from './testing/random'
import { until } from './testing/sync-people'
import { lostFrom, textFrom, TokenWriter, tokensIn } from './testing/token-writer'

// T1 of the acceptance suite: a real server process is killed again and again while people type
// through the product's own client. After each kill the log on disk is read and held against what
// had been shown as saved.
const DOC = 'killed'
// A hundred take six minutes of a small machine: KILLS=100 when something in the log has changed.
const KILLS = Number(process.env.KILLS ?? 30)
const WRITERS = 12

describe('killed while twelve people type', () => {
  let folder: string
  let file: string
  let port: number
  let servers: Servers
  let writers: TokenWriter[] = []

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'throughline-kill-'))
    file = join(folder, 'log.sqlite')
    port = await freePort()
    await makeLog(file, DOC)
  })

  afterEach(() => {
    for (const writer of writers) writer.stop()
    writers = []
    servers.stop()
    rmSync(folder, { recursive: true, force: true })
  })

  /** From here on the record is made smaller all the time, and the kill comes in the middle of it. */
  function smallerThan(before: number): Promise<void> {
    return until('a record was made smaller', () => smallerIn(file) > before, 30_000)
  }

  it(
    `[LG7] ${KILLS} times: nothing acknowledged is lost, nothing is there twice, all copies end equal`,
    async () => {
      const random = new Random(inject('seed'))
      servers = new Servers(file, port)
      await servers.start()
      writers = Array.from(
        { length: WRITERS },
        (_, i) => new TokenWriter(`w${i}`, `ws://127.0.0.1:${port}/sync`, DOC),
      )
      for (let kill = 0; kill < KILLS; kill++) {
        await someoneTyping(writers)
        await moreIsTyped(writers, 1 + random.share() * 100)
        if (kill % 5 === 4) await smallerThan(smallerIn(file))
        await servers.kill()
        expect(lostFrom(textIn(file), writers), `after kill ${kill + 1}`).toEqual([])
        await servers.start()
        for (const writer of writers) writer.live.reconnect()
      }
      for (const writer of writers) writer.rest()
      await until('everything is saved', () => writers.every((w) => w.isSaved), 60_000)
      const texts = () => writers.map((writer) => writer.text)
      await until('all copies are equal', () => new Set(texts()).size === 1, 30_000)
      expect(texts()[0]).toBe(textIn(file))
      const found = tokensIn(textIn(file))
      const issued = writers.flatMap((writer) => writer.issued)
      expect(issued.length).toBeGreaterThan(KILLS * 2)
      expect([...found].sort()).toEqual([...issued].sort())
      for (const { name, issued: own } of writers)
        expect(found.filter((token) => token.startsWith(`<${name}:`))).toEqual(own)
    },
    KILLS * 10_000 + 60_000,
  )

  it('[LG7] the same test notices a server that acknowledges before it commits', async () => {
    const random = new Random(inject('seed'))
    servers = new Servers(file, port, 'ack-first')
    await servers.start()
    writers = Array.from(
      { length: WRITERS },
      (_, i) => new TokenWriter(`w${i}`, `ws://127.0.0.1:${port}/sync`, DOC),
    )
    let lost: string[] = []
    for (let kill = 0; kill < 20 && lost.length === 0; kill++) {
      await someoneTyping(writers)
      await moreIsTyped(writers, 1 + random.share() * 100)
      await servers.kill()
      lost = lostFrom(textIn(file), writers)
      await servers.start()
      for (const writer of writers) writer.live.reconnect()
    }
    expect(lost.length).toBeGreaterThan(0)
  }, 300_000)
})

function textIn(file: string): string {
  const database = new BetterSqlite(file)
  try {
    expect(database.pragma('integrity_check', { simple: true })).toBe('ok')
    const chunks = database
      .prepare('select bytes from chunks where document_id = ? order by first_seq')
      .all(DOC) as { bytes: Buffer }[]
    const updates = database
      .prepare('select bytes from updates where document_id = ? order by seq')
      .all(DOC) as { bytes: Buffer }[]
    return textFrom([...chunks.map(updateIn), ...updates.map(({ bytes }) => new Uint8Array(bytes))])
  } finally {
    database.close()
  }
}

/** Up to where the record lies in the form that compacting gives it. */
function smallerIn(file: string): number {
  const database = new BetterSqlite(file, { readonly: true })
  try {
    const sql = 'select coalesce(max(seq), 0) from snapshots where document_id = ?'
    return database.prepare<[string], number>(sql).pluck().get(DOC) ?? 0
  } finally {
    database.close()
  }
}

/** One server that serves and one that stands ready to take its place. */
class Servers {
  #serving: ChildProcess | null = null
  #next: ChildProcess

  constructor(
    private readonly file: string,
    private readonly port: number,
    private readonly mutant = '',
  ) {
    this.#next = this.#load()
  }

  /** Resolves when it serves. */
  start(): Promise<void> {
    const child = this.#next
    this.#next = this.#load()
    this.#serving = child
    child.stdin?.write('serve\n')
    return new Promise((resolve, reject) => {
      child.once('exit', (code) => reject(new Error(`The server ended with ${code}.`)))
      child.stdout?.once('data', () => {
        child.removeAllListeners('exit')
        resolve()
      })
    })
  }

  kill(): Promise<void> {
    return new Promise((resolve) => {
      this.#serving?.once('exit', () => resolve())
      this.#serving?.kill('SIGKILL')
    })
  }

  stop(): void {
    this.#serving?.kill('SIGKILL')
    this.#next.kill('SIGKILL')
  }

  #load(): ChildProcess {
    const args = [builtProgram('killable-server'), this.file, String(this.port), this.mutant]
    return spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'inherit'] })
  }
}

function someoneTyping(writers: readonly TokenWriter[]): Promise<void> {
  return until(
    'most are connected',
    () => writers.filter((writer) => writer.live.status.phase === 'live').length > WRITERS / 2,
    30_000,
  )
}

/** The kill comes at a random moment, counted in what has been typed. */
function moreIsTyped(writers: readonly TokenWriter[], tokens: number): Promise<void> {
  const typed = () => writers.reduce((sum, writer) => sum + writer.issued.length, 0)
  const enough = typed() + tokens
  return until('more is typed', () => typed() >= enough, 30_000)
}
