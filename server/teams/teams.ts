import { randomUUID } from 'node:crypto'
import type { z } from 'zod'
import { AppError } from '../../lib/errors'
import type { Person } from '../../lib/people'
import { SEATS, type Seat, type SeatGive, type Team } from '../../lib/teams'
import type { TeamChange, TeamKind, TeamMake, TeamScope } from '../../lib/teams'
import type { Audit } from '../audit/audit'
import type { Database, Tx } from '../db/database'
import type { Schema } from '../db/schema'
import type { TeamsTable } from '../db/tables/people'
import type { Caller } from '../http/caller'
import { demand } from '../workspaces/access'
import type { Members } from '../workspaces/members'
import {
  deleteSeat,
  deleteSeatsOf,
  elementsOfTeams,
  insertTeam,
  saveSeat,
  seatOf,
  seatsOfTeams,
  setElements,
  teamById,
  teamsByIds,
  teamsOf,
  updateTeam,
} from './store'

// One thing, though long: a team with its seats, under one lock.

export interface TeamsParts {
  database: Database<Schema>
  members: Members
  audit: Audit
  /** The elements of a canvas; null when the workspace has no such canvas. */
  elementIdsOf(workspaceId: string, canvasId: string): Promise<string[] | null>
  /** Who sits where changed, and that is on disk: whoever keeps texts open asks anew who may write. */
  seatsChanged(workspaceId: string, userId?: string): Promise<void>
}

/** A team as it is made, by whom is not asked: seeding does this. */
export type NewTeam = z.output<typeof TeamMake> & { at?: string }

/** Teams and who sits in them. A right to decide belongs to a team, never to a role alone. */
export class Teams {
  constructor(private readonly parts: TeamsParts) {}

  /** Oldest first. @throws AppError not_found */
  async list(caller: Caller, workspaceId: string): Promise<Team[]> {
    demand(caller, await this.roleOf(caller, workspaceId), 'team.list')
    return this.of(workspaceId)
  }

  /** Every team of a workspace, for whom is not asked. */
  async of(workspaceId: string): Promise<Team[]> {
    const { database, members } = this.parts
    const rows = await teamsOf(database.db, workspaceId)
    const ids = rows.map(({ id }) => id)
    const [named, seats, people] = await Promise.all([
      elementsOfTeams(database.db, ids),
      seatsOfTeams(database.db, ids),
      members.people(workspaceId),
    ])
    const personOf = (id: string | null): Person | null => (id && people.get(id)) || null
    return rows.map((row) => ({
      id: row.id,
      kind: row.kind,
      name: row.name,
      purpose: row.purpose,
      scope: { canvasId: row.canvas_id, elementIds: named.get(row.id) ?? [] },
      seats: seats
        .filter(({ team_id }) => team_id === row.id)
        .sort((a, b) => SEATS.indexOf(a.seat) - SEATS.indexOf(b.seat))
        .flatMap(({ user_id, seat, paired_with }) => {
          const person = personOf(user_id)
          return person ? [{ person, seat, pairedWith: personOf(paired_with) }] : []
        }),
    }))
  }

  /** Those of these that a workspace has, or had, by id. `stands`: it was not removed. */
  async named(
    workspaceId: string,
    ids: string[],
  ): Promise<Map<string, { id: string; name: string; stands: boolean }>> {
    const rows = await teamsByIds(this.parts.database.db, workspaceId, ids)
    return new Map(
      rows.map(({ id, name, removed_at }) => [id, { id, name, stands: removed_at === null }]),
    )
  }

  /** Everybody who has a seat in any of these teams that stand in the workspace, each once. */
  async seatedIn(tx: Tx<Schema>, workspaceId: string, teamIds: string[]): Promise<string[]> {
    const rows = await teamsByIds(tx.db, workspaceId, teamIds)
    const standing = rows.filter(({ removed_at }) => removed_at === null).map(({ id }) => id)
    const seats = await seatsOfTeams(tx.db, standing)
    return [...new Set(seats.map(({ user_id }) => user_id))]
  }

