import { Extension, type Editor } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { Plugin, PluginKey, TextSelection, type EditorState } from '@tiptap/pm/state'
import { Decoration, DecorationSet } from '@tiptap/pm/view'
import {
  isUntouched,
  missingSections,
  placeFor,
  sectionAt,
  sectionsIn,
  type PlacedSection,
  type Section,
} from '@/lib/document/sections'

interface PromptsOptions {
  sections: readonly Section[]
  words: { show: string; hide: string }
  /** Keys of sections whose question stays open although they have words; remembered here. */
  opened: { has: (key: string) => boolean; toggle: (key: string) => void }
}

declare module '@tiptap/core' {
  interface Commands<ReturnType> {
    sectionPrompts: {
      /** Writes the heading of a section where the framework has it and goes below it. */
      writeSection: (key: string) => ReturnType
      /** The same for the next section without a heading. False when all are there. */
      writeNextSection: () => ReturnType
    }
  }
}

const promptsKey = new PluginKey<DecorationSet>('sectionPrompts')

/**
 * What the framework asks in each section, drawn below its heading. Decorations are no part of the
 * document: nobody can delete a question, and showing one writes nothing.
 */
export const SectionPrompts = Extension.create<PromptsOptions>({
  name: 'sectionPrompts',

  addOptions: () => ({
    sections: [],
    words: { show: '', hide: '' },
    opened: { has: () => false, toggle: () => undefined },
  }),

  addCommands() {
    const { sections } = this.options
    return {
      writeSection:
        (key) =>
        ({ tr, state, dispatch }) => {
          const section = sections.find((each) => each.key === key)
          if (!section) return false
          if (!dispatch) return true
          const { heading, paragraph } = state.schema.nodes
          if (!heading || !paragraph) return false
          const nodes = [
            heading.create({ level: 2, section: key }, state.schema.text(section.title)),
            paragraph.create(),
          ]
          const untouched = isUntouched(tr.doc)
          const at = untouched ? 0 : placeFor(tr.doc, sections, key)
          if (untouched) tr.replaceWith(0, tr.doc.content.size, nodes)
          else tr.insert(at, nodes)
          const below = at + (nodes[0]?.nodeSize ?? 0) + 1
          tr.setSelection(TextSelection.create(tr.doc, below)).scrollIntoView()
          return true
        },
      writeNextSection:
        () =>
        ({ state, commands }) => {
          const next = nextMissing(state, sections)
          return next ? commands.writeSection(next.key) : false
        },
    }
  },

  addKeyboardShortcuts() {
    return { 'Mod-Alt-Enter': () => this.editor.commands.writeNextSection() }
  },

  addProseMirrorPlugins() {
    const draw = (doc: Node) => decorate(doc, this.options, this.editor)
    return [
      new Plugin<DecorationSet>({
        key: promptsKey,
        state: {
          init: (_, state) => draw(state.doc),
          apply: (tr, before) => (tr.docChanged || tr.getMeta(promptsKey) ? draw(tr.doc) : before),
        },
        props: { decorations: (state) => promptsKey.getState(state) },
      }),
    ]
  },
})

/** The section after the one the caret is in, else the first that is missing. */
function nextMissing(state: EditorState, sections: readonly Section[]): Section | undefined {
  const missing = missingSections(state.doc, sections)
  const here = sectionAt(state.doc, sections, state.selection.head)
  const after = here ? sections.indexOf(here.section) : -1
  return missing.find((section) => sections.indexOf(section) > after) ?? missing[0]
}

function decorate(doc: Node, options: PromptsOptions, editor: Editor): DecorationSet {
  const drawn = sectionsIn(doc, options.sections).map((placed) => {
    const { section, hasWords } = placed
    const open = !hasWords || options.opened.has(section.key)
    return Decoration.widget(placed.start, () => promptOf(placed, open, options, editor), {
      key: `${section.key}:${open}:${hasWords}`,
      side: -1,
      ignoreSelection: true,
      stopEvent: () => true,
    })
  })
  return DecorationSet.create(doc, drawn)
}

function promptOf(
  { section, hasWords }: PlacedSection,
  open: boolean,
  options: PromptsOptions,
  editor: Editor,
): HTMLElement {
  const prompt = document.createElement('div')
  prompt.className = open ? 'prompt' : 'prompt folded'
  prompt.contentEditable = 'false'
  if (open) {
    const question = document.createElement('b')
    question.textContent = section.prompt
    prompt.append(question, section.hint ? ` ${section.hint}` : '')
  }
  if (hasWords) prompt.append(toggle(section, open, options, editor))
  return prompt
}

function toggle(section: Section, open: boolean, options: PromptsOptions, editor: Editor) {
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'prompt-toggle'
  button.setAttribute('aria-expanded', String(open))
  button.setAttribute(
    'aria-label',
    `${open ? options.words.hide : options.words.show}: ${section.title}`,
  )
  button.title = open ? options.words.hide : options.words.show
  button.textContent = open ? options.words.hide : '?'
  button.addEventListener('mousedown', (event) => event.preventDefault())
  button.addEventListener('click', () => {
    options.opened.toggle(section.key)
    editor.view.dispatch(editor.state.tr.setMeta(promptsKey, true))
  })
  return button
}
