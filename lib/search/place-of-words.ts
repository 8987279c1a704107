import type { Node } from '@tiptap/pm/model'
import { alikeIn } from '../anchors/words'
import { imageWords } from '../document/image-words'

/** A place in a text that words lead to. An image is one whose caption they are. */
export interface WordsPlace {
  from: number
  to: number
  isImage: boolean
}

/**
 * Where words stand that search found in a text, or nearly the same words when it has changed since;
 * the first place of several. Null when they are gone. White space makes no difference.
 */
export function placeOfWords(doc: Node, words: string): WordsPlace | null {
  const wanted = onOneLine(words)
  if (wanted === '') return null
  const { text, places } = linesOf(doc)
  const at = text.indexOf(wanted)
  if (at >= 0) return placeAt(places, at, at + wanted.length)
  const image = imageWith(doc, wanted)
  if (image) return image
  const [alike] = alikeIn(text, wanted)
  return alike && alike.from < alike.to ? placeAt(places, alike.from, alike.to) : null
}

/** The words of a text, a line a block, and the position of each character in it. */
function linesOf(doc: Node): { text: string; places: number[] } {
  let text = ''
  const places: number[] = []
  const add = (character: string, pos: number) => {
    text += character
    places.push(pos)
  }
  doc.descendants((node, pos) => {
    if (!node.isTextblock) return true
    if (text !== '') add('\n', pos)
    node.forEach((part, offset) => {
      const start = pos + 1 + offset
      // What is no text stands between words.
      const piece = part.isText ? (part.text ?? '') : ' '
      for (let i = 0; i < piece.length; i++) {
        const isSpace = /[\s\p{Cc}]/u.test(piece.charAt(i))
        if (!isSpace) add(piece.charAt(i), start + i)
        else if (!text.endsWith(' ')) add(' ', start + i)
      }
    })
    return false
  })
  return { text, places }
}

function placeAt(places: readonly number[], from: number, to: number): WordsPlace | null {
  const [first, last] = [places[from], places[to - 1]]
  return first === undefined || last === undefined
    ? null
    : { from: first, to: last + 1, isImage: false }
}

function imageWith(doc: Node, wanted: string): WordsPlace | null {
  let found: WordsPlace | null = null
  doc.descendants((node, pos) => {
    if (!found && node.type.name === 'image' && onOneLine(imageWords(node.attrs)).includes(wanted))
      found = { from: pos, to: pos + node.nodeSize, isImage: true }
    return !found && !node.isTextblock
  })
  return found
}

function onOneLine(text: string): string {
  return text.replace(/[\s\p{Cc}]+/gu, ' ').trim()
}
