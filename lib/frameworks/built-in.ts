import type { Framework } from './framework'
import { nineElements } from './nine-elements'

/** The frameworks that come with the product, every version that a canvas may be pinned to. */
export const BUILT_IN: readonly Framework[] = [nineElements]

/** The built-in of that name in that version, or in its newest; undefined when there is none. */
export function builtIn(key: string, version?: number): Framework | undefined {
  return BUILT_IN.filter((one) => one.key === key)
    .filter((one) => version === undefined || one.version === version)
    .sort((a, b) => b.version - a.version)[0]
}
