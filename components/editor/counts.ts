import type { Node } from '@tiptap/pm/model'
import type { Selection } from '@tiptap/pm/state'
import { countWords } from '@/lib/document/plain-text'

export interface Counts {
  words: number
  characters: number
}

// Blocks never change, they are replaced: after a letter only its own block is counted again.
const known = new WeakMap<Node, Counts>()

/** How much a text says. */
export function countsOf(doc: Node): Counts {
  const sum = { words: 0, characters: 0 }
  doc.forEach((block) => {
    const counts = known.get(block) ?? counted(block.textBetween(0, block.content.size, '\n', leaf))
    known.set(block, counts)
    sum.words += counts.words
    sum.characters += counts.characters
  })
  return sum
}

export function countsOfSelection({ empty, from, to, $from }: Selection): Counts {
  if (empty) return { words: 0, characters: 0 }
  return counted($from.node(0).textBetween(from, to, '\n', leaf))
}

function leaf(node: Node): string {
  return node.type.name === 'hardBreak' ? '\n' : ''
}

function counted(text: string): Counts {
  return { words: countWords(text), characters: [...text.replaceAll('\n', '')].length }
}
