import * as Y from 'yjs'

/** The items of a type in their order, those that were deleted too. */
export function* itemsIn(type: Y.XmlFragment | Y.XmlText): Iterable<Y.Item> {
  for (let item = type._start; item !== null; item = item.right) yield item
}

/** What an item of a text holds: a block or a stretch of words; null for what is neither. */
export function nestedIn({ content }: Y.Item): Y.XmlElement | Y.XmlText | null {
  if (!(content instanceof Y.ContentType)) return null
  const type: unknown = content.type
  return type instanceof Y.XmlElement || type instanceof Y.XmlText ? type : null
}

/** Every stretch of words that ever was in a text, in order, those of removed blocks too. */
export function* everyText(fragment: Y.XmlFragment): Iterable<Y.XmlText> {
  // A stack of our own instead of recursion: depth is in the hands of whoever writes.
  const open: (Y.Item | null)[] = [fragment._start]
  while (open.length > 0) {
    const item = open.pop() ?? null
    if (item === null) continue
    open.push(item.right)
    const nested = nestedIn(item)
    if (nested instanceof Y.XmlElement) open.push(nested._start)
    else if (nested) yield nested
  }
}
