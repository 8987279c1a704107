import type { Node } from '@tiptap/pm/model'

/** A section of the framework in the reader's language. */
export interface Section {
  key: string
  title: string
  prompt: string
  hint?: string
}

/** Where a section stands in a text. */
export interface PlacedSection {
  section: Section
  /** Positions of its heading, of the first block after that, and of what comes after it all. */
  from: number
  start: number
  end: number
  hasWords: boolean
}

/** A heading of a text, for the outline. */
export interface OutlineHeading {
  text: string
  level: number
  pos: number
}

/** The headings that stand directly in the text, in order. */
export function headingsIn(doc: Node): OutlineHeading[] {
  const found: OutlineHeading[] = []
  doc.forEach((node, pos) => {
    if (node.type.name === 'heading')
      found.push({ text: node.textContent.trim(), level: Number(node.attrs['level']) || 2, pos })
  })
  return found
}

/**
 * The sections a text has a heading for, in the order of the text. A heading belongs to the section
 * it is marked with, whatever it says; one without a mark, to the section of the same name.
 */
export function sectionsIn(doc: Node, sections: readonly Section[]): PlacedSection[] {
  const headings: { node: Node; pos: number; index: number; level: number }[] = []
  doc.forEach((node, pos, index) => {
    if (node.type.name === 'heading')
      headings.push({ node, pos, index, level: Number(node.attrs['level']) || 2 })
  })
  const taken = new Map<number, Section>()
  const left = new Set(sections)
  const take = (fits: (node: Node, section: Section) => boolean) => {
    for (const { node, pos } of headings) {
      const section = !taken.has(pos) && [...left].find((each) => fits(node, each))
      if (!section) continue
      taken.set(pos, section)
      left.delete(section)
    }
  }
  take((node, section) => node.attrs['section'] === section.key)
  take((node, section) => !node.attrs['section'] && sameName(node.textContent, section.title))
  return headings.flatMap((heading, i) => {
    const section = taken.get(heading.pos)
    if (!section) return []
    const next = headings.slice(i + 1).find(({ level }) => level <= heading.level)
    const start = heading.pos + heading.node.nodeSize
    const end = next?.pos ?? doc.content.size
    const has = hasWords(doc, heading.index + 1, next?.index ?? doc.childCount)
    return [{ section, from: heading.pos, start, end, hasWords: has }]
  })
}

/** The sections a text has no heading for yet, in the framework's order. */
export function missingSections(doc: Node, sections: readonly Section[]): Section[] {
  const placed = new Set(sectionsIn(doc, sections).map(({ section }) => section.key))
  return sections.filter(({ key }) => !placed.has(key))
}

/**
 * Where the heading of a section goes: behind the last of those before it in the framework, else
 * before the first of those after it, else at the end. What stands before all headings stays first.
 */
export function placeFor(doc: Node, sections: readonly Section[], key: string): number {
  const placed = sectionsIn(doc, sections)
  const order = (section: Section) => sections.indexOf(section)
  const own = sections.findIndex((section) => section.key === key)
  const before = placed.filter(({ section }) => order(section) < own)
  if (before.length > 0) return Math.max(...before.map(({ end }) => end))
  const after = placed.filter(({ section }) => order(section) > own)
  if (after.length > 0) return Math.min(...after.map(({ from }) => from))
  return doc.content.size
}

/** Which section a position is in; null before the first heading of any. */
export function sectionAt(
  doc: Node,
  sections: readonly Section[],
  pos: number,
): PlacedSection | null {
  const around = sectionsIn(doc, sections).filter(({ from, end }) => from <= pos && pos <= end)
  return around[around.length - 1] ?? null
}

/** Whether a text is only the empty paragraph it began with. */
export function isUntouched(doc: Node): boolean {
  const only = doc.childCount <= 1 ? doc.firstChild : undefined
  return only === null || (only?.type.name === 'paragraph' && only.content.size === 0)
}

/** Asked with each letter, so it stops at the first block that has a word. */
function hasWords(doc: Node, first: number, end: number): boolean {
  for (let i = first; i < end; i++) if (/[\p{L}\p{N}]/u.test(doc.child(i).textContent)) return true
  return false
}

function sameName(a: string, b: string): boolean {
  return fold(a) === fold(b)
}

function fold(text: string): string {
  return text.trim().replace(/\s+/g, ' ').toLocaleLowerCase()
}
