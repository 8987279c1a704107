const ACTS = ['wheel', 'touchmove', 'pointerdown', 'keydown'] as const
const MODIFIERS = ['Shift', 'Control', 'Alt', 'AltGraph', 'Meta', 'CapsLock']

/**
 * Hears what the person does with the page itself, from one page to the next; not with what stands
 * over it to see who is here and to choose whom to follow (`data-together`). @returns how to stop
 */
export function watchActs(acted: () => void): () => void {
  const hear = (event: Event) => {
    if (isAct(event)) acted()
  }
  for (const act of ACTS) window.addEventListener(act, hear, { capture: true, passive: true })
  return () => {
    for (const act of ACTS) window.removeEventListener(act, hear, { capture: true })
  }
}

function isAct(event: Event): boolean {
  if (event instanceof KeyboardEvent && (MODIFIERS.includes(event.key) || isFollowKey(event)))
    return false
  return !(event.target instanceof Element && event.target.closest('[data-together]'))
}

/** Ctrl Alt F, on a Mac Command Option F: follow whoever was heard of last. */
export function isFollowKey({ code, altKey, ctrlKey, metaKey }: KeyboardEvent): boolean {
  return code === 'KeyF' && altKey && (ctrlKey || metaKey)
}
