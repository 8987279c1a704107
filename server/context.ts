import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { sql } from 'kysely'
import { CLOSE } from '../lib/protocol'
import { Accounts } from './accounts/accounts'
import { createAuthenticate } from './accounts/authenticate'
import { Passwords } from './accounts/passwords'
import { accountRoutes } from './accounts/routes'
import { Sessions } from './accounts/sessions'
import { Throttle } from './accounts/throttle'
import { Tokens } from './accounts/tokens'
import { Audit } from './audit/audit'
import { Backups } from './backup/backup'
import { lastBackupAt } from './backup/last-backup'
import { createAuthorize } from './canvases/access'
import { allCanvases } from './canvases/all-canvases'
import { Live } from './canvases/live'
import { TextPlaces } from './canvases/text-places'
import { WorkspaceChannels } from './canvases/workspace-channel'
import type { Config } from './config'
import { databaseOver } from './db/database'
import { MIGRATIONS } from './db/migrations'
import { openDatabase, placeIn } from './db/open'
import type { Schema } from './db/schema'
import { allEditions } from './editions/all-editions'
import { Events } from './events/events'
import { addExample } from './example/add-example'
import { seedExample, type SeedParts } from './example/seed'
import { lookingBack } from './history/looking-back'
import { createHttpApp, type Answered } from './http/app'
import type { OriginRules } from './http/origin'
import { mayUpgrade } from './http/upgrade-origin'
import { ImageFiles } from './images/image-files'
import { Images } from './images/images'
import { imageBodies, imageRoutes } from './images/routes'
import { createLog, type Log } from './log'
import { diskOf } from './metrics/disk'
import { logSize } from './metrics/log-size'
import { Mentions } from './mentions/mentions'
import { Metrics } from './metrics/metrics'
import { metricsRoutes } from './metrics/routes'
import { Needs } from './needs/needs'
import { needRoutes } from './needs/routes'
import { noticing } from './notices/noticing'
import { noticeRoutes } from './notices/routes'
import { TextChanges } from './notices/text-changes'
import { unsubscribeRoutes } from './notices/unsubscribe-routes'
import { Operator } from './operator/operator'
import { editsRestored } from './restorations/store'
import { searchRoutes } from './search/routes'
import { SearchIndex } from './search/search-index'
import { searching } from './search/searching'
import { TextIndexer } from './search/text-indexer'
import { installationSecret } from './secret'
import { setupRoutes } from './setup/routes'
import { Setup } from './setup/setup'
import { sharing } from './shares/sharing'
import { statusRoutes } from './status/routes'
import { Sizes } from './sizes/sizes'
import { sizeRoutes } from './sizes/routes'
import { SocketProbe } from './status/socket-probe'
import { createSync, type SyncOptions } from './sync/engine'
import { Drafting } from './teams/drafting'
import { teamRoutes } from './teams/routes'
import { Teams } from './teams/teams'
import { talking } from './threads/talking'
import { TextReader } from './texts/text-reader'
import { VERSION } from './version'
import { allWebhooks } from './webhooks/all-webhooks'
import type { Resolve } from './webhooks/reach'
import { Acts } from './workspaces/acts'
import { Appearances } from './workspaces/appearances'
import { auditRoutes } from './workspaces/audit-routes'
import { inviteRoutes } from './workspaces/invite-routes'
import { Invites } from './workspaces/invites'
import { Members } from './workspaces/members'
import { workspaceRoutes } from './workspaces/routes'
import { Workspaces } from './workspaces/workspaces'

// One thing, though long: the one place where all parts are built, in the order they need.

export type Context = Awaited<ReturnType<typeof createContext>>

export interface Overrides {
  log?: Log
  /** The update log is gone for good; the process should end in good order. */
  onFatal?: (error: Error) => void
  /** A log with a fault built in, for tests. */
  openLog?: SyncOptions['openLog']
  /** Another clock, in milliseconds since 1970, and other name servers, for tests. */
  webhooks?: { now?: () => number; resolve?: Resolve }
  /** The same of when automatic editions are made and thinned. */
  editions?: { now?: () => number }
}

/**
 * Builds every part of the server, once. Whoever calls holds the lock on the data folder (except
 * in tests) and closes what it gets.
 */
