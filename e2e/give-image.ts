import type { Page } from '@playwright/test'
import sharp from 'sharp'

/** A picture of something, as far as anybody can tell. */
export function photo(): Promise<Buffer> {
  return sharp({ create: { width: 240, height: 160, channels: 3, background: 'teal' } })
    .jpeg()
    .toBuffer()
}

interface Given {
  file?: Buffer
  name?: string
  type?: string
  html?: string
  /** Fills the file up to so many bytes, in the page. */
  grow?: number
}

/** Drops or pastes as a browser does, at the end of the text. */
export async function give(page: Page, how: 'drop' | 'paste', given: Given): Promise<void> {
  const { file, name = 'x', type = 'image/jpeg', html, grow = 0 } = given
  const sent = { how, name, type, html, grow, data: file ? [...file] : null }
  await page.locator('.ProseMirror').evaluate((target, { how, data, name, type, html, grow }) => {
    const clipboardData = new DataTransfer()
    if (data) {
      const bytes = new Uint8Array(Math.max(grow, data.length))
      bytes.set(data)
      clipboardData.items.add(new File([bytes], name, { type }))
    }
    if (html) clipboardData.setData('text/html', html)
    const last = (target.lastElementChild ?? target).getBoundingClientRect()
    const at = { clientX: last.left + 4, clientY: last.top + 4 }
    const init = { bubbles: true, cancelable: true }
    target.dispatchEvent(
      how === 'paste'
        ? new ClipboardEvent('paste', { ...init, clipboardData })
        : new DragEvent('drop', { ...init, ...at, dataTransfer: clipboardData }),
    )
  }, sent)
}
