import { randomUUID } from 'node:crypto'
import * as Y from 'yjs'
import type { FollowState, Notice, NoticePage, UnreadNotices } from '../../../lib/notices'
import { FRAGMENT } from '../../../lib/protocol'
import type { BodyInline, MessageBody } from '../../../lib/thread-body'
import type { World, WorldPerson } from '../../testing/world'

/** What is said: words, `@` and a person, `@@` and the id of a team. */
export type Said = (string | WorldPerson | { team: string })[]

/** Some people around one canvas who comment, write, follow and look at what they are told. */
export class ToldPeople {
  private constructor(
    readonly world: World,
    readonly workspaceId: string,
    readonly canvasId: string,
    readonly elementId: string,
    readonly documentId: string,
    /** Another element of the canvas. */
    readonly otherId: string,
    readonly noor: WorldPerson,
    readonly rafael: WorldPerson,
    readonly priya: WorldPerson,
    readonly olu: WorldPerson,
  ) {}

  /** Noor is steward, Rafael and Priya are members, Olu is an observer. */
  static async meet(world: World, name = 'Group'): Promise<ToldPeople> {
    const { id } = await world.workspace(name)
    const [noor, rafael, priya, olu] = [
      await world.person('Noor'),
      await world.person('Rafael'),
      await world.person('Priya'),
      await world.person('Olu'),
    ]
    await world.join(id, noor.id, 'steward')
    await world.join(id, rafael.id, 'member')
    await world.join(id, priya.id, 'member')
    await world.join(id, olu.id, 'observer')
    const canvas = await world.canvas(id, noor.id)
    const [first, second] = canvas.elements
    if (!first || !second) throw new Error('A canvas without elements.')
    const places = [id, canvas.id, first.id, first.document_id, second.id] as const
    return new ToldPeople(world, ...places, noor, rafael, priya, olu)
  }

  ask(who: WorldPerson, method: string, path: string, body?: object) {
    return this.world.ask(who.browser, method, path, body)
  }

  /** Begins a thread about the whole element. */
  async open(who: WorldPerson, ...said: Said): Promise<{ id: string; messageId: string }> {
    const [id, messageId] = [randomUUID(), randomUUID()]
    const message = { id: messageId, body: saying(said) }
    const wanted = { id, place: { scope: 'element', anchor: null }, message }
    await this.must(201, who, 'POST', `/elements/${this.elementId}/threads`, wanted)
    return { id, messageId }
  }

  /** Answers; the id of the message. */
  async reply(who: WorldPerson, threadId: string, ...said: Said): Promise<string> {
    const id = randomUUID()
    const message = { id, body: saying(said) }
    await this.must(201, who, 'POST', `/threads/${threadId}/messages`, message)
    return id
  }

  async follow(who: WorldPerson, place: 'elements' | 'threads', id: string, state: FollowState) {
    await this.must(204, who, 'PUT', `/${place}/${id}/following`, { state })
  }

  async state(who: WorldPerson, place: 'elements' | 'threads', id: string): Promise<FollowState> {
    const { body } = await this.ask(who, 'GET', `/${place}/${id}/following`)
    return (body as { state: FollowState }).state
  }

  /** Writes a paragraph in the text, and waits until whoever is to be told is told. */
  async write(who: WorldPerson, documentId = this.documentId): Promise<void> {
    await this.begin(who, documentId)
    await this.world.context.textChanges.idle()
  }

  /** Writes a paragraph in the text, and waits for nothing but the disk. */
  async begin(who: WorldPerson, documentId = this.documentId): Promise<void> {
    await this.world.context.sync.edit(documentId, { userId: who.id, key: null }, (doc) =>
      doc.getXmlFragment(FRAGMENT).push([new Y.XmlElement('paragraph')]),
    )
  }

  async notices(who: WorldPerson, query = ''): Promise<Notice[]> {
    return (await this.page(who, query)).items
  }

  async page(who: WorldPerson, query = ''): Promise<NoticePage> {
    return (await this.ask(who, 'GET', `/me/notices${query}`)).body as NoticePage
  }

  /** In short: way, kind, by whom, how often. */
  async told(who: WorldPerson): Promise<string[]> {
    const notices = await this.notices(who)
    return notices.map(({ way, kind, by, count }) => `${way} ${kind} ${by?.name} ${count}`)
  }

  async unread(who: WorldPerson): Promise<UnreadNotices> {
    return (await this.ask(who, 'GET', '/me/notices/unread')).body as UnreadNotices
  }

  async must(status: number, who: WorldPerson, method: string, path: string, body?: object) {
    const answer = await this.ask(who, method, path, body)
    if (answer.status !== status)
      throw new Error(`${method} ${path} answered ${answer.status}: ${JSON.stringify(answer.body)}`)
    return answer.body
  }
}

export function saying(said: Said): MessageBody {
  const content = said.map((part): BodyInline => {
    if (typeof part === 'string') return { type: 'text', text: part }
    if ('team' in part) return { type: 'teamMention', attrs: { id: part.team } }
    return { type: 'mention', attrs: { id: part.id } }
  })
  return { type: 'doc', content: [{ type: 'paragraph', content }] }
}
