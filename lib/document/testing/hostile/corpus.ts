import { ADDRESSES, BREAKOUTS } from './addresses'
import { CLOBBER_MARKUP, HANDLER_MARKUP, SCRIPT_MARKUP, STYLE_MARKUP, SVG_MARKUP } from './markup'
import { ATTRIBUTE_NAMES, MARKDOWN, NAMES, NODE_NAMES } from './words'

/** Everything that is HTML to a browser that is asked to read it. */
export const MARKUP: readonly string[] = [
  ...HANDLER_MARKUP,
  ...SCRIPT_MARKUP,
  ...SVG_MARKUP,
  ...STYLE_MARKUP,
  ...CLOBBER_MARKUP,
  ...[...ADDRESSES, ...BREAKOUTS].map((address) => `<a href="${quoted(address)}">press</a>`),
]

/** All payloads, each once: what has to run nothing, wherever it gets in. */
export const CORPUS: readonly string[] = [
  ...new Set([...MARKUP, ...ADDRESSES, ...BREAKOUTS, ...MARKDOWN, ...NAMES]),
  ...NODE_NAMES,
  ...ATTRIBUTE_NAMES,
]

/** In quotation marks, with its entities left alone: those are part of the attack. */
function quoted(address: string): string {
  return address.replaceAll('"', '&quot;')
}
