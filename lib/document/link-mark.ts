import { Mark } from '@tiptap/core'
// Only the names of its commands; what it does brings a list of all top-level domains along.
import type {} from '@tiptap/extension-link'
import { isHref, isTitle, only } from './attributes'
import { allowedHref } from './links'

/**
 * A link as part of the schema. Only addresses we link to are read, kept and drawn. That typed and
 * pasted addresses become links is the editor's (link-typing.ts).
 */
export const Link = Mark.create({
  name: 'link',
  priority: 1000,
  keepOnSplit: false,
  exitable: true,
  inclusive: true,
  addAttributes() {
    return { href: only(isHref, null), title: only(isTitle, null) }
  },
  parseHTML: () => [
    { tag: 'a[href]', getAttrs: (a) => (isHref(a.getAttribute('href')) ? null : false) },
  ],
  renderHTML({ HTMLAttributes }) {
    const href = allowedHref(HTMLAttributes['href'])
    if (!href) return ['span', 0]
    const title: unknown = HTMLAttributes['title']
    return [
      'a',
      {
        href,
        target: '_blank',
        rel: 'noopener noreferrer nofollow ugc',
        ...(isTitle(title) && title ? { title } : {}),
      },
      0,
    ]
  },
  addCommands() {
    return {
      setLink:
        (attrs) =>
        ({ chain }) =>
          isHref(attrs.href) &&
          chain().setMark(this.name, attrs).setMeta('preventAutolink', true).run(),
      unsetLink:
        () =>
        ({ chain }) =>
          chain()
            .unsetMark(this.name, { extendEmptyMarkRange: true })
            .setMeta('preventAutolink', true)
            .run(),
    }
  },
})
