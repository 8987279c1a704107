import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Writable } from 'node:stream'
import { pino } from 'pino'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { configFrom, type Config } from '../config'
import { createContext } from '../context'
import { until } from '../sync/testing/sync-people'
import { Mailbox } from './testing/mailbox'

let folder: string
let mailbox: Mailbox
let config: Config
let lines: string[]

beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'throughline-mail-'))
  mailbox = await Mailbox.open()
  lines = []
  config = configFrom({
    ...{ NODE_ENV: 'test', DATA_DIR: folder, SMTP_URL: mailbox.url },
    ...{ PUBLIC_URL: 'http://localhost', MAIL_WAIT_SECONDS: '0' },
    MAIL_FROM: 'The group <group@example.org>',
  })
})
afterEach(async () => {
  await mailbox.close()
  rmSync(folder, { recursive: true, force: true })
})

function open() {
  const stream = new Writable({
    write(chunk: Buffer, _encoding, done) {
      lines.push(chunk.toString())
      done()
    },
  })
  return createContext(config, { log: pino({ level: 'debug' }, stream) })
}

/** Two people of a workspace, one of whom is told that the other wrote where they follow. */
async function somethingToTell(context: Awaited<ReturnType<typeof open>>) {
  const { accounts, database, workspaces, members, canvases, events } = context
  const ids: string[] = []
  for (const name of ['Ada', 'Ben']) {
    const email = `${name.toLowerCase()}@secret.example`
    const person = await accounts.newcomer({ name, email, password: 'three unrelated words' })
    await database.transaction((tx) => person.save(tx))
    ids.push(person.userId)
  }
  const [ada = '', ben = ''] = ids
  const { id } = await database.transaction((tx) => workspaces.create(tx, { name: 'Group' }))
  for (const userId of ids)
    await database.transaction((tx) =>
      members.join(tx, { workspaceId: id, userId, role: 'steward' }),
    )
  const wanted = { title: 'Open Late', summary: '', framework: 'nine-elements' }
  const { elements } = await canvases.make(ada, id, wanted)
  const elementId = elements[0]?.id ?? ''
  return () =>
    database.transaction((tx) =>
      events.tell(tx, {
        ...{ workspaceId: id, elementId, actorId: ada, kind: 'text.mentioned' },
        personIds: [ben],
      }),
    )
}

describe('mails that wait', () => {
  it('[NO24] go out by themselves when their time has come', async () => {
    const context = await open()
    try {
      const tell = await somethingToTell(context)
      await tell()
      await until('it has come', () => mailbox.received.length === 1)
      expect(mailbox.received[0]).toMatchObject({
        ...{ to: ['ben@secret.example'], from: 'group@example.org' },
        mail: { from: { text: '"The group" <group@example.org>' } },
      })
    } finally {
      await context.close()
    }
  })

  it('[NO24] outlive the process: the next one sends them, once', async () => {
    const first = await open()
    const tell = await somethingToTell(first)
    await first.mailQueue?.stop()
    await tell()
    await first.close()
    expect(mailbox.received).toEqual([])
    const second = await open()
    await until('the next process has sent it', () => mailbox.received.length === 1)
    await second.close()
    const third = await open()
    await third.mailQueue?.work()
    await third.close()
    expect(mailbox.received).toHaveLength(1)
  })

  it('[NO27] no address and no word is in the log, whatever the mail server says', async () => {
    const context = await open()
    try {
      const tell = await somethingToTell(context)
      mailbox.answerFor = (to) => ({ code: 550, words: `No mailbox ${to} here` })
      await tell()
      await until('it was given up', () => lines.some((line) => line.includes('given up')))
      mailbox.answerFor = (to) => ({ code: 451, words: `${to} is busy` })
      await tell()
      await until('it waits', () => lines.some((line) => line.includes('another try')))
    } finally {
      await context.close()
    }
    expect(lines.join('')).toContain('RCPT TO')
    expect(lines.join('')).not.toMatch(/@|secret[.]example|Open Late/)
  })

  it('[OP13] an operator sees whether mail arrives', async () => {
    const context = await open()
    try {
      const run = () => context.operator.run(['mail', 'test', '--to', 'ops@secret.example'])
      expect(await run()).toEqual({ sent: true })
      expect(mailbox.received.map(({ to }) => to)).toEqual([['ops@secret.example']])
      mailbox.answerFor = () => ({ code: 550, words: 'Never' })
      expect(await run()).toMatchObject({ sent: false, reason: expect.stringContaining('550') })
    } finally {
      await context.close()
    }
  })
})
