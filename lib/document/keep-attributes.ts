import { Mark, type Attrs, type MarkType, type NodeType } from '@tiptap/pm/model'
import { isRecord } from '../is-record'

// prosemirror-model keeps its constructors and these members to itself; there is no public way to
// widen a schema. The tests of keep-unknown.ts fail if an upgrade changes them.
interface Inner {
  computeAttrs(attrs: Attrs | null): Attrs
}
export type Make<T> = new (...parts: unknown[]) => T

/** Attributes that fail their check count as absent, and those not known here are kept. */
export function tolerateAttributes(type: NodeType): void {
  const checks = type.spec.attrs
  const compute = (type as NodeType & Inner).computeAttrs.bind(type)
  Object.assign(type, {
    computeAttrs: (attrs: Attrs | null) => {
      if (!attrs) return compute(attrs)
      return { ...extras(attrs, checks), ...compute(passing(attrs, checks)) }
    },
  })
}

/** The same for marks. */
export function tolerateMarkAttributes(type: MarkType): void {
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

export function newMark(type: MarkType, attrs: Attrs): Mark {
  return new (Mark as Make<Mark>)(type, attrs)
}

/** All of them, as they are. */
export function keptAttributes(attrs?: Attrs | null): Record<string, unknown> {
  return isRecord(attrs) ? { ...attrs } : {}
}
