import { Extension } from '@tiptap/core'
import { Plugin } from '@tiptap/pm/state'

/** What Word and Google Docs put on the clipboard, as plain HTML says it. Of the rest only style sheets go. */
export const OfficePaste = Extension.create({
  name: 'officePaste',
  addProseMirrorPlugins: () => [
    new Plugin({ props: { transformPastedHTML: (html) => tidied(html) } }),
  ],
})

const STYLE_SHEETS = /<style\b[^>]*>.*?<\/style\s*>/gis
const FROM_OFFICE = /mso-|docs-internal-guid|urn:schemas-microsoft-com|google-sheets-html-origin/i

function tidied(pasted: string): string {
  // Reading a style sheet is enough for the page's policy to complain of it.
  const html = pasted.replace(STYLE_SHEETS, '')
  if (!FROM_OFFICE.test(pasted)) return html
  // Inert: nothing in it is fetched, run or drawn.
  const page = new DOMParser().parseFromString(html, 'text/html')
  const { body } = page
  for (const remove of [...body.querySelectorAll(SAID_ELSEWHERE)]) remove.remove()
  removeHidden(body)
  removeComments(page)
  wordLists(body)
  for (const title of [...body.querySelectorAll('p.MsoTitle')]) rename(title, 'h1')
  nestedLists(body)
  checklists(body)
  loneBreaks(body)
  return body.innerHTML
}

/** Comments of colleagues, and what only the program they come from understands. */
const SAID_ELSEWHERE = [
  'style, script, meta, link, title, xml',
  '.MsoCommentReference, .MsoCommentText',
  '[style*="mso-element:comment" i], [style*="mso-comment-" i]',
  'a[href^="#cmnt"], [id^="cmnt"]',
].join(', ')

function removeHidden(body: HTMLElement): void {
  for (const element of [...body.querySelectorAll<HTMLElement>('[style]')]) {
    const style = styleOf(element)
    if (/mso-list:ignore/.test(style) && !element.closest('p[style*="mso-list" i]'))
      element.remove()
    else if (/display:none|mso-hide:all/.test(style)) element.remove()
  }
}

function removeComments(page: Document): void {
  const walker = page.createTreeWalker(page.body, NodeFilter.SHOW_COMMENT)
  const found: Comment[] = []
  while (walker.nextNode()) found.push(walker.currentNode as Comment)
  for (const comment of found) comment.remove()
}

function styleOf(element: Element): string {
  return (element.getAttribute('style') ?? '').replace(/\s+/g, '').toLowerCase()
}

/** Word writes each item as a paragraph with a level and a sign; these become lists in lists. */
function wordLists(body: HTMLElement): void {
  let open: { level: number; list: HTMLElement }[] = []
  let last: Element | null = null
  for (const paragraph of [...body.querySelectorAll('p, h1, h2, h3, h4, h5, h6')]) {
    const level = Number(/mso-list:[^;]*level(\d)/.exec(styleOf(paragraph))?.[1] ?? 0)
    if (level === 0) continue
    const sign = takeSign(paragraph)
    if (last === null || before(paragraph) !== last) open = []
    open = open.filter((each) => each.level <= level)
    let top = open[open.length - 1]
    const kind = sign.ordered ? 'OL' : 'UL'
    if (top?.level === level && top.list.tagName !== kind) {
      open.pop()
      top = open[open.length - 1]
    }
    if (top?.level !== level) {
      const list = body.ownerDocument.createElement(kind)
      if (sign.start > 1) list.setAttribute('start', String(sign.start))
      if (top) (top.list.lastElementChild ?? top.list).append(list)
      else paragraph.before(list)
      top = { level, list }
      open.push(top)
    }
    const item = body.ownerDocument.createElement('li')
    const words = body.ownerDocument.createElement('p')
    words.append(...paragraph.childNodes)
    item.append(words)
    top.list.append(item)
    paragraph.remove()
    last = open[0]?.list ?? null
  }
}

/** What stands before it, if it is a list and nothing else lies between. */
function before(element: Element): Element | null {
  return element.previousElementSibling
}

/** Takes the sign or number Word has drawn before the words, and says what kind it was. */
function takeSign(paragraph: Element): { ordered: boolean; start: number } {
  const drawn = [...paragraph.querySelectorAll('[style]')].find((element) =>
    /mso-list:ignore/.test(styleOf(element)),
  )
  const sign = drawn?.textContent.replace(/\s/g, '') ?? ''
  drawn?.remove()
  const ordered = /^\(?([0-9]{1,4}|[a-z]{1,4})[.)]/i.test(sign) && !/^o$/.test(sign)
  return { ordered, start: Number(/\d+/.exec(sign)?.[0] ?? 1) }
}

/** A list that stands directly in a list belongs to the item before it. */
function nestedLists(body: HTMLElement): void {
  for (const list of [...body.querySelectorAll('ul > ul, ul > ol, ol > ul, ol > ol')]) {
    const item = list.previousElementSibling
    if (item?.tagName === 'LI') item.append(list)
  }
}

/** The tasks of Google Docs, as ours are written. */
function checklists(body: HTMLElement): void {
  for (const item of [...body.querySelectorAll('li[role="checkbox"]')]) {
    for (const picture of [...item.querySelectorAll('img')]) picture.remove()
    item.setAttribute('data-type', 'taskItem')
    item.setAttribute('data-checked', String(item.getAttribute('aria-checked') === 'true'))
    item.parentElement?.setAttribute('data-type', 'taskList')
  }
}

/** Empty lines between blocks are space, not words. */
function loneBreaks(body: HTMLElement): void {
  const blocks = 'p, h1, h2, h3, h4, h5, h6, ul, ol, table, div, blockquote, hr'
  for (const line of [...body.querySelectorAll('br')]) {
    const beside = [line.previousElementSibling, line.nextElementSibling]
    const words = [line.previousSibling, line.nextSibling].some(
      (node) => node?.nodeType === Node.TEXT_NODE && node.textContent?.trim(),
    )
    if (!words && beside.some((each) => each?.matches(blocks))) line.remove()
  }
  for (const empty of [...body.querySelectorAll('p')])
    if (
      !empty.textContent.trim() &&
      !empty.querySelector('br, img') &&
      !empty.closest('td, th, li')
    )
      empty.remove()
}

function rename(element: Element, tag: string): void {
  const renamed = element.ownerDocument.createElement(tag)
  renamed.append(...element.childNodes)
  element.replaceWith(renamed)
}
