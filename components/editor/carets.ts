import { Extension } from '@tiptap/core'
import type { EditorView } from '@tiptap/pm/view'
import { Plugin } from '@tiptap/pm/state'
import { yCursorPlugin } from '@tiptap/y-tiptap'
import type { Awareness } from 'y-protocols/awareness'
import { personFrom, type Person } from '@/lib/faces'
import { cursorOf } from './cursor-of'
import { othersCarets } from './others-carets'

/** A name is shown this long after its caret moved, then only a square. */
const NAMED_FOR_MS = 2000
const COLOUR = /^w\d+$/

interface CaretsOptions {
  awareness: Awareness | null
  /** Id of the person at this keyboard: their other tabs are not somebody else. */
  me: string
}

/**
 * Carets and selections of others. Who somebody is comes only from what the server wrote into
 * presence; it becomes a class and a text node, never a style. The stock builder of the cursor
 * plugin writes an unchecked colour into a `style` attribute.
 */
export const Carets = Extension.create<CaretsOptions>({
  name: 'carets',
  // After the binding, whose mapping it reads.
  priority: 900,
  addOptions: () => ({ awareness: null, me: '' }),
  addProseMirrorPlugins() {
    const { awareness, me } = this.options
    if (!awareness) return []
    const labels = new CaretLabels(awareness)
    return [
      yCursorPlugin(othersCarets(awareness), {
        awarenessStateFilter: (own: number, client: number, state: unknown) =>
          client !== own &&
          (personIn(state)?.id ?? me) !== me &&
          cursorOf(awareness.doc, state) !== null,
        cursorBuilder: (user: unknown, client: number) => labels.build(user, client),
        selectionBuilder: (user: unknown) => ({ class: selectionClass(user) }),
      }) as Plugin,
      new Plugin({ view: (view) => labels.watch(view) }),
    ]
  },
})

/** The person a presence state belongs to, if the server has said so. */
export function personIn(state: unknown): Person | null {
  if (typeof state !== 'object' || state === null || !('user' in state)) return null
  return personFrom(state.user)
}

/** Nobody at the keyboard: their caret fades to its small square. */
function isAway(state: unknown): boolean {
  if (typeof state !== 'object' || state === null || !('here' in state)) return false
  const { here } = state
  if (typeof here !== 'object' || here === null || !('state' in here)) return false
  return here.state === 'idle' || here.state === 'away'
}

/** The class of a selection; empty, so invisible, for what is no person. */
export function selectionClass(user: unknown): string {
  const person = personFrom(user)
  return person ? `sel w${person.colour}` : ''
}

class CaretLabels {
  private readonly carets = new Map<number, { element: HTMLElement | null; cursor: string }>()
  private readonly timers = new Map<number, ReturnType<typeof setTimeout>>()

  constructor(private readonly awareness: Awareness) {}

  build(user: unknown, client: number): HTMLElement {
    const person = personFrom(user)
    const element = document.createElement('span')
    // A caret is drawn over the text; read out, it would be a name in the middle of a word.
    element.setAttribute('aria-hidden', 'true')
    if (!person) return element
    element.append(document.createElement('b'))
    dress(element, person)
    element.classList.toggle('idle', !this.timers.has(client))
    element.classList.toggle('away', isAway(this.awareness.getStates().get(client)))
    this.carets.set(client, { element, cursor: this.carets.get(client)?.cursor ?? '' })
    requestAnimationFrame(() => turnInward(element))
    return element
  }

  watch(view: EditorView) {
    const moved = () => this.look(view)
    this.awareness.on('change', moved)
    return {
      destroy: () => {
        this.awareness.off('change', moved)
        for (const timer of this.timers.values()) clearTimeout(timer)
        this.timers.clear()
      },
    }
  }

  private look(view: EditorView): void {
    const states = this.awareness.getStates()
    // Whoever is back at once, after a moment without a network, keeps the element that is drawn.
    for (const [client, { element }] of this.carets)
      if (!states.has(client) && !element?.isConnected) this.carets.delete(client)
    for (const [client, state] of states) {
      const cursor = JSON.stringify(state['cursor'] ?? null)
      const caret = this.carets.get(client)
      caret?.element?.classList.toggle('away', isAway(state))
      // The view keeps the element it drew for a client, so a new name has to be written into it.
      const person = personIn(state)
      if (caret?.element && person) dress(caret.element, person)
      if (client === this.awareness.clientID || caret?.cursor === cursor) continue
      this.carets.set(client, { element: caret?.element ?? null, cursor })
      this.name(client, view)
    }
  }

  private name(client: number, view: EditorView): void {
    clearTimeout(this.timers.get(client))
    this.carets.get(client)?.element?.classList.remove('idle')
    this.timers.set(
      client,
      setTimeout(() => {
        this.timers.delete(client)
        this.carets.get(client)?.element?.classList.add('idle')
      }, NAMED_FOR_MS),
    )
    // The caret itself is placed a moment later, with the view's next update.
    requestAnimationFrame(() => {
      const element = this.carets.get(client)?.element
      if (element && !view.isDestroyed) turnInward(element)
    })
  }
}

/** Gives a caret the name and colour of its person; what else its classes say stays. */
function dress(element: HTMLElement, person: Person): void {
  const label = element.firstElementChild
  if (!(label instanceof HTMLElement)) return
  for (const name of [...element.classList]) if (COLOUR.test(name)) element.classList.remove(name)
  element.classList.add('caret', `w${person.colour}`)
  if (label.textContent !== person.name) label.textContent = person.name
  // A press on it follows them; whoever listens for that finds here whom.
  label.dataset.person = person.id
}

/** Near the end of its line a label would stick out of the page, so it opens the other way. */
function turnInward(element: HTMLElement): void {
  const sheet = element.closest('.ProseMirror')
  const label = element.firstElementChild
  if (!sheet || !label) return
  const caret = element.getBoundingClientRect()
  const edge = sheet.getBoundingClientRect()
  const rtl = getComputedStyle(element).direction === 'rtl'
  const room = rtl ? caret.left - edge.left : edge.right - caret.left
  element.classList.toggle('end', room < label.getBoundingClientRect().width + 4)
}
