import { randomUUID } from 'node:crypto'
import * as Y from 'yjs'
import { fileOf } from '../../lib/frameworks/framework-file'
import { swotChoices } from '../../lib/frameworks/swot-choices'
import { FRAGMENT } from '../../lib/protocol'
import type { CommentPolicy, HistoryPolicy, Role } from '../../lib/roles'
import type { SuggestionState } from '../../lib/suggestions/suggestion'
import type { TeamKind } from '../../lib/teams'
import { bodyFromText } from '../../lib/thread-body'
import { TEST_KIND } from '../../lib/webhooks'
import { automaticEdition } from '../editions/automatic-edition'
import { shareToken } from '../shares/share-token'
import { beginSuggestion, beginThread, turnThread } from '../threads/writing'
import { onePixel } from './one-pixel'
import { ACTORS, type ActorName } from './rights-actors'
import { suggestionOf } from './suggestion-of'
import type { Credentials, World } from './world'

// One thing, though long: what a row of the rights table may need, each made when it is asked for.

const PASSWORD = 'correct horse battery'

interface Cast {
  userId: string
  credentials: Credentials
}

/** A workspace with a canvas, everybody of the rights table in their place, and things to act on. */
export class Stage {
  private constructor(
    private readonly world: World,
    readonly workspaceId: string,
    /** A steward besides the actor, so that the actor is never the last. */
    readonly founderId: string,
    readonly canvasId: string,
    readonly elementId: string,
    readonly cast: Record<ActorName, Cast>,
  ) {}

  static async set(world: World): Promise<Stage> {
    const workspace = await world.workspace('Stage')
    const founder = await world.person('Founder')
    await world.join(workspace.id, founder.id, 'steward')
    const canvas = await world.canvas(workspace.id, founder.id)
    const element = canvas.elements[0]
    if (!element) throw new Error('A canvas without elements.')
    const cast: Partial<Record<ActorName, Cast>> = {}
    for (const actor of ACTORS) cast[actor] = await appear(world, workspace.id, actor)
    return new Stage(
      ...([world, workspace.id, founder.id, canvas.id, element.id] as const),
      cast as Record<ActorName, Cast>,
    )
  }

  /** A member to do something to. */
  async somebody(role: Role): Promise<string> {
    const { id } = await this.world.person('Somebody')
    await this.world.join(this.workspaceId, id, role)
    return id
  }

  /** Words in the text of the element. */
  async written(): Promise<string> {
    const words = `Words ${randomUUID()}`
    const { database, sync } = this.world.context
    const { document_id } = await database.db
      .selectFrom('elements')
      .select('document_id')
      .where('id', '=', this.elementId)
      .executeTakeFirstOrThrow()
    const doc = new Y.Doc()
    const block = new Y.XmlElement('paragraph')
    block.insert(0, [new Y.XmlText(words)])
    doc.getXmlFragment(FRAGMENT).push([block])
    // Behind everybody's back: what hears of edits would go on doing things in the next cells.
    const writers = [{ clientId: doc.clientID, userId: this.founderId }]
    const entry = { documentId: document_id, userId: this.founderId, key: null, writers }
    const bytes = Y.encodeStateAsUpdate(doc)
    await sync.record.append([{ ...entry, at: Date.now(), bytes }])
    return words
  }

  /** No check goes on: one writes down what it found once it is done. */
  async checked(): Promise<void> {
    await this.world.context.integrity.idle(this.workspaceId)
  }

  /** A session of this person besides the one that asks. */
  sessionOf(userId: string): Promise<string> {
    return this.world.session(userId)
  }

  /** Gives this person a password and answers it. */
  async passwordOf(userId: string): Promise<string> {
    await this.world.setPassword(userId, PASSWORD)
    return PASSWORD
  }

  /** A team of this kind, with a member in it. */
  async team(kind: TeamKind): Promise<{ teamId: string; userId: string }> {
    const userId = await this.somebody('member')
    const teamId = await this.world.team(this.workspaceId, { kind, seats: [userId] })
    return { teamId, userId }
  }

  /** A link into this workspace, made by the founder. */
  invite(role: Role): Promise<{ id: string; token: string }> {
    return this.inviteInto(this.workspaceId, this.founderId, role)
  }

  /** The token of a link into a workspace where nobody here is. */
  async inviteElsewhere(): Promise<string> {
    const workspace = await this.world.workspace('Elsewhere')
    const host = await this.world.person('Host')
    await this.world.join(workspace.id, host.id, 'steward')
    return (await this.inviteInto(workspace.id, host.id, 'member')).token
  }

  /** Says who may comment in this workspace. */
  async letComment(commenting: CommentPolicy): Promise<void> {
    const { db } = this.world.context.database
    const { workspaceId } = this
    await db.updateTable('workspaces').set({ commenting }).where('id', '=', workspaceId).execute()
  }

  /** Says who may know the history of texts in this workspace. */
  async letLookBack(history: HistoryPolicy): Promise<void> {
    const { db } = this.world.context.database
    const { workspaceId } = this
    await db.updateTable('workspaces').set({ history }).where('id', '=', workspaceId).execute()
  }

