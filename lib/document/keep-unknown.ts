import {
  DOMSerializer,
  Fragment,
  Mark,
  MarkType,
  NodeType,
  type Attrs,
  type ContentMatch,
  type MarkSpec,
  type Node,
  type Schema,
} from '@tiptap/pm/model'

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
  for (const type of Object.values(schema.nodes)) tolerateAttributes(type)
  for (const type of Object.values(schema.marks)) tolerateMarkAttributes(type)
  const text = schema.text.bind(schema)

  schema.node = (type, attrs, content, marks) => {
    const known = typeof type === 'string' ? schema.nodes[type] : type
    const children = childrenOf(content)
    if (!known) return strangers.block(String(type)).create(attrs, children, marks)
    return (
      fit(known, attrs ?? null, children, marks, strangers) ??
      strangers.block(known.name).create(attrs, children, marks)
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
  retype(node, new Strangers(schema).block(node.type.name))
}

const KEPT = new WeakSet<Schema>()
const STRANGERS = new WeakMap<Schema, Map<string, NodeType | MarkType>>()

/** The types made up for names that are not in the schema, one per name and place. */
class Strangers {
  private readonly made: Map<string, NodeType | MarkType>
  constructor(private readonly schema: Schema) {
    this.made = STRANGERS.get(schema) ?? new Map<string, NodeType | MarkType>()
    STRANGERS.set(schema, this.made)
  }

  block(name: string): NodeType {
    return this.node(name, this.schema.nodes['unknownBlock'])
  }

  inline(name: string): NodeType {
    return this.node(name, this.schema.nodes['unknownInline'])
  }

  mark(name: string): MarkType {
    const key = `mark:${name}`
    const made = this.made.get(key)
    if (made instanceof MarkType) return made
    const spec: MarkSpec = { toDOM: () => ['span', { class: 'newer-mark' }, 0] }
    const type = new (MarkType as Make<MarkType>)(name, 1000 + this.made.size, this.schema, spec)
    // Excludes itself, as our own marks do: the binding then writes it under its plain name.
    Object.assign(type, { excluded: [type] })
    type.create = (attrs) => newMark(type, keptAttributes(attrs))
    this.made.set(key, type)
    drawAs(this.schema, 'marks', name, type.spec.toDOM)
    return type
  }

  private node(name: string, like: NodeType | undefined): NodeType {
    if (!like) throw new Error('The schema has no unknownBlock and unknownInline.')
    const key = `${like.name}:${name}`
    const made = this.made.get(key)
    if (made instanceof NodeType) return made
    const type = new (NodeType as Make<NodeType>)(name, this.schema, like.spec)
    type.contentMatch = like.contentMatch
    type.inlineContent = like.inlineContent
    type.markSet = []
    type.validContent = () => true
    Object.assign(type, {
      checkContent: () => undefined,
      computeAttrs: keptAttributes,
    })
    for (const known of Object.values(this.schema.nodes)) allowLike(known.contentMatch, like, type)
    this.made.set(key, type)
    if (!this.schema.nodes[name]) drawAs(this.schema, 'nodes', name, like.spec.toDOM)
    return type
  }
}

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

function isStranger(node: Node): boolean {
  return node.type.spec === node.type.schema.nodes['unknownBlock']?.spec
}

/** Only for nodes just made and in no document yet. */
function retype(node: Node, type: NodeType): void {
  Object.assign(node, { type })
}

function childrenOf(content: Fragment | Node | readonly Node[] | null | undefined): Node[] {
  return content ? [...Fragment.from(content).content] : []
}

/** Lets `type` stand wherever `like` may stand, in everything reachable from `match`. */
function allowLike(match: ContentMatch, like: NodeType, type: NodeType): void {
  const seen = new Set<ContentMatch>()
  const visit = (state: ContentMatch) => {
    if (seen.has(state)) return
    seen.add(state)
    const edges = edgesOf(state)
    for (const edge of [...edges]) visit(edge.next)
    const place = edges.find((edge) => edge.type === like)
    if (place && !edges.some((edge) => edge.type === type)) edges.push({ type, next: place.next })
  }
  visit(match)
}

// prosemirror-model keeps the edges private; the schema is ours to widen, and nothing public can.
function edgesOf(state: ContentMatch): { type: NodeType; next: ContentMatch }[] {
  return (state as unknown as { next: { type: NodeType; next: ContentMatch }[] }).next
}

/** The serializer is made once per schema, from the types it had then. */
function drawAs(schema: Schema, what: 'nodes' | 'marks', name: string, draw: unknown): void {
  Object.assign(DOMSerializer.fromSchema(schema)[what], { [name]: draw })
}

// prosemirror-model keeps its constructors and these members to itself; there is no public way to
// add a type to a schema. `keep-unknown.test.ts` fails if an upgrade changes them.
interface Inner {
  computeAttrs(attrs: Attrs | null): Attrs
}
type Make<T> = new (...parts: unknown[]) => T

function innerOf(type: NodeType): NodeType & Inner {
  return type as NodeType & Inner
}

function tolerateAttributes(type: NodeType): void {
  const checks = type.spec.attrs
  const compute = innerOf(type).computeAttrs.bind(type)
  Object.assign(type, {
    computeAttrs: (attrs: Attrs | null) => {
      if (!attrs) return compute(attrs)
      return { ...extras(attrs, checks), ...compute(passing(attrs, checks)) }
    },
  })
}

function tolerateMarkAttributes(type: MarkType): void {
  const checks = type.spec.attrs
  const create = type.create.bind(type)
  type.create = (attrs) => {
    if (!isRecord(attrs)) return create(null)
    const mark = create(passing(attrs, checks))
    const more = extras(attrs, checks)
    return Object.keys(more).length ? newMark(type, { ...more, ...mark.attrs }) : mark
  }
}

type Checks = Record<string, { validate?: string | ((value: unknown) => void) }> | undefined

/** The attributes that are known here and pass their check. */
function passing(attrs: Attrs, checks: Checks): Record<string, unknown> {
  const entries = Object.entries(attrs).filter(([name, value]) => {
    const check = checks?.[name]?.validate
    if (typeof check !== 'function') return Object.hasOwn(checks ?? {}, name)
    try {
      check(value)
      return true
    } catch (error) {
      if (error instanceof RangeError) return false
      throw error
    }
  })
  return Object.fromEntries(entries)
}

/** The attributes not known here: kept as they are and never drawn. */
function extras(attrs: Attrs, checks: Checks): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(attrs).filter(([name]) => !Object.hasOwn(checks ?? {}, name)),
  )
}

function newMark(type: MarkType, attrs: Attrs): Mark {
  return new (Mark as Make<Mark>)(type, attrs)
}

function keptAttributes(attrs?: Attrs | null): Record<string, unknown> {
  return isRecord(attrs) ? { ...attrs } : {}
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
