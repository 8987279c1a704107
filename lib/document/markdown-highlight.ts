import type MarkdownIt from 'markdown-it'

type Rule = Parameters<MarkdownIt['inline']['ruler2']['push']>[1]
type State = Parameters<Rule>[0]

const SIGN = '='.charCodeAt(0)

/**
 * Teaches a reader `==marked words==`. Runs of the sign are noted in pairs on the way through a
 * line; the reader itself finds out which pairs belong together, and those become marks.
 */
export function highlightInMarkdown(markdown: MarkdownIt): void {
  markdown.inline.ruler.before('emphasis', 'highlight', (state, silent) => {
    if (silent || state.src.charCodeAt(state.pos) !== SIGN) return false
    const run = state.scanDelims(state.pos, true)
    if (run.length < 2) return false
    const odd = run.length % 2
    if (odd) addText(state, '=')
    for (let i = odd; i < run.length; i += 2) {
      addText(state, '==')
      state.delimiters.push({
        marker: SIGN,
        // Lengths are not compared, as with strikes.
        length: 0,
        token: state.tokens.length - 1,
        end: -1,
        open: run.can_open,
        close: run.can_close,
      })
    }
    state.pos += run.length
    return true
  })
  // Right after pairing: what emphasis leaves behind would be counted otherwise.
  markdown.inline.ruler2.before('emphasis', 'highlight', (state) => {
    mark(state, state.delimiters)
    for (const meta of state.tokens_meta) if (meta?.delimiters) mark(state, meta.delimiters)
    return false
  })
}

function addText(state: State, content: string): void {
  state.push('text', '', 0).content = content
}

function mark(state: State, delimiters: State['delimiters']): void {
  for (const delimiter of delimiters) {
    const end = delimiters[delimiter.end]
    if (delimiter.marker !== SIGN || !end) continue
    become(state, delimiter.token, 'mark_open', 1)
    become(state, end.token, 'mark_close', -1)
  }
}

function become(state: State, at: number, type: string, nesting: 1 | -1): void {
  const token = state.tokens[at]
  if (token) Object.assign(token, { type, nesting, tag: 'mark', markup: '==', content: '' })
}