  /** A thread on the element with one message, by this person, who reacted to it too. */
  async thread(by: string): Promise<{ threadId: string; messageId: string }> {
    const [threadId, messageId] = [randomUUID(), randomUUID()]
    const at = new Date().toISOString()
    await this.world.context.database.transaction(async (tx) => {
      await beginThread(tx, {
        ...{ id: threadId, elementId: this.elementId, by, at },
        place: { scope: 'element', anchor: null },
        message: { id: messageId, body: bodyFromText('Is it so?') },
      })
      const reaction = { message_id: messageId, kind: 'eyes', user_id: by, at } as const
      await tx.db.insertInto('thread_reactions').values(reaction).execute()
    })
    return { threadId, messageId }
  }

  /** A webhook that the founder made, and something it was told that went nowhere. */
  async webhook(): Promise<{ webhookId: string; deliveryId: string }> {
    const [webhookId, deliveryId] = [randomUUID(), randomUUID()]
    const at = new Date().toISOString()
    const { db } = this.world.context.database
    const made = {
      ...{ id: webhookId, workspace_id: this.workspaceId, name: 'Chat', kinds: '[]' },
      ...({ url: 'https://hooks.example.org/room', format: 'chat', locale: 'en' } as const),
      ...{ origin: 'http://localhost', secret_turn: 1, secret_turned_at: null },
      ...{ off_why: null, failing_since: null },
      ...{ created_by: this.founderId, created_at: at },
    }
    await db.insertInto('webhooks').values(made).execute()
    const told = {
      ...{ id: deliveryId, webhook_id: webhookId, seq: 1, kind: TEST_KIND, event: '{}', at },
      ...({ state: 'failed', pressed: 0, tries: 1, tried_at: at, next_at: null } as const),
      ...{ status: 500, problem: null, ms: 12 },
    }
    await db.insertInto('webhook_deliveries').values(told).execute()
    return { webhookId, deliveryId }
  }

  /** An edition of the element, made by the founder. */
  async edition(): Promise<string> {
    const id = randomUUID()
    const browser = await this.world.browser(this.founderId)
    const wanted = { id, label: 'For the meeting', significance: 'substantive' }
    await this.world.ask(browser, 'POST', `/elements/${this.elementId}/editions`, wanted)
    return id
  }

  /** An edition of the element that says something else than the element does by now. */
  async olderEdition(): Promise<string> {
    const id = await this.edition()
    await this.append('paragraph')
    return id
  }

  /** A restore of the element, by the founder. */
  async restoration(): Promise<string> {
    const id = randomUUID()
    const browser = await this.world.browser(this.founderId)
    const wanted = { id, from: { editionId: await this.olderEdition() } }
    await this.world.ask(browser, 'POST', `/elements/${this.elementId}/restorations`, wanted)
    return id
  }

  /** An edition of the element that was made by itself, of something the founder wrote. */
  async automaticEdition(): Promise<string> {
    const { context } = this.world
    await this.append('horizontalRule')
    const made = await automaticEdition(context, {
      ...{ elementId: this.elementId, documentId: await this.documentId(), by: null },
      ...({ why: 'quiet', at: new Date().toISOString() } as const),
    })
    return made?.id ?? ''
  }

  /** Gives this person, if they are here, a seat in a new team of this kind. */
  async seatIn(kind: TeamKind, userId: string): Promise<void> {
    const role = await this.world.context.members.roleOf(this.workspaceId, userId)
    await this.world.team(this.workspaceId, { kind, seats: role ? [userId] : [] })
  }

  /** An unread notice about the element, of this person's. */
  async notice(userId: string): Promise<string> {
    const id = randomUUID()
    const at = new Date().toISOString()
    await this.world.context.database.db
      .insertInto('notices')
      .values({
        ...{ id, user_id: userId, workspace_id: this.workspaceId, element_id: this.elementId },
        ...{ subject: `text:${id}`, thread_id: null, message_id: null, actor_id: this.founderId },
        ...{ kind: 'written', way: 'following', weight: 0, count: 1, since: at, at },
        ...{ direct_at: null, read_at: null, mailed_at: null },
      })
      .execute()
    return id
  }

  /** A suggestion for the element by this person; decided by the founder, two minutes ago. */
  async suggestion(by: string, state: SuggestionState = 'waiting'): Promise<string> {
    const made = suggestionOf('two evenings', 'three evenings')
    const at = new Date().toISOString()
    const then = new Date(Date.now() - 120_000).toISOString()
    const { elementId, founderId } = this
    await this.world.context.database.transaction(async (tx) => {
      await beginSuggestion(tx, { ...made, elementId, batchId: randomUUID(), by, at })
      if (state === 'waiting') return
      await tx.db
        .updateTable('suggestions')
        .set({ state, decided_by: founderId, decided_at: then, hand_id: founderId, hand_at: then })
        .where('thread_id', '=', made.id)
        .execute()
      await turnThread(tx, made.id, 'resolved', founderId, at)
    })
    return made.id
  }

