'use client'

import { computePosition, flip, offset, shift } from '@floating-ui/dom'
import { useQueryClient } from '@tanstack/react-query'
import type { Editor } from '@tiptap/core'
import { useEffect, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { Api } from '@/lib/client/api'
import { ApiError } from '@/lib/client/api-error'
import { headingIn, ownPlace, type OwnPlace } from '@/lib/document/own-links'
import { useApi } from '../api'
import { queries } from '../queries'
import { Button } from '../ui/button'
import { showTitle } from './own-link-paste'

/** Long enough that passing over a link shows nothing. */
const AFTER_MS = 250

interface Shown {
  link: HTMLElement
  /** The address was just pasted, bare: its title may take its place. */
  offered: boolean
  title: string
  canvas: string
  opening: string
}

/**
 * What a link to a page of this installation leads to, while the pointer or the caret is on it. It
 * is asked for with the reader's own rights: of a page they may not see, nothing shows.
 */
export function LinkPreview({ editor }: { editor: Editor }) {
  const t = useTranslations('writing.preview')
  const card = useRef<HTMLDivElement>(null)
  const [shown, setShown] = useState<Shown | null>(null)
  useLinks(editor, setShown)

  useEffect(() => {
    const element = card.current
    if (!shown || !element) return
    void computePosition(shown.link, element, {
      placement: 'bottom-start',
      strategy: 'fixed',
      middleware: [offset(6), flip({ padding: 8 }), shift({ padding: 8 })],
    }).then(({ x, y }) => element.style.setProperty('inset', `${y}px auto auto ${x}px`))
  }, [shown])

  return (
    <div ref={card} className="link-card" role="status" hidden={!shown}>
      {shown && (
        <>
          <b>{shown.title}</b>
          {shown.canvas && <small>{shown.canvas}</small>}
          {shown.opening && <p>{shown.opening}</p>}
          {shown.offered && (
            <Button
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => {
                showTitle(editor, shown.link.getAttribute('href') ?? '', shown.title)
                setShown(null)
              }}
            >
              {t('useTitle', { title: shown.title })}
            </Button>
          )}
        </>
      )}
    </div>
  )
}

function useLinks(editor: Editor, setShown: (shown: Shown | null) => void): void {
  const api = useApi()
  const client = useQueryClient()
  useEffect(() => {
    const { dom } = editor.view
    let timer: ReturnType<typeof setTimeout> | null = null
    let over: HTMLElement | null = null
    const leave = () => {
      if (timer) clearTimeout(timer)
      over = null
      setShown(null)
    }
    const enter = (link: HTMLElement | null) => {
      if (link === over) return
      leave()
      const place = ownPlace(link?.getAttribute('href'), location.origin)
      if (!link || !place) return
      over = link
      const offered = editor.isEditable && link.textContent === link.getAttribute('href')
      timer = setTimeout(() => {
        void facts(place).then((found) => {
          // Drawn anew in the meantime, it is another element in the same place.
          const at = link.isConnected ? link : linkAtCaret(editor)
          if (found && at && over === link) setShown({ link: at, offered, ...found })
        })
      }, AFTER_MS)
    }
    const facts = (place: OwnPlace) =>
      factsOf(
        place,
        api,
        (id) => client.fetchQuery(queries.element(api, id)),
        (id) => client.fetchQuery(queries.canvas(api, id)),
      )
    const pointer = (event: PointerEvent) => {
      if (event.target instanceof Element && event.target.closest('.link-card')) return
      if (event.target instanceof Element && dom.contains(event.target))
        enter(event.target.closest('a'))
    }
    const caret = () => {
      const link = editor.isFocused ? linkAtCaret(editor) : null
      if (link) enter(link)
      else if (over) leave()
    }
    const press = (event: KeyboardEvent) => {
      if (event.key === 'Escape') leave()
    }
    dom.addEventListener('pointerover', pointer)
    dom.addEventListener('keydown', press)
    window.addEventListener('scroll', leave, { passive: true })
    editor.on('selectionUpdate', caret)
    // This comes after the text: somebody may have put an address there already.
    caret()
    return () => {
      leave()
      window.removeEventListener('scroll', leave)
      editor.off('selectionUpdate', caret)
      dom.removeEventListener('pointerover', pointer)
      dom.removeEventListener('keydown', press)
    }
  }, [editor, api, client, setShown])
}

/** The link the caret is in or at the end of. */
function linkAtCaret({ state, view }: Editor): HTMLElement | null {
  const { $head, empty } = state.selection
  const isLink = (node: typeof $head.nodeBefore) =>
    node?.marks.some(({ type }) => type.name === 'link') === true
  if (!empty || (!isLink($head.nodeBefore) && !isLink($head.nodeAfter))) return null
  const { node, offset } = view.domAtPos($head.pos, isLink($head.nodeBefore) ? -1 : 1)
  const at = node instanceof Element ? (node.childNodes[Math.max(0, offset - 1)] ?? node) : node
  return (at instanceof Element ? at : at.parentElement)?.closest('a') ?? null
}

async function factsOf(
  place: OwnPlace,
  api: Api,
  element: (id: string) => Promise<Awaited<ReturnType<Api['element']>>>,
  canvas: (id: string) => Promise<Awaited<ReturnType<Api['canvas']>>>,
): Promise<Omit<Shown, 'link' | 'offered'> | null> {
  try {
    if (place.kind === 'canvas') {
      const { title, summary } = await canvas(place.id)
      return { title, canvas: '', opening: summary }
    }
    const { title, opening, canvas: home } = await element(place.id)
    const heading = place.heading && headingIn(await api.elementMarkdown(place.id), place.heading)
    if (heading) return { ...heading, canvas: `${title}, ${home.title}` }
    return { title, canvas: home.title, opening }
  } catch (error) {
    // Not there, not for this reader, or no answer: a link without a preview is still a link.
    if (error instanceof ApiError) return null
    throw error
  }
}