  /** @throws AppError not_found (also for a canvas or element that is not here), not_allowed, scope_too_small */
  async create(
    caller: Caller,
    workspaceId: string,
    wanted: z.output<typeof TeamMake>,
  ): Promise<Team> {
    const role = await this.roleOf(caller, workspaceId)
    demand(caller, role, 'team.manage', { team: wanted.kind })
    await this.checkScope(workspaceId, wanted.scope)
    const id = await this.parts.database.transaction((tx) =>
      this.make(tx, workspaceId, wanted, caller.userId),
    )
    return this.shown(workspaceId, id)
  }

  /** Makes a team and answers its id. @param by who does it; null: the server */
  async make(
    tx: Tx<Schema>,
    workspaceId: string,
    wanted: NewTeam,
    by: string | null,
  ): Promise<string> {
    const { kind, name, purpose, scope, at = new Date().toISOString() } = wanted
    const row: TeamsTable = {
      ...{ id: randomUUID(), workspace_id: workspaceId, kind, name, purpose },
      ...{ canvas_id: scope.canvasId, created_at: at, removed_at: null },
    }
    await insertTeam(tx.db, row)
    await setElements(tx.db, row.id, scope.elementIds)
    await this.parts.audit.record(tx, {
      ...{ workspaceId, actorId: by, action: 'team.made', at },
      subject: subjectOf(row),
      detail: { kind },
    })
    return row.id
  }

  /** @throws AppError not_found, not_allowed, scope_too_small */
  async change(
    caller: Caller,
    workspaceId: string,
    teamId: string,
    change: z.output<typeof TeamChange>,
  ): Promise<Team> {
    const { name, purpose, scope } = change
    if (scope) {
      demand(caller, await this.roleOf(caller, workspaceId), 'team.manage')
      await this.checkScope(workspaceId, scope)
    }
    await this.managing(caller, workspaceId, teamId, async (tx, team) => {
      await updateTeam(tx.db, teamId, {
        ...(name !== undefined && { name }),
        ...(purpose !== undefined && { purpose }),
        ...(scope !== undefined && { canvas_id: scope.canvasId }),
      })
      if (scope) await setElements(tx.db, teamId, scope.elementIds)
      const subject = subjectOf({ ...team, name: name ?? team.name })
      const detail = { kind: team.kind, ...(name !== undefined && { from: team.name, to: name }) }
      await this.record(tx, caller, team, 'team.changed', { subject, detail })
    })
    if (scope) await this.parts.seatsChanged(workspaceId)
    return this.shown(workspaceId, teamId)
  }

  /** The team ends with its seats; what it did goes on naming it. @throws as `change` */
  async remove(caller: Caller, workspaceId: string, teamId: string): Promise<void> {
    await this.managing(caller, workspaceId, teamId, async (tx, team) => {
      await deleteSeatsOf(tx.db, teamId)
      await updateTeam(tx.db, teamId, { removed_at: new Date().toISOString() })
      await this.record(tx, caller, team, 'team.removed', { detail: { kind: team.kind } })
    })
    await this.parts.seatsChanged(workspaceId)
  }

  /**
   * Gives somebody a seat, or another one. A learner is paired with somebody of the team.
   * @throws AppError not_found for whoever is not in the workspace; bad_request for such a pair
   */
  async seat(
    caller: Caller,
    workspaceId: string,
    teamId: string,
    userId: string,
    given: z.output<typeof SeatGive>,
  ): Promise<void> {
    await this.managing(caller, workspaceId, teamId, async (tx, team) => {
      await this.give(tx, team, userId, given, caller.userId)
    })
    await this.parts.seatsChanged(workspaceId, userId)
  }

