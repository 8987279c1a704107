import type { Attribute } from '@tiptap/core'
import { IMAGE_SIZES, LONGEST_ALT, LONGEST_CAPTION, type ImageSize } from '../images'
import { allowedHref } from './links'

/**
 * What each attribute of the document may be. Raw Yjs writers bypass every parser, so a value that
 * does not pass counts as absent when a node is made (keep-unknown.ts) and again when it is drawn.
 */
export const HEADING_LEVELS = [2, 3, 4] as const
export type HeadingLevel = (typeof HEADING_LEVELS)[number]

/** Each has a word and a form of its own; the colour only repeats what they say. */
export const CALLOUT_KINDS = ['note', 'tip', 'caution'] as const
export type CalloutKind = (typeof CALLOUT_KINDS)[number]

const PERSON_ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const ALIGNMENTS: readonly unknown[] = ['left', 'center', 'right']

export function isHeadingLevel(value: unknown): value is HeadingLevel {
  return HEADING_LEVELS.some((level) => level === value)
}

/** The key of a section in the framework, as lib/frameworks/framework.ts defines keys. */
export function isSectionKey(value: unknown): value is string {
  return typeof value === 'string' && /^[a-z][a-z0-9-]{0,40}$/.test(value)
}

export function isLanguage(value: unknown): value is string {
  return typeof value === 'string' && /^[A-Za-z0-9+#._-]{1,30}$/.test(value)
}

export function isAlignment(value: unknown): value is 'left' | 'center' | 'right' {
  return ALIGNMENTS.includes(value)
}

/** Spans are capped: a table is laid out cell by cell, and one lying number must not hang a browser. */
export function isSpan(value: unknown): value is number {
  return isWhole(value) && value >= 1 && value <= 50
}

export function isListStart(value: unknown): value is number {
  return isWhole(value) && value >= 0 && value <= 99_999
}

export function isTitle(value: unknown): value is string {
  return typeof value === 'string' && value.length <= 300
}

export function isHref(value: unknown): value is string {
  return allowedHref(value) !== null
}

/** What an image shows; empty for one that is only decoration. */
export function isAlt(value: unknown): value is string {
  return typeof value === 'string' && value.length <= LONGEST_ALT
}

export function isCaption(value: unknown): value is string {
  return typeof value === 'string' && value.length <= LONGEST_CAPTION
}

export function isImageSize(value: unknown): value is ImageSize {
  return IMAGE_SIZES.some((size) => size === value)
}

/** A side of an image. */
export function isPixels(value: unknown): value is number {
  return isWhole(value) && value >= 1 && value <= 20_000
}

/** The id of an account, as the server makes them. */
export function isPersonId(value: unknown): value is string {
  return typeof value === 'string' && PERSON_ID.test(value)
}

/** What tells one mention of somebody from another. */
export function isMentionKey(value: unknown): value is string {
  return typeof value === 'string' && /^[a-z0-9]{4,24}$/.test(value)
}

export function isBoolean(value: unknown): value is boolean {
  return typeof value === 'boolean'
}

export function isCalloutKind(value: unknown): value is CalloutKind {
  return CALLOUT_KINDS.some((kind) => kind === value)
}

/** Widths of the columns a cell spans, in pixels; 0 where the width follows the words. */
export function isColumnWidths(value: unknown): value is number[] {
  return (
    Array.isArray(value) &&
    value.length > 0 &&
    value.length <= 50 &&
    value.every((width) => width === 0 || (isWhole(width) && width >= 40 && width <= 1200))
  )
}

/** An attribute that takes only what passes, or `fallback`. */
export function only(passes: (value: unknown) => boolean, fallback: unknown, more: Attribute = {}) {
  return {
    default: fallback,
    validate(value: unknown) {
      if (value !== fallback && !passes(value)) throw new RangeError('Not a value this can have')
    },
    ...more,
  } satisfies Attribute
}

function isWhole(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value)
}
