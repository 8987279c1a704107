import {
  ContentMatch,
  DOMSerializer,
  Fragment,
  MarkType,
  NodeType,
  type MarkSpec,
  type Node,
  type Schema,
} from '@tiptap/pm/model'
import { keptAttributes, newMark, type Make } from './keep-attributes'

const STRANGERS = new WeakMap<Schema, Map<string, NodeType | MarkType>>()

/** The types made up for names that are not in the schema, one per name and place. */
export class Strangers {
  private readonly made: Map<string, NodeType | MarkType>
  constructor(private readonly schema: Schema) {
    this.made = STRANGERS.get(schema) ?? new Map<string, NodeType | MarkType>()
    STRANGERS.set(schema, this.made)
  }

  block(name: string): NodeType {
    return this.node(name, 'unknownBlock')
  }

  inline(name: string): NodeType {
    const type = this.node(name, 'unknownInline')
    // What the view reads back from the page it looks up by name; every part is made as a block first.
    Object.assign(this.schema.nodes, { [name]: type })
    return type
  }

  /** For a node of a kind that is known, where it may not stand; must not be taken for that kind. */
  stray(name: string): NodeType {
    return this.node(`stray:${name}`, 'unknownBlock')
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
    Object.assign(this.schema.marks, { [name]: type })
    drawAs(this.schema, 'marks', name, type.spec.toDOM)
    return type
  }

  private node(name: string, likeName: 'unknownBlock' | 'unknownInline'): NodeType {
    const { made, schema } = this
    const key = `${likeName}:${name}`
    const before = made.get(key)
    if (before instanceof NodeType) return before
    const like = schema.nodes[likeName]
    if (!like) throw new Error(`The schema has no ${likeName}.`)
    const type = new (NodeType as Make<NodeType>)(name, schema, like.spec)
    type.contentMatch = anything()
    type.inlineContent = like.inlineContent
    type.markSet = null
    type.validContent = () => true
    Object.assign(type, { checkContent: () => undefined, computeAttrs: keptAttributes })
    for (const known of Object.values(schema.nodes)) allowLike(known.contentMatch, like, type)
    made.set(key, type)
    if (!schema.nodes[name]) Object.assign(schema.nodes, { [name]: type })
    drawAs(schema, 'nodes', name, like.spec.toDOM)
    return type
  }
}

/** Content that takes whatever comes, in any order, and never asks for more. */
function anything(): ContentMatch {
  const match: ContentMatch = Object.create(ContentMatch.prototype)
  return Object.assign(match, {
    validEnd: true,
    next: [],
    wrapCache: [],
    matchType: () => match,
    matchFragment: () => match,
    fillBefore: () => Fragment.empty,
    findWrapping: () => [],
  })
}

/** Whether a node is drawn as a part this version does not know. */
export function isStranger(node: Node): boolean {
  const { unknownBlock, unknownInline } = node.type.schema.nodes
  return node.type.spec === unknownBlock?.spec || node.type.spec === unknownInline?.spec
}

/** Makes a node one of another type. Only for nodes just made and in no document yet. */
export function retype(node: Node, type: NodeType): void {
  Object.assign(node, { type })
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