  /** An image in the element, put in by the founder. */
  async image(): Promise<string> {
    const browser = await this.world.browser(this.founderId)
    const path = `/elements/${this.elementId}/images`
    const { body } = await this.world.ask(browser, 'POST', path, onePixel())
    return (body as { id: string }).id
  }

  /** An image that stands in the element, and a link that shows it. */
  async sharedImage(): Promise<{ token: string; imageId: string }> {
    const imageId = await this.image()
    await this.append('image', { image: imageId })
    return { imageId, token: shareToken(this.world.context.secret, await this.share()) }
  }

  /** A block at the end of the element, by the founder. */
  private async append(name: string, attributes: Record<string, string> = {}): Promise<void> {
    const { sync } = this.world.context
    await sync.edit(await this.documentId(), { userId: this.founderId, key: null }, (doc) => {
      const block = new Y.XmlElement(name)
      for (const [key, value] of Object.entries(attributes)) block.setAttribute(key, value)
      doc.getXmlFragment(FRAGMENT).push([block])
    })
  }

  /** The id of a share link of the canvas, made by the founder. */
  share(): Promise<string> {
    const place = { workspaceId: this.workspaceId, canvasId: this.canvasId, elementId: null }
    const wanted = { label: '', days: 1, password: null }
    return this.world.context.shares.make(this.founderId, place, wanted)
  }

  /** The key of a framework that this workspace has made. */
  async ownFramework(): Promise<string> {
    const browser = await this.world.browser(this.founderId)
    const path = `/workspaces/${this.workspaceId}/frameworks`
    const { body } = await this.world.ask(browser, 'POST', path, { file: fileOf(swotChoices) })
    return (body as { key: string }).key
  }

  /** A canvas on the first version of a framework that has a second. */
  async outdatedCanvas(): Promise<string> {
    const key = await this.ownFramework()
    const wanted = { title: 'Older', summary: '', framework: key }
    const { context } = this.world
    const { canvas } = await context.canvases.make(this.founderId, this.workspaceId, wanted)
    const browser = await this.world.browser(this.founderId)
    const path = `/workspaces/${this.workspaceId}/frameworks/${key}`
    await this.world.ask(browser, 'PUT', path, { file: fileOf(swotChoices), after: 1 })
    return canvas.id
  }

  /** The id of an access token of this person. */
  async tokenOf(userId: string): Promise<string> {
    const wanted = { name: 'spare', scope: 'read', days: 1 } as const
    return (await this.world.context.tokens.make(userId, wanted)).id
  }

  newcomer() {
    return { name: 'Newcomer', email: `${randomUUID()}@example.org`, password: PASSWORD }
  }

  /** Address and password of an account made for this. */
  async rightPassword(): Promise<{ email: string; password: string }> {
    const newcomer = this.newcomer()
    const entrant = await this.world.context.accounts.newcomer(newcomer)
    await this.world.context.database.transaction((tx) => entrant.save(tx))
    return { email: newcomer.email, password: newcomer.password }
  }

  private async documentId(): Promise<string> {
    const { document_id } = await this.world.context.database.db
      .selectFrom('elements')
      .select('document_id')
      .where('id', '=', this.elementId)
      .executeTakeFirstOrThrow()
    return document_id
  }

  private async inviteInto(workspaceId: string, hostId: string, role: Role) {
    const browser = await this.world.browser(hostId)
    const path = `/workspaces/${workspaceId}/invites`
    const { body } = await this.world.ask(browser, 'POST', path, { role })
    const { id, url } = body as { id: string; url: string }
    return { id, token: url.slice(url.lastIndexOf('/') + 1) }
  }
}

async function appear(world: World, workspaceId: string, actor: ActorName): Promise<Cast> {
  const { id: userId, browser } = await world.person(actor)
  const { context } = world
  const as = (credentials: Credentials): Cast => ({ userId, credentials })
  switch (actor) {
    case 'anonymous':
      return as({})
    case 'observer':
    case 'member':
    case 'coordinator':
    case 'steward':
      await world.join(workspaceId, userId, actor)
      return as(browser)
    case 'ex-member': {
      await world.join(workspaceId, userId, 'member')
      const { status } = await world.ask(
        browser,
        'DELETE',
        `/workspaces/${workspaceId}/members/${userId}`,
      )
      if (status !== 204) throw new Error(`Leaving answered ${status}.`)
      return as(browser)
    }
    case 'member of another workspace': {
      const { id } = await world.workspace('Other')
      await world.join(id, userId, 'steward')
      return as(browser)
    }
    case 'disabled member':
      await world.join(workspaceId, userId, 'member')
      await context.database.db
        .updateTable('users')
        .set({ disabled_at: new Date().toISOString() })
        .where('id', '=', userId)
        .execute()
      return as(browser)
    case 'expired session':
      await world.join(workspaceId, userId, 'member')
      return as(await world.browser(userId, -1))
    case 'read token of a member':
      await world.join(workspaceId, userId, 'member')
      return as(await world.token(userId, 'read'))
    case 'write token of a member':
      await world.join(workspaceId, userId, 'member')
      return as(await world.token(userId, 'write'))
    default:
      return actor satisfies never
  }
}
