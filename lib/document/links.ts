/** Longer addresses are refused: no real one is that long, and the text has to carry it. */
const LONGEST = 2000

// Everything a browser skips inside an address, and everything invisible that could hide a scheme.
const SKIPPED =
  /[\u0000-\u0020\u007f-\u00a0\u00ad\u1680\u180e\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\ufeff]/g

/**
 * The address a link may lead to, or null. Only `http:`, `https:` and `mailto:`, never relative.
 * Raw Yjs writers bypass every parser, so this is asked again wherever a link is drawn.
 */
export function allowedHref(value: unknown): string | null {
  if (typeof value !== 'string' || value.length > LONGEST) return null
  const href = value.replace(SKIPPED, '')
  if (!/^(https?:\/\/[^/\\]|mailto:[^/\\])/i.test(href)) return null
  return URL.canParse(href) ? href : null
}

/**
 * What a person typed into the link field, completed: `example.org` and `ana@example.org` are
 * understood. Null when it is no address we link to.
 */
export function hrefFromInput(input: string): string | null {
  const typed = input.trim()
  const direct = allowedHref(typed)
  if (direct) return direct
  if (/^[^\s:/@]+@[^\s:/@]+\.[^\s:/@]+$/.test(typed)) return allowedHref(`mailto:${typed}`)
  if (/^[^\s:/@]+\.[^\s:/@]{2,}(:\d+)?([/?#]\S*)?$/.test(typed))
    return allowedHref(`https://${typed}`)
  return null
}
