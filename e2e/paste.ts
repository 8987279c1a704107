import type { ElementPage } from './element'

export async function paste(to: ElementPage, text: string): Promise<void> {
  await pasteData(to, { 'text/plain': text })
}

export async function pasteHtml(to: ElementPage, html: string): Promise<void> {
  await pasteData(to, { 'text/html': html, 'text/plain': 'plain' })
}

/** As if this had been on the clipboard, by type. */
export async function pasteData(to: ElementPage, data: Record<string, string>): Promise<void> {
  await to.text.evaluate((target, kinds) => {
    const clipboardData = new DataTransfer()
    for (const [kind, value] of Object.entries(kinds)) clipboardData.setData(kind, value)
    target.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
    )
  }, data)
}
