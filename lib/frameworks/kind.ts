import type { ElementKind } from './framework'

type Some<K extends keyof ElementKind> = Pick<ElementKind, K> & Partial<Omit<ElementKind, K>>

/** An element of a built-in framework: one text of a whole canvas unless said otherwise. */
export function kind(given: Some<'key' | 'sections' | 'place'>): ElementKind {
  return {
    horizon: 'medium',
    scope: 'canvas',
    cardinality: 'one',
    editionDated: false,
    drawsOn: [],
    blocks: [],
    emphasis: false,
    ...given,
  }
}

export function sections(...keys: string[]): ElementKind['sections'] {
  return keys.map((key) => ({ key, required: true }))
}

export function required(...kinds: string[]): ElementKind['drawsOn'] {
  return kinds.map((kind) => ({ kind, strength: 'required' }))
}

export function recommended(...kinds: string[]): ElementKind['drawsOn'] {
  return kinds.map((kind) => ({ kind, strength: 'recommended' }))
}
