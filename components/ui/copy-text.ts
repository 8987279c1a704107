/**
 * Puts text on the clipboard; false when the browser does not let us. Call it from a click.
 * Many groups run without https, where browsers hide the clipboard API, so there is an old way too.
 */
export async function copyText(text: string): Promise<boolean> {
  if (!window.isSecureContext) return copyBySelecting(text)
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch (error) {
    if (error instanceof DOMException) return copyBySelecting(text)
    throw error
  }
}

function copyBySelecting(text: string): boolean {
  const before = document.activeElement
  const area = document.createElement('textarea')
  area.value = text
  area.className = 'vh'
  // Inside an open dialog, which would take the focus back from anything outside it.
  const host = before?.closest('[role=dialog]') ?? document.body
  host.append(area)
  area.select()
  const copied = document.execCommand('copy')
  area.remove()
  if (before instanceof HTMLElement) before.focus()
  return copied
}
