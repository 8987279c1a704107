import type { ElementTile } from './canvases'
import type { Framework } from './frameworks/framework'

/**
 * The empty elements for which all that they must rest on is begun: good places to go on. In the
 * order of the framework.
 */
export function nextElements(
  elements: readonly ElementTile[],
  framework: Pick<Framework, 'kinds'>,
): ElementTile[] {
  const begun = new Set(elements.filter(({ status }) => status !== 'empty').map(({ kind }) => kind))
  return framework.kinds
    .filter((kind) =>
      kind.drawsOn.every((edge) => edge.strength !== 'required' || begun.has(edge.kind)),
    )
    .flatMap(({ key }) => elements.filter(({ kind, status }) => kind === key && status === 'empty'))
}
