import type { Node, Schema, Slice } from '@tiptap/pm/model'
import { imageWords } from '../document/image-words'
import type { Change } from './changed-regions'
import { changesBetween } from './changes-between'

/** A stretch of a suggestion's words: as they stay, as they were, as they are to be, or as they are to look. */
export interface HunkPart {
  kind: 'same' | 'old' | 'new' | 'look'
  /** Lines apart by a line break. */
  text: string
}

/** What a suggestion changes, as it is told to people. */
export interface HunkWords {
  parts: HunkPart[]
  /** Names of formats that words get, and that they lose; `link` in both: it leads elsewhere. */
  added: string[]
  removed: string[]
  /** Kinds of blocks there were and are to be, where that is more than the words say. */
  blocks: { from: string[]; to: string[] } | null
  /** Something else of a block is to change: how wide it is, what language it is in. */
  settings: boolean
}

/** Tells what a suggestion changes, from what stands there and what is to stand there. */
export function hunkWords(schema: Schema, before: Slice, after: Slice): HunkWords {
  // Any content may be looked at as a text; nothing is made of these.
  const a = schema.topNodeType.create(null, before.content)
  const b = schema.topNodeType.create(null, after.content)
  const all = { fromA: 0, toA: a.content.size, fromB: 0, toB: b.content.size }
  const parts: HunkPart[] = []
  const [added, removed] = [new Set<string>(), new Set<string>()]
  const [were, are]: [BlockName[], BlockName[]] = [[], []]
  const changes = changesBetween(a, b, [all])
  let done = 0
  let onlyLooks = true
  for (const change of changes) {
    say(parts, 'same', wordsIn(a, done, change.fromA))
    done = change.toA
    const [old, now] = [wordsIn(a, change.fromA, change.toA), wordsIn(b, change.fromB, change.toB)]
    were.push(...blocksIn(a, change.fromA, change.toA))
    are.push(...blocksIn(b, change.fromB, change.toB))
    if (old === now) {
      say(parts, 'look', now)
      compareFormats(a, b, change, added, removed)
      continue
    }
    if (old.trim() || now.trim()) onlyLooks = false
    say(parts, 'old', old)
    say(parts, 'new', now)
  }
  say(parts, 'same', wordsIn(a, done, a.content.size))
  const kinds = { from: were.map(({ name }) => name), to: are.map(({ name }) => name) }
  const isOther = kinds.from.join() !== kinds.to.join()
  const tells = onlyLooks || (kinds.from.length > 0 && kinds.to.length > 0)
  return {
    ...{ parts, added: [...added], removed: [...removed] },
    blocks: isOther && tells ? kinds : null,
    settings: !isOther && JSON.stringify(were) !== JSON.stringify(are),
  }
}

function say(parts: HunkPart[], kind: HunkPart['kind'], text: string): void {
  const last = parts.at(-1)
  if (text === '') return
  if (last?.kind === kind) last.text += text
  else parts.push({ kind, text })
}

/** The words of a stretch, with a line break where one block ends and another begins. */
export function wordsIn(doc: Node, from: number, to: number): string {
  return doc.textBetween(from, to, '\n', (leaf) => {
    if (leaf.type.name === 'hardBreak') return '\n'
    if (leaf.type.name === 'image') return imageWords(leaf.attrs)
    return leaf.type.name === 'horizontalRule' ? '―' : '□'
  })
}

interface BlockName {
  name: string
  attrs: unknown
}

/** The blocks that begin within a stretch. */
function blocksIn(doc: Node, from: number, to: number): BlockName[] {
  const blocks: BlockName[] = []
  doc.nodesBetween(from, to, (node, pos) => {
    if (node.isBlock && pos >= from && pos < to)
      blocks.push({ name: nameOf(node), attrs: node.attrs })
  })
  return blocks
}

function nameOf({ type, attrs }: Node): string {
  const { level, checked } = attrs as { level?: unknown; checked?: unknown }
  if (type.name === 'heading') return `heading${String(level)}`
  if (type.name === 'taskItem') return checked === true ? 'taskDone' : 'taskOpen'
  return type.name
}

function compareFormats(
  a: Node,
  b: Node,
  change: Change,
  added: Set<string>,
  removed: Set<string>,
): void {
  const old = formatsIn(a, change.fromA, change.toA)
  const now = formatsIn(b, change.fromB, change.toB)
  for (const [key, name] of now) if (!old.has(key)) added.add(name)
  for (const [key, name] of old) if (!now.has(key)) removed.add(name)
}

function formatsIn(doc: Node, from: number, to: number): Map<string, string> {
  const formats = new Map<string, string>()
  doc.nodesBetween(from, to, (node) => {
    for (const mark of node.marks) formats.set(JSON.stringify(mark.toJSON()), mark.type.name)
  })
  return formats
}
