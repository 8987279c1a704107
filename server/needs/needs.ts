import type { Canvas, ElementTile } from '../../lib/canvases'
import type { Locale } from '../../lib/locales'
import type { Need } from '../../lib/needs'
import { nextElements } from '../../lib/next-elements'
import { can, type Action, type Role } from '../../lib/roles'
import type { Invite } from '../../lib/workspaces'
import type { Canvases } from '../canvases/canvases'
import type { Elements } from '../canvases/elements'
import type { Frameworks } from '../canvases/frameworks'
import type { Caller } from '../http/caller'
import { demand } from '../workspaces/access'
import type { Invites } from '../workspaces/invites'
import type { Webhooks } from '../webhooks/webhooks'
import type { Members } from '../workspaces/members'

export interface NeedsParts {
  members: Members
  canvases: Canvases
  elements: Elements
  frameworks: Frameworks
  invites: Invites
  webhooks: Webhooks
}

const SOON_MS = 2 * 24 * 60 * 60 * 1000

/** What asks something of one person in a workspace. Only what is true now and what they may do. */
export class Needs {
  constructor(private readonly parts: NeedsParts) {}

  /** Most pressing first. @throws AppError not_found */
  async of(
    caller: Caller,
    workspaceId: string,
    { locale, origin }: { locale: Locale; origin: string },
  ): Promise<Need[]> {
    const { members, canvases, invites, webhooks } = this.parts
    const role = await members.roleOf(workspaceId, caller.userId)
    demand(caller, role, 'workspace.read')
    const may = (action: Action, subject?: { role: Role }) =>
      can({ role, scope: caller.scope }, action, subject).allowed
    const needs: Need[] = []
    if (may('invite.list')) {
      const links = await invites.list(caller, workspaceId, origin)
      needs.push(...endingInvites(links.filter((link) => may('invite.create', link))))
    }
    if (may('webhook.manage'))
      for (const { id, name, offWhy } of await webhooks.list(caller, workspaceId))
        if (offWhy === 'failing' || offWhy === 'gone')
          needs.push({ type: 'webhook-off', webhookId: id, name })
    for (const canvas of await canvases.list(caller, workspaceId, locale)) {
      if (may('element.write')) needs.push(...(await this.next(caller, canvas, locale)))
      if (may('canvas.upgrade')) needs.push(...(await this.update(canvas)))
    }
    return needs
  }

  /** One need a canvas, however much can be begun: a home is no list of everything. */
  private async next(caller: Caller, canvas: Canvas, locale: Locale): Promise<Need[]> {
    const wroteLast = ({ lastChange }: ElementTile) => lastChange?.by?.id === caller.userId
    if (!canvas.elements.some(wroteLast)) return []
    const { key, version } = canvas.framework
    const framework = await this.parts.frameworks.seenIn(canvas.workspaceId, key, version)
    const [first, ...others] = nextElements(canvas.elements, framework)
    if (!first) return []
    // Where only those with a seat draft, it may be for others to begin.
    const { access } = await this.parts.elements.read(caller, first.id, locale)
    if (access === 'read') return []
    return [
      {
        type: 'begin-element',
        canvas: { id: canvas.id, title: canvas.title },
        element: { id: first.id, title: first.title },
        others: others.length,
      },
    ]
  }

  private async update({ id, title, workspaceId, framework }: Canvas): Promise<Need[]> {
    const newest = await this.parts.frameworks.newest(workspaceId, framework.key)
    if (!newest || newest.version <= framework.version) return []
    return [{ type: 'framework-update', canvas: { id, title }, version: newest.version }]
  }
}

/** The last link of its role, soon over, with room for more people. */
function endingInvites(links: Invite[]): Need[] {
  const soon = new Date(Date.now() + SOON_MS).toISOString()
  const open = links.filter(({ uses, maxUses }) => uses < maxUses)
  return open
    .filter(
      ({ id, role, uses, expiresAt }) =>
        uses > 0 &&
        expiresAt < soon &&
        !open.some(
          (other) => other.id !== id && other.role === role && other.expiresAt > expiresAt,
        ),
    )
    .map(({ id, role, expiresAt }) => ({ type: 'invite-ending', inviteId: id, role, expiresAt }))
}
