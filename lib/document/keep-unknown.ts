import {
  Fragment,
  type Attrs,
  type Mark,
  type Node,
  type NodeType,
  type Schema,
} from '@tiptap/pm/model'
import { tolerateAttributes, tolerateMarkAttributes } from './keep-attributes'
import { isStranger, retype, Strangers } from './strangers'

/**
 * Makes a schema that refuses nothing. The binding between Yjs and ProseMirror deletes, for
 * everybody, each element whose node cannot be made: a part written by a newer version, or a
 * list two people emptied at once. So on this schema making a node always succeeds:
 *
 * 1. An unknown name gets a node type of its own, with that name, any attributes and any children.
 *    The binding compares by name, attributes and children, so the part is the same to it wherever
 *    it is moved, and the Yjs document keeps it. It is drawn as `unknownBlock` or `unknownInline`.
 * 2. An unknown mark likewise gets a mark type of its own.
 * 3. Known nodes with content they may not have are filled up or their content is wrapped; where
 *    that is not possible they are kept like unknown ones.
 * 4. An attribute that fails its check counts as absent; attributes not known here are kept.
 *
 * None of this changes the Yjs document: that happens only where a person edits.
 */
export function keepUnknown(schema: Schema): Schema {
  if (KEPT.has(schema)) return schema
  KEPT.add(schema)
  const strangers = new Strangers(schema)
  const own = new Map(Object.entries(schema.nodes))
  for (const type of own.values()) tolerateAttributes(type)
  for (const type of Object.values(schema.marks)) tolerateMarkAttributes(type)
  const text = schema.text.bind(schema)

  schema.node = (type, attrs, content, marks) => {
    const known = typeof type === 'string' ? own.get(type) : type
    const children = childrenOf(content)
    if (!known) return strangers.block(String(type)).create(attrs, children, marks)
    return (
      fit(known, attrs ?? null, children, marks, strangers) ??
      strangers.stray(known.name).create(attrs, children, marks)
    )
  }
  schema.mark = (type, attrs) => {
    const known = typeof type === 'string' ? schema.marks[type] : type
    return (known ?? strangers.mark(String(type))).create(attrs)
  }
  // Yjs text may hold things that are not text; they are shown as an unknown part in the line.
  schema.text = (value: unknown, marks) =>
    typeof value === 'string'
      ? text(value, marks)
      : strangers.inline('embed').create(null, Fragment.empty, marks ?? undefined)
  return schema
}

/**
 * A node that stands where its kind cannot stand, e.g. a list item directly in the document, is
 * shown as an unknown part in that place. Changes the node itself: the binding already maps to it.
 */
export function keepInPlace(schema: Schema, parent: NodeType, node: Node): void {
  if (parent.contentMatch.matchType(node.type) || !KEPT.has(schema)) return
  retype(node, new Strangers(schema).stray(node.type.name))
}

const KEPT = new WeakSet<Schema>()

/** The node with this content, filled up or wrapped if it must be; null when nothing helps. */
function fit(
  type: NodeType,
  attrs: Attrs | null,
  children: readonly Node[],
  marks: readonly Mark[] | undefined,
  strangers: Strangers,
): Node | null {
  if (type.inlineContent)
    for (const child of children)
      if (isStranger(child) && child.isBlock) retype(child, strangers.inline(child.type.name))
  const given = Fragment.fromArray([...children])
  if (type.validContent(given)) return type.create(attrs, given, marks)
  const bare = Fragment.fromArray(
    children.map((child) => child.mark(type.allowedMarks(child.marks))),
  )
  if (type.validContent(bare)) return type.create(attrs, bare, marks)
  return (
    type.createAndFill(attrs, bare, marks) ?? type.createAndFill(attrs, wrapped(type, bare), marks)
  )
}

/** The children, each wrapped in what it needs to stand here; neighbours share their wrapper. */
function wrapped(type: NodeType, content: Fragment): Fragment {
  const found: Node[] = []
  let inside: Node[] = []
  let wrapper: readonly NodeType[] = []
  const close = () => {
    const node = wrapper.reduceRight<Fragment | null>((inner, outer) => {
      const made = inner && outer.createAndFill(null, inner)
      return made ? Fragment.from(made) : null
    }, Fragment.fromArray(inside))
    if (node && inside.length) found.push(...node.content)
    inside = []
    wrapper = []
  }
  for (const child of content.content) {
    const needed = type.contentMatch.matchType(child.type)
      ? []
      : (type.contentMatch.findWrapping(child.type) ?? [])
    const same = needed.length > 0 && needed.every((outer, i) => outer === wrapper[i])
    if (!same || inside.length === 0) close()
    if (needed.length === 0) found.push(child)
    else {
      wrapper = needed
      inside.push(child)
    }
  }
  close()
  return Fragment.fromArray(found)
}

function childrenOf(content: Fragment | Node | readonly Node[] | null | undefined): Node[] {
  return content ? [...Fragment.from(content).content] : []
}
