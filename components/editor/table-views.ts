import { Extension } from '@tiptap/core'
import { Plugin } from '@tiptap/pm/state'
import { TableView } from './table-view'

/** Draws tables so that their columns can be dragged. */
export const TableViews = Extension.create({
  name: 'tableViews',
  addProseMirrorPlugins: () => [
    new Plugin({
      props: { nodeViews: { table: (node, view, getPos) => new TableView(node, view, getPos) } },
    }),
  ],
})
