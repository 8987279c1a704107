/** Where a link of this installation leads: an element or a canvas, perhaps to a heading in it. */
export interface OwnPlace {
  kind: 'element' | 'canvas'
  id: string
  /** What stands behind the `#`, decoded; empty when there is none. */
  heading: string
}

/** The place a link leads to, if it leads to a page of the installation at `origin`; else null. */
export function ownPlace(href: unknown, origin: string): OwnPlace | null {
  if (typeof href !== 'string' || !URL.canParse(href)) return null
  const url = new URL(href)
  const [, kind, id] = /^\/(elements|canvases)\/([A-Za-z0-9_-]{1,64})\/?$/.exec(url.pathname) ?? []
  if (url.origin !== origin || !kind || !id) return null
  return {
    kind: kind === 'elements' ? 'element' : 'canvas',
    id,
    heading: decoded(url.hash.slice(1)),
  }
}

/** Stands behind the `#` of an address that leads to a heading: its words, small and joined. */
export function headingSlug(text: string): string {
  return text
    .trim()
    .toLocaleLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 80)
}

/** A heading of a text in Markdown and the words below it, for a preview; null when it is not there. */
export function headingIn(
  markdown: string,
  slug: string,
): { title: string; opening: string } | null {
  const lines = markdown.split('\n')
  const at = lines.findIndex((line) => {
    const title = /^#{2,4} (.*)$/.exec(line)?.[1]
    return title !== undefined && headingSlug(bare(title)) === slug
  })
  if (at < 0) return null
  const below = lines.slice(at + 1)
  const end = below.findIndex((line) => /^#{2,4} /.test(line))
  const words = bare((end < 0 ? below : below.slice(0, end)).join(' '))
  return {
    title: bare(lines[at]?.replace(/^#+ /, '') ?? ''),
    opening: words.replace(/\s+/g, ' ').trim().slice(0, 280),
  }
}

/** Words without the signs of Markdown. Close enough for a preview. */
function bare(line: string): string {
  return line
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/(?<!\\)(\*\*|~~|==|[*`_])/g, '')
    .replace(/\\([^\w\s])/g, '$1')
    .replace(/(^| )(?:[-*>|]|\d+[.)]|\[[ x]\]|\[![A-Z]+\])(?= )/g, '$1')
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch (error) {
    // Half an escape sequence: no heading of ours.
    if (error instanceof URIError) return ''
    throw error
  }
}
