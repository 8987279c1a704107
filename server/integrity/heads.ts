import { z } from 'zod'
import { fingerprintIn } from '../../lib/integrity'
import { type ChainHead, sha256 } from '../sync/chain'

/** Which chain: of a document's history, of an element's editions, of the audit log. */
export type ChainOf = 'history' | 'editions' | 'audit'

/** The newest link of each chain of a workspace, by what and whose chain it is. */
export type Heads = ReadonlyMap<string, ChainHead>

const Stored = z.array(z.tuple([z.string(), z.number(), z.string()]))

export function keyOf(of: ChainOf, id: string): string {
  return `${of} ${id}`
}

/** The chain that a key names. */
export function chainIn(key: string): { of: ChainOf; id: string } {
  const [of = '', id = ''] = key.split(' ')
  return { of: of as ChainOf, id }
}

/** In one order, whoever wrote them down. */
export function storedHeads(heads: Heads): string {
  const rows = [...heads].map(([key, { number, hash }]) => [key, number, hash] as const)
  return JSON.stringify(rows.sort(([a], [b]) => (a < b ? -1 : 1)))
}

export function headsIn(stored: string): Heads {
  const rows = Stored.parse(JSON.parse(stored))
  return new Map(rows.map(([key, number, hash]) => [key, { number, hash }]))
}

/** Twenty digits that nobody can reach with other chains. */
export function fingerprintOf(workspaceId: string, stored: string): string {
  return fingerprintIn(sha256(JSON.stringify([workspaceId, stored])))
}
