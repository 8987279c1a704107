import type { Accounts } from '../accounts/accounts'
import type { Elements } from '../canvases/elements'
import type { Readings } from '../canvases/readings'
import type { Config } from '../config'
import type { Database } from '../db/database'
import type { Schema } from '../db/schema'
import type { Events } from '../events/events'
import { isExampleAddress } from '../example/people'
import type { Log } from '../log'
import { MailQueue } from '../mail/mail-queue'
import { Post } from '../mail/post'
import type { Sync } from '../sync/sync'
import { NewsDigest } from '../since/digest'
import type { Since } from '../since/since'
import type { Teams } from '../teams/teams'
import { Excerpts } from '../threads/excerpts'
import type { Threads } from '../threads/threads'
import type { Members } from '../workspaces/members'
import type { Workspaces } from '../workspaces/workspaces'
import { Follows } from './follows'
import { Mailing } from './mailing'
import { NoticeMails } from './notice-mails'
import { Notices } from './notices'
import { Teller } from './teller'
import { Tidying } from './tidying'

export interface NoticingParts {
  database: Database<Schema>
  sync: Sync
  events: Events
  accounts: Accounts
  workspaces: Workspaces
  members: Members
  teams: Teams
  elements: Elements
  readings: Readings
  threads: Threads
  since: Since
  secret: string
  mail: Config['mail']
  log: Log
}

/** All that tells people what happens: written down as it happens, shown, and mailed where mail is set up. */
export function noticing(parts: NoticingParts) {
  const { database, sync, events, members, teams, elements, readings, threads, mail, log } = parts
  const excerpts = new Excerpts({ database, members, teams, elements })
  const mailing = new Mailing({
    ...{ database, queue: () => mailQueue, waitMs: mail?.waitMs ?? 0 },
  })
  const teller = new Teller({
    ...{ sync, members, teams, mailing },
    threadStands: (tx, threadId) => excerpts.threadStands(tx.db, threadId),
  })
  events.on(teller.hear)
  const showing = {
    ...{ database, members, elements, readings, excerpts },
    workspacesOf: (userId: string) => parts.workspaces.ofPerson(userId),
  }
  const digest = new NewsDigest({ database, elements, readings, since: parts.since })
  const post = mail && new Post(mail)
  const compose = (publicUrl: string) =>
    new NoticeMails({
      ...{ ...showing, mailing, secret: parts.secret, publicUrl },
      newsOf: (...about) => digest.of(...about),
      addressee: async (userId) => {
        const person = await parts.accounts.addressee(userId)
        return person && !isExampleAddress(person.email) ? person : null
      },
    }).compose
  const mailQueue: MailQueue | null =
    mail && post
      ? new MailQueue({ ...{ database, post, log }, compose: compose(mail.publicUrl) })
      : null
  mailQueue?.begin()
  const tidying = new Tidying({ database, log })
  tidying.begin()
  return {
    ...{ teller, mailing, post, mailQueue, tidying },
    notices: new Notices({ ...showing, sync }),
    follows: new Follows({ database, elements, threads }),
    async stop(): Promise<void> {
      await tidying.stop()
      await mailQueue?.stop()
      post?.close()
    },
  }
}
