import { SAMPLES } from '../lib/document/testing/clipboard-samples'
import { ElementPage } from './element'
import { pasteData } from './paste'
import { until } from './until'
import { expect, test } from './world'

test('[ED61] what other programs put on the clipboard arrives clean', async ({ world }) => {
  const canvas = await world.canvas()
  const ada = await world.person('Ada', 'member')
  for (const [n, { from, data, markdown }] of SAMPLES.entries()) {
    const element = await ElementPage.open(ada, canvas, canvas.elements[n]?.kind)
    await element.text.focus()
    await pasteData(element, data)
    const text = async () =>
      (await ada.context.request.get(`/api/v1/elements/${element.id}/markdown`)).text()
    await until(`something of ${from} is there`, async () => (await text()) !== '')
    await element.saved()
    expect(await text(), `pasted from ${from}`).toBe(markdown)
    const foreign = '[style*="font"], [style*="mso"], font, [class^="Mso"]'
    await expect(element.text.locator(foreign), `looks from ${from}`).toHaveCount(0)
  }
})