  /** As `seat`, for a team whose right to be managed was settled before. */
  async give(
    tx: Tx<Schema>,
    team: Pick<TeamsTable, 'id' | 'workspace_id' | 'name' | 'kind'>,
    userId: string,
    given: { seat: Seat; pairedWith: string | null },
    by: string | null,
    at = new Date().toISOString(),
  ): Promise<void> {
    const { members, audit } = this.parts
    const name = await members.nameOf(tx, team.workspace_id, userId)
    if (name === null) throw new AppError('not_found')
    const pairedWith = given.seat === 'learner' ? given.pairedWith : null
    if (pairedWith !== null) {
      const other = await seatOf(tx.db, team.id, pairedWith)
      if (!other || pairedWith === userId)
        throw new AppError('bad_request', { pairedWith: 'They have no seat in this team.' })
    }
    await saveSeat(tx.db, {
      ...{ team_id: team.id, user_id: userId, seat: given.seat },
      ...{ paired_with: pairedWith, given_at: at },
    })
    await audit.record(tx, {
      ...{ workspaceId: team.workspace_id, actorId: by, action: 'seat.given', at },
      subject: { kind: 'person', id: userId, name },
      detail: { team: team.name, kind: team.kind, seat: given.seat },
    })
  }

  /** @throws AppError not_found for whoever has no seat there; as `change` otherwise */
  async unseat(caller: Caller, workspaceId: string, teamId: string, userId: string): Promise<void> {
    await this.managing(caller, workspaceId, teamId, async (tx, team) => {
      if (!(await seatOf(tx.db, teamId, userId))) throw new AppError('not_found')
      await this.take(tx, team, userId, caller.userId)
    })
    await this.parts.seatsChanged(workspaceId, userId)
  }

  /** Every seat of somebody who leaves a workspace, in the transaction that ends their membership. */
  async unseatAll(tx: Tx<Schema>, workspaceId: string, userId: string, by: string): Promise<void> {
    for (const team of await teamsOf(tx.db, workspaceId))
      if (await seatOf(tx.db, team.id, userId)) await this.take(tx, team, userId, by)
  }

  private async take(
    tx: Tx<Schema>,
    team: TeamsTable,
    userId: string,
    by: string | null,
  ): Promise<void> {
    const name = await this.parts.members.nameOf(tx, team.workspace_id, userId)
    await deleteSeat(tx.db, team.id, userId)
    await this.parts.audit.record(tx, {
      ...{ workspaceId: team.workspace_id, actorId: by, action: 'seat.taken' },
      subject: { kind: 'person', id: userId, name: name ?? '' },
      detail: { team: team.name, kind: team.kind },
    })
  }

  /** Does something to a team that this person may manage, in one transaction. */
  private async managing(
    caller: Caller,
    workspaceId: string,
    teamId: string,
    work: (tx: Tx<Schema>, team: TeamsTable) => Promise<void>,
  ): Promise<void> {
    const role = await this.roleOf(caller, workspaceId)
    demand(caller, role, 'team.manage')
    await this.parts.database.transaction(async (tx) => {
      const team = await teamById(tx.db, workspaceId, teamId)
      if (!team) throw new AppError('not_found')
      demand(caller, role, 'team.manage', { team: team.kind })
      await work(tx, team)
    })
  }

  private async checkScope(workspaceId: string, scope: TeamScope): Promise<void> {
    if (scope.canvasId === null) {
      if (scope.elementIds.length > 0)
        throw new AppError('bad_request', { scope: 'Elements belong to a canvas: name it.' })
      return
    }
    const known = await this.parts.elementIdsOf(workspaceId, scope.canvasId)
    if (!known || scope.elementIds.some((id) => !known.includes(id)))
      throw new AppError('not_found')
  }

  private async shown(workspaceId: string, teamId: string): Promise<Team> {
    const team = (await this.of(workspaceId)).find(({ id }) => id === teamId)
    if (!team) throw new AppError('not_found')
    return team
  }

  private roleOf({ userId }: Caller, workspaceId: string) {
    return this.parts.members.roleOf(workspaceId, userId)
  }

  private record(
    tx: Tx<Schema>,
    caller: Caller,
    team: TeamsTable,
    action: 'team.changed' | 'team.removed',
    more: { subject?: ReturnType<typeof subjectOf>; detail: Record<string, string> },
  ): Promise<void> {
    return this.parts.audit.record(tx, {
      ...{ workspaceId: team.workspace_id, actorId: caller.userId, action },
      ...{ subject: subjectOf(team), ...more },
    })
  }
}

function subjectOf({ id, name }: { id: string; name: string; kind: TeamKind }) {
  return { kind: 'team' as const, id, name }
}
