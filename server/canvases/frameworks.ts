import { AppError } from '../../lib/errors'
import { BUILT_IN } from '../../lib/frameworks/built-in'
import { Framework } from '../../lib/frameworks/framework'
import type { Database } from '../db/database'
import type { Schema } from '../db/schema'
import { frameworkOf, insertFramework, newestVersions } from './framework-store'

/** The frameworks of this installation, by key and version. A stored version never changes. */
export class Frameworks {
  // Versions never change, so what was read once stays true.
  private readonly known = new Map<string, Framework>()

  constructor(private readonly parts: { database: Database<Schema> }) {}

  /** Stores what is not stored yet. Meant for every start. */
  async install(frameworks: readonly Framework[]): Promise<void> {
    for (const framework of frameworks)
      await insertFramework(this.parts.database.db, {
        key: framework.key,
        version: framework.version,
        data: JSON.stringify(framework),
      })
  }

  /** The newest version of each framework, in the order in which they are offered. */
  async list(): Promise<Framework[]> {
    const newest = await newestVersions(this.parts.database.db)
    newest.sort((a, b) => rankOf(a.key) - rankOf(b.key))
    return Promise.all(newest.map(({ key, version }) => this.read(key, version)))
  }

  /** @throws AppError not_found */
  async read(key: string, version: number): Promise<Framework> {
    const name = `${key}@${version}`
    const known = this.known.get(name)
    if (known) return known
    const row = await frameworkOf(this.parts.database.db, key, version)
    if (!row) throw new AppError('not_found')
    const framework = Framework.parse(JSON.parse(row.data))
    this.known.set(name, framework)
    return framework
  }

  /** The version a new canvas would be pinned to; null when there is no such framework. */
  async newest(key: string): Promise<Framework | null> {
    const newest = await newestVersions(this.parts.database.db)
    const found = newest.find((one) => one.key === key)
    return found ? this.read(found.key, found.version) : null
  }
}

function rankOf(key: string): number {
  const rank = BUILT_IN.findIndex((one) => one.key === key)
  return rank < 0 ? BUILT_IN.length : rank
}
