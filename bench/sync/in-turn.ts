import { quantile } from '../quantile'
import type { Opener, Rival } from './rival'

/** Servers by name, in the order of their rows. */
export type Rivals = readonly (readonly [name: string, open: Opener])[]

export const OURS = 'Throughline'

/** A part of the benchmark: measures, and prints one table or several. */
export type Part = (rivals: Rivals) => Promise<void>

/**
 * Measures each server in turn, and all of them again each round: what else the machine does
 * strikes all alike. Each time it is a new server with nothing in it.
 * @param rooms how many documents there must be room for
 */
export async function inTurn<T>(
  rivals: Rivals,
  rooms: number,
  rounds: number,
  measure: (rival: Rival, round: number) => Promise<T>,
): Promise<Map<string, T[]>> {
  const measured = new Map<string, T[]>(rivals.map(([name]) => [name, []]))
  for (let round = 0; round < rounds; round++)
    for (const [name, open] of rivals) {
      const rival = await open(rooms)
      try {
        measured.get(name)?.push(await measure(rival, round))
      } finally {
        await rival.dispose()
      }
    }
  return measured
}

/** The middle of all rounds. */
export function median<K extends string>(all: readonly Record<K, number>[], key: K): number {
  return quantile(
    all.map((one) => one[key]),
    0.5,
  )
}

/** The sum over all rounds. */
export function sum<K extends string>(all: readonly Record<K, number>[], key: K): number {
  return all.reduce((total, one) => total + one[key], 0)
}

/** Ours as a multiple of another's: below 1 we take less. NaN when ours was left out. */
export function oursBeside<K extends string>(
  measured: ReadonlyMap<string, readonly Record<K, number>[]>,
  other: string,
  key: K,
): number {
  const ours = measured.get(OURS)
  const others = measured.get(other)
  return ours && others ? median(ours, key) / median(others, key) : Number.NaN
}

/** How many rounds, unless ROUNDS says otherwise. */
export function rounds(usually: number): number {
  return Number(process.env.ROUNDS ?? usually)
}

/** How many seconds, unless SECONDS says otherwise. */
export function seconds(usually: number): number {
  return Number(process.env.SECONDS ?? usually)
}
