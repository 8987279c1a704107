import { BUILT_IN } from '../../lib/frameworks/built-in'
import { AppError } from '../../lib/errors'
import { Framework } from '../../lib/frameworks/framework'
import { Labels, relabelled } from '../../lib/frameworks/labels'
import type { Database } from '../db/database'
import type { Schema } from '../db/schema'
import { frameworkOf, insertFramework, labelsIn, newestVersions } from './framework-store'

/** A version of a framework, and whose it is: null when it came with the product. */
export interface StoredFramework {
  framework: Framework
  workspaceId: string | null
}

/**
 * The frameworks of this installation, by key and version. A stored version never changes. Nothing
 * is asked here about rights; but whatever takes a workspace finds only what that workspace may see.
 */
export class Frameworks {
  // Versions never change, so what was read once stays true.
  private readonly known = new Map<string, StoredFramework>()

  constructor(private readonly parts: { database: Database<Schema> }) {}

  /** Stores what is not stored yet. Meant for every start. */
  async install(frameworks: readonly Framework[]): Promise<void> {
    for (const framework of frameworks)
      await insertFramework(this.parts.database.db, {
        key: framework.key,
        version: framework.version,
        data: JSON.stringify(framework),
        ...{ workspace_id: null, saved_by: null, saved_at: null },
      })
  }

  /** The newest version of each that came with the product, in the order in which they are offered. */
  async list(): Promise<Framework[]> {
    const newest = await newestVersions(this.parts.database.db, null)
    newest.sort((a, b) => rankOf(a.key) - rankOf(b.key))
    return Promise.all(
      newest.map(async ({ key, version }) => (await this.stored(key, version)).framework),
    )
  }

  /** @throws AppError not_found */
  async stored(key: string, version: number): Promise<StoredFramework> {
    const name = `${key}@${version}`
    const known = this.known.get(name)
    if (known) return known
    const row = await frameworkOf(this.parts.database.db, key, version)
    if (!row) throw new AppError('not_found')
    const framework = Framework.parse(JSON.parse(row.data))
    const stored = { framework, workspaceId: row.workspace_id }
    this.known.set(name, stored)
    return stored
  }

  /** One version as this workspace calls its elements. @throws AppError not_found */
  async seenIn(workspaceId: string, key: string, version: number): Promise<Framework> {
    const { framework, workspaceId: owner } = await this.stored(key, version)
    if (owner !== null && owner !== workspaceId) throw new AppError('not_found')
    return relabelled(framework, (await this.labelsIn(workspaceId)).get(key))
  }

  /** The version a new canvas of this workspace would be pinned to; null when there is none. */
  async newest(workspaceId: string, key: string): Promise<Framework | null> {
    const newest = await newestVersions(this.parts.database.db, workspaceId)
    const found = newest.find((one) => one.key === key)
    return found ? (await this.stored(found.key, found.version)).framework : null
  }

  /** What a group calls elements, by key of the framework. */
  async labelsIn(workspaceId: string): Promise<Map<string, Labels>> {
    const rows = await labelsIn(this.parts.database.db, workspaceId)
    return new Map([...rows].map(([key, json]) => [key, Labels.parse(JSON.parse(json))]))
  }
}

/** The place of a framework among those offered; a group's own come last. */
export function rankOf(key: string): number {
  const rank = BUILT_IN.findIndex((one) => one.key === key)
  return rank < 0 ? BUILT_IN.length : rank
}
