import { Plugin, PluginKey } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { HeadlessEditor } from '@/lib/document/testing/headless-editor'
import { LatePlugin } from './late-plugin'

/** A menu as suggestions are: open while the text ends with a slash, told of it by its view. */
const menuKey = new PluginKey<{ open: boolean }>('menu')
class Menu {
  readonly said: string[] = []
  readonly plugin = new Plugin<{ open: boolean }>({
    key: menuKey,
    state: {
      init: () => ({ open: false }),
      apply: (tr) => ({ open: tr.doc.textContent.endsWith('/') }),
    },
    view: () => ({
      update: (view, before) => {
        const [was, is] = [menuKey.getState(before), menuKey.getState(view.state)]
        if (was && is && was.open !== is.open) this.said.push(is.open ? 'opened' : 'closed')
      },
      destroy: () => this.said.push('gone'),
    }),
  })
}

/** Somebody who writes in an editor with places for plugins. */
class Writer {
  readonly text: HeadlessEditor
  private view: EditorView | null = null
  constructor(private readonly places: readonly LatePlugin[]) {
    const look = new Plugin({
      view: (view) => {
        this.view = view
        return {}
      },
    })
    this.text = new HeadlessEditor(new Y.Doc(), [look, ...places.map(({ plugin }) => plugin)])
  }
  write(words: string): this {
    const { state } = this.text
    this.text.dispatch(state.tr.insertText(words, state.doc.content.size - 1))
    return this
  }
  arrive(...real: Plugin[]): void {
    if (this.view) LatePlugin.arrive(this.view, this.places, real)
  }
}

describe('a plugin that comes later', () => {
  it('[ED62] sees what was typed before it came, and from then on every key', () => {
    const menu = new Menu()
    const ada = new Writer([new LatePlugin(menuKey)]).write('Tasks /')
    expect(menuKey.getState(ada.text.state)).toBeUndefined()
    const before = ada.text.updates.length
    ada.arrive(menu.plugin)
    expect(menuKey.getState(ada.text.state)).toEqual({ open: true })
    expect(menu.said).toEqual(['opened'])
    expect(ada.text.updates.length).toBe(before)
    ada.write(' no').write(' /')
    expect(menu.said).toEqual(['opened', 'closed', 'opened'])
    ada.text.close()
    expect(menu.said.at(-1)).toBe('gone')
  })

  it('[ED62] takes keys and appends as itself, in the place that was kept for it', () => {
    const order: string[] = []
    const [first, second] = [new LatePlugin(), new LatePlugin()]
    const ada = new Writer([first, second])
    const named = (name: string): Plugin =>
      new Plugin({
        props: {
          handleKeyDown(this: Plugin) {
            order.push(`${name} ${this === plugins[name]}`)
            return false
          },
          handleDOMEvents: { paste: () => void order.push(`${name} pastes`) },
        },
        appendTransaction(this: Plugin, [tr], _before, after) {
          if (!tr?.docChanged || tr.getMeta('appendedTransaction')) return null
          return after.tr.insertText(this === plugins[name] ? name : 'somebody else', 1)
        },
      })
    const plugins: Record<string, Plugin> = { a: named('a'), b: named('b') }
    ada.arrive(...Object.values(plugins))
    for (const plugin of ada.text.state.plugins) {
      const press = plugin.props.handleKeyDown as ((...args: unknown[]) => boolean) | undefined
      press?.call(plugin, null, null)
      const paste = plugin.props.handleDOMEvents?.['paste'] as
        ((...args: unknown[]) => void) | undefined
      paste?.call(plugin, null, null)
    }
    expect(order).toEqual(['a true', 'a pastes', 'b true', 'b pastes'])
    ada.write('!')
    expect(ada.text.content.textContent).toBe('ba!')
  })

  it('[ED62] is refused where it could never work', () => {
    const wrongKey = new Plugin({
      key: new PluginKey('other'),
      state: { init: () => 1, apply: () => 1 },
    })
    const views = new Plugin({ props: { nodeViews: {} } })
    for (const plugin of [wrongKey, views])
      expect(() => new Writer([new LatePlugin(menuKey)]).arrive(plugin)).toThrow()
    expect(() => new Writer([new LatePlugin(menuKey)]).arrive()).toThrow()
  })
})