export async function createContext(config: Config, overrides: Overrides = {}) {
  const log = overrides.log ?? createLog(config.logLevel)
  mkdirSync(config.dataDir, { recursive: true, mode: 0o700 })
  const secret = installationSecret(config.dataDir)
  const origin: OriginRules = { publicUrl: config.publicUrl, trustProxy: config.trustProxy }
  const database = databaseOver(
    await openDatabase<Schema>(placeIn(config, 'throughline'), MIGRATIONS, 'migrations'),
  )

  const audit = new Audit({ database })
  const events = new Events()
  const signedOut = (match: { key: string } | { userId: string }) =>
    sync.revoke(match, CLOSE.signedOut)
  const sessions = new Sessions(database, signedOut)
  const tokens = new Tokens(database, signedOut)
  const passwords = new Passwords()
  const accounts = new Accounts({
    ...{ database, sessions, passwords },
    throttle: new Throttle(),
  })
  const secure = config.publicUrl?.startsWith('https:') ?? null
  const authenticate = createAuthenticate({ database, secret, secure })

  // The channel of a workspace bears its id.
  const doorsOf = async (workspaceId: string) => [
    workspaceId,
    ...(await canvases.documentIdsOf(workspaceId)),
  ]
  const recheck = async (workspaceId: string, userId?: string) => {
    const documentIds = await doorsOf(workspaceId)
    sync.recheck({ documentIds, ...(userId !== undefined && { userId }) })
  }
  const members = new Members({
    ...{ database, audit, events },
    accessChanged: async (workspaceId, userId) => {
      const documentIds = await doorsOf(workspaceId)
      sync.revoke({ userId, documentIds }, CLOSE.notAllowed)
    },
    leaving: async (tx, workspaceId, userId, by) => {
      await teams.unseatAll(tx, workspaceId, userId, by)
      await shares.revokeMadeBy(tx, { workspaceId, userId }, by)
    },
    shutOut: (tx, userId) => accounts.endAccess(tx, userId),
    accessEnded: async (workspaceId, userId, everywhere) => {
      const documentIds = await doorsOf(workspaceId)
      // First the texts, which say that they are not shared any more; then whatever is left.
      sync.revoke({ userId, documentIds }, CLOSE.notFound)
      if (everywhere) signedOut({ userId })
    },
  })
  const workspaces = new Workspaces({ database, members, audit, policyChanged: recheck })
  const appearances = new Appearances({
    database,
    changed: async (workspaceId, userId) => {
      await recheck(workspaceId, userId)
      await canvases.announceAll(workspaceId)
    },
  })
  const teams: Teams = new Teams({
    ...{ database, members, audit, seatsChanged: recheck },
    elementIdsOf: (workspaceId, canvasId) => canvases.elementIdsOf(workspaceId, canvasId),
  })
  const drafting = new Drafting({
    ...{ database, teams },
    policyOf: (workspaceId) => workspaces.policyOf(workspaceId),
  })
  const invites = new Invites({ database, accounts, sessions, members, audit, secret })

  const channels = new WorkspaceChannels(() => sync)
  const live = new Live({ database, sync: () => sync, log })
  const reader = new TextReader()
  const places = new TextPlaces({ database })
  const mentions = new Mentions({
    ...{ database, members, events, places, reader, log },
    sync: () => sync,
  })
  const textChanges = new TextChanges({
    ...{ database, places, log, sync: () => sync, teller: () => telling.teller },
  })
  const textIndex = new TextIndexer({ database, sync: () => sync, places, reader, log })
  const logPlace = placeIn(config, 'documents')
  const metrics =
    config.metricsToken === null
      ? null
      : new Metrics({
          stats: () => sync.stats(),
          logBytes: () => logSize(logPlace, database.db),
          disk: () => diskOf(config.dataDir),
          // On PostgreSQL backups are made with its own tools, which tell us nothing.
          lastBackup: config.databaseUrl === null ? () => lastBackupAt(config.dataDir) : null,
        })
  const sync = await createSync({
    place: logPlace,
    limits: config.sync,
    authorize: createAuthorize({ database, members, authenticate, channels, drafting }),
    allowedOrigin: (request) => mayUpgrade(origin, request),
    listener: {
      peopleChanged: (documentId) => live.peopleChanged(documentId),
      documentChanged: (documentId, by, written) => {
        live.documentChanged(documentId)
        textChanges.changed(documentId, by)
        textIndex.documentChanged(documentId)
        editions.automatic.changed(documentId)
        mentions.documentChanged(documentId, written)
      },
    },
    pins: async (documentId) => [
      ...(await editions.pins(documentId)),
      ...(await editsRestored(database.db, documentId)),
    ],
    ...(metrics && { meter: metrics }),
    log,
    onFatal: overrides.onFatal ?? ((error) => log.fatal({ err: error }, 'the update log is gone')),
    ...(overrides.openLog && { openLog: overrides.openLog }),
  })
  const boards: Awaited<ReturnType<typeof allCanvases>> = await allCanvases({
    ...{ database, sync, members, audit, events, drafting, reader },
    textsMade: (documentIds) => documentIds.forEach((id) => textIndex.documentChanged(id)),
    policiesOf: (workspaceId) => workspaces.policiesOf(workspaceId),
  })
  const { frameworks, canvases, elements, readings } = boards
  const images = new Images({
    ...{ database, members, elements, limits: config.images },
    files: new ImageFiles(path.join(config.dataDir, 'images')),
  })
  const talk = talking({ database, sync, events, members, teams, elements, readings })
  const editions: ReturnType<typeof allEditions> = allEditions({
    ...{ database, sync, members, workspaces, elements, audit, places, log },
    ...{ reader, spans: config.editions, ...overrides.editions },
    hasSeat: (place, userId) => drafting.hasSeat(place, userId, ['drafting', 'approving']),
  })
  const past = lookingBack({
    ...{ database, sync, members, canvases, elements, readings, events, audit, editions, log },
    erased: (documentId) => [live, textIndex].forEach((one) => one.documentChanged(documentId)),
  })
  const telling: ReturnType<typeof noticing> = noticing({
    ...{ database, sync, events, accounts, workspaces, members, teams, elements, readings },
    ...{ threads: talk.threads, since: past.since, secret, mail: config.mail, log },
  })
  const shared: ReturnType<typeof sharing> = sharing({
    ...{ database, sync, members, readings, audit, passwords, secret, images, log },
  })
  const { shares } = shared
  const bridges = allWebhooks({
    ...{ database, members, workspaces, elements, readings, events, audit, log, secret },
    ...{ open: config.webhookTargets, publicUrl: config.publicUrl, version: VERSION },
    ...overrides.webhooks,
    ...(metrics && { tried: (outcome) => metrics.webhookTried(outcome) }),
  })
  const { courier, webhooks } = bridges
  const feeds = [talk.feed, editions.feed]
  const searchIndex = new SearchIndex({ database, texts: textIndex, feeds, log })
  const begun = searchIndex.begin()
  editions.begin()

  const seedParts: SeedParts = {
    ...{ database, sync, accounts, workspaces, members, canvases, shares, teams },
  }
  const setup = new Setup({
    ...{ database, accounts, sessions, workspaces, members, log },
    addExample: (to) => addExample(seedParts, to),
  })
  const ready = async () => {
    await Promise.all([sql`select 1`.execute(database.db), sync.probe()])
  }
  const operator = new Operator({
    ...{ database, audit, accounts, tokens, workspaces, members, setup },
    backups: new Backups(config),
    quarantine: sync.quarantine,
    post: telling.post,
    ...past.kept,
    rebuildSearch: (tell) => searchIndex.rebuild(tell),
    seedExample: () => seedExample(seedParts),
    status: () => ({ version: VERSION, process: process.pid, ...sync.stats() }),
  })
  const byteBodies = [imageBodies(config.images.maxBytes)]
  const pages = [shared.page, unsubscribeRoutes({ mailing: telling.mailing, secret })]
  if (metrics && config.metricsToken !== null)
    pages.push(metricsRoutes({ metrics, token: config.metricsToken }))
  const onAnswer = (answered: Answered) => metrics?.answered(answered)
  const frame = { log, origin, authenticate, ready, pages, onAnswer, byteBodies, version: VERSION }
  const http = createHttpApp(frame, [
    setupRoutes(setup),
    accountRoutes({
      ...{ accounts, sessions, tokens },
      workspacesOf: (userId) => workspaces.ofPerson(userId),
    }),
    workspaceRoutes({ workspaces, members, appearances }),
    teamRoutes({ teams }),
    auditRoutes({ acts: new Acts({ audit, members }) }),
    inviteRoutes({ invites }),
    ...boards.routes,
    imageRoutes({ images }),
    ...talk.routes,
    ...bridges.routes,
    ...past.routes,
    ...editions.routes,
    noticeRoutes(telling),
    searchRoutes({ search: searching({ database, sync, members, canvases }) }),
    sizeRoutes({ sizes: new Sizes({ sync, members, canvases, images, editions }) }),
    ...shared.routes,
    statusRoutes({ trustProxy: config.trustProxy }),
    needRoutes({
      needs: new Needs({ members, canvases, elements, frameworks, invites, webhooks }),
    }),
  ])

  return {
    ...{ config, log, secret, database, events, sync, http, operator, setup },
    ...{ accounts, audit, authenticate, sessions, tokens, workspaces, members, invites },
    ...{ canvases, elements, teams, images, shares, courier, mentions, searchIndex, metrics },
    ...past.kept,
    ...{ textChanges, editions, onAnswer, seedParts },
    ...{ tidying: telling.tidying, mailQueue: telling.mailQueue },
    socketProbe: new SocketProbe(),
    /** What the pages may ask of the server in-process; put on `globalThis` by main. */
    inProcess: {
      fetch: async (request: Request) => http.fetch(request),
      redeemTicket: (ticket: string, userAgent?: string) =>
        sessions.redeemTicket(ticket, userAgent),
      endSession: (sessionId: string) => sessions.end(sessionId),
    },
    /** Closes everybody's sockets once what they sent is on disk, then the databases. */
    async close() {
      live.stop()
      await Promise.all([textIndex.stop(), editions.stop(), reader.stop()])
      await begun
      await Promise.all([courier.stop(), mentions.stop(), past.kept.integrity.stop(), sync.drain()])
      await textChanges.idle()
      await telling.stop()
      await database.close()
    },
  }
}
