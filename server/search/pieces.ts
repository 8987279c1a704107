// Apart from what writes them down: they are made in a thread as well.

/** Longer lines are kept in pieces of this many characters, so that a hit is never a whole page. */
const PIECE_MAX = 1_500

/** Words on one line, in pieces that end between words where there is a space. */
export function piecesOf(words: string): string[] {
  // Control characters and halves of characters too: databases cannot keep them as they are.
  const line = words
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .replace(/\p{Cs}/gu, '\uFFFD')
    .trim()
  const pieces: string[] = []
  let from = 0
  while (line.length - from > PIECE_MAX) {
    const space = line.lastIndexOf(' ', from + PIECE_MAX)
    let to = space > from ? space : from + PIECE_MAX
    if (/[\uDC00-\uDFFF]/.test(line.charAt(to))) to -= 1
    pieces.push(line.slice(from, to))
    from = line[to] === ' ' ? to + 1 : to
  }
  if (from < line.length) pieces.push(line.slice(from))
  return pieces
}
