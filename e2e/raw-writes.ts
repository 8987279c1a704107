import * as Y from 'yjs'
import { CORPUS } from '../lib/document/testing/hostile/corpus'
import { ATTRIBUTE_NAMES, NODE_NAMES } from '../lib/document/testing/hostile/words'

// What no editor of ours would write, straight into a text.

export function words(text: Y.XmlFragment): void {
  text.push(
    CORPUS.map((payload) => {
      const paragraph = new Y.XmlElement('paragraph')
      const line = new Y.XmlText()
      line.insert(0, payload, { link: { href: payload, title: payload } })
      paragraph.insert(0, [line])
      return paragraph
    }),
  )
}

/** Every node we know, with every attribute we know and do not know, holding each payload once. */
export function knownNodes(text: Y.XmlFragment): void {
  const names = ['heading', 'codeBlock', 'image', 'callout', 'orderedList', 'horizontalRule']
  const wrapped = ['listItem', 'taskItem', 'tableCell']
  CORPUS.forEach((payload, i) => {
    const name = [...names, ...wrapped][i % 9] ?? 'paragraph'
    const node = new Y.XmlElement<Record<string, string>>(name)
    for (const attribute of ATTRIBUTE_NAMES) node.setAttribute(attribute, payload)
    text.push([node])
  })
}

export function strangeNodes(text: Y.XmlFragment): void {
  NODE_NAMES.forEach((name, i) => {
    const node = new Y.XmlElement<Record<string, string>>(name)
    const inner = new Y.XmlElement<Record<string, string>>(name)
    ATTRIBUTE_NAMES.forEach((attribute, j) => {
      node.setAttribute(attribute, CORPUS[(i * 31 + j) % CORPUS.length] ?? '')
      inner.setAttribute(attribute, 'window.__ran=1')
    })
    const line = new Y.XmlText(CORPUS[i] ?? 'x')
    node.insert(0, [line, inner])
    text.push([node])
  })
}

export function strangeMarks(text: Y.XmlFragment): void {
  const marks = [...NODE_NAMES, 'textStyle', 'highlight', 'link', 'bold', 'color', 'comment']
  marks.forEach((mark, i) => {
    const paragraph = new Y.XmlElement('paragraph')
    const line = new Y.XmlText()
    const attrs = { href: CORPUS[i], style: 'background:url(//canary.example)', color: CORPUS[i] }
    line.insert(0, `marked ${i}`, { [mark]: attrs })
    paragraph.insert(0, [line])
    text.push([paragraph])
  })
}

export function values(text: Y.XmlFragment): void {
  const image = new Y.XmlElement<Record<string, string>>('image')
  image.setAttribute('image', `data:image/svg+xml;base64,${'A'.repeat(20_000)}`)
  text.push([image])
}

export function aRootOfWords(text: Y.XmlFragment): void {
  text.push([new Y.XmlText('<script>window.__ran=1</script>')])
}
