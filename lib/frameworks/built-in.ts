import { businessModel } from './business-model'
import { campaignChart } from './campaign-chart'
import type { Framework } from './framework'
import { nineElements } from './nine-elements'
import { swotChoices } from './swot-choices'
import { theoryOfChange } from './theory-of-change'

/**
 * The frameworks that come with the product, every version that a canvas may be pinned to, in the
 * order in which they are offered.
 */
export const BUILT_IN: readonly Framework[] = [
  nineElements,
  theoryOfChange,
  swotChoices,
  campaignChart,
  businessModel,
]

/** The built-in of that name in that version, or in its newest; undefined when there is none. */
export function builtIn(key: string, version?: number): Framework | undefined {
  return BUILT_IN.filter((one) => one.key === key)
    .filter((one) => version === undefined || one.version === version)
    .sort((a, b) => b.version - a.version)[0]
}
