import { createTranslator } from 'use-intl/core'
import { WorkspaceEvent } from '../../lib/events'
import { messagesFor } from '../../lib/messages/messages'
import { TEST_KIND } from '../../lib/webhooks'
import type { Elements } from '../canvases/elements'
import type { Readings } from '../canvases/readings'
import type { WebhookDeliveriesTable, WebhooksTable } from '../db/tables/notices'
import type { Workspaces } from '../workspaces/workspaces'

export interface WordingParts {
  workspaces: Workspaces
  elements: Elements
  readings: Readings
  /** The address people type, where it is fixed. */
  publicUrl: string | null
}

interface Named {
  id: string
  name: string
}

/** What is known of an event by the time it is sent. Names of things, and of nobody. */
interface Facts {
  workspace: Named
  canvas: Named | null
  element: Named | null
  link: string
}

/**
 * What a webhook sends of an event: ids, what its workspace, canvas and element are called now, and
 * a link for those who may follow it. Never a word of a text or a comment, and no name of a person:
 * where this goes, nobody can take it back.
 */
export class Wording {
  constructor(private readonly parts: WordingParts) {}

  /** A JSON body. */
  async of(webhook: WebhooksTable, delivery: WebhookDeliveriesTable): Promise<string> {
    const event = eventOf(delivery)
    const facts = await this.facts(webhook, event)
    if (webhook.format === 'chat') return JSON.stringify({ text: inWords(webhook, event, facts) })
    const { id = delivery.id, actorId = null, threadId, messageId } = event ?? {}
    const { link, ...named } = facts
    return JSON.stringify({
      ...{ type: delivery.kind, timestamp: delivery.at },
      data: { id, ...named, actorId, threadId, messageId, link },
    })
  }

  private async facts(webhook: WebhooksTable, event: WorkspaceEvent | null): Promise<Facts> {
    const { workspaces, elements, readings, publicUrl } = this.parts
    const { workspace_id: id, locale } = webhook
    const { slug, name } = await workspaces.named(id)
    const { canvasId, elementId, threadId } = event ?? {}
    const title = canvasId === undefined ? null : await readings.titleOf(canvasId)
    const named =
      elementId === undefined
        ? null
        : (await elements.named(id, [elementId], locale)).get(elementId)
    const page = named
      ? `/elements/${named.id}${threadId ? `#thread-${threadId}` : ''}`
      : canvasId !== undefined && title !== null
        ? `/canvases/${canvasId}`
        : `/w/${slug}`
    return {
      workspace: { id, name },
      canvas: canvasId === undefined || title === null ? null : { id: canvasId, name: title },
      element: named ? { id: named.id, name: named.title } : null,
      link: (publicUrl ?? webhook.origin) + page,
    }
  }
}

/** One sentence and the link, as chats show them. */
function inWords(webhook: WebhooksTable, event: WorkspaceEvent | null, facts: Facts): string {
  const t = createTranslator({
    ...{ locale: webhook.locale, messages: messagesFor(webhook.locale) },
    namespace: 'webhooks.says',
  })
  const called = (named: Named | null) => quiet(named?.name ?? '–')
  const values = {
    workspace: called(facts.workspace),
    canvas: called(facts.canvas),
    element: called(facts.element),
  }
  const sentence = event ? t(event.kind.replace('.', '-') as Dashed, values) : t('test', values)
  return `${sentence}\n${facts.link}`
}

type Dashed = WorkspaceEvent['kind'] extends infer Kind
  ? Kind extends `${infer Noun}.${infer Act}`
    ? `${Noun}-${Act}`
    : never
  : never

/** Chats read marks into words: a name must neither call everybody nor look like a link elsewhere. */
function quiet(name: string): string {
  const NOTHING = '\u200b'
  return name
    .replace(/\s+/g, ' ')
    .replace(/[<>[\]`*|\\]/g, (mark) => CALMER[mark] ?? '')
    .replaceAll('@', `@${NOTHING}`)
    .replaceAll('://', `:${NOTHING}//`)
}

const CALMER: Record<string, string> = {
  ...{ '<': '‹', '>': '›', '[': '(', ']': ')', '`': '’', '*': '∗', '|': '¦', '\\': '' },
}

/** Null for a test, and for an event of a version that this one does not know. */
function eventOf(delivery: WebhookDeliveriesTable): WorkspaceEvent | null {
  if (delivery.kind === TEST_KIND) return null
  return WorkspaceEvent.safeParse(JSON.parse(delivery.event)).data ?? null
}
