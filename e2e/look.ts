import path from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

const SCREENS = path.resolve(import.meta.dirname, '..', 'artifacts', 'screens')
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** A picture of the whole page in artifacts/screens, to be looked at by people. */
export async function picture(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: path.join(SCREENS, `${name}.png`), fullPage: true })
}

/** Asks axe about WCAG 2.2 AA; each violation is named with where it is. */
export async function expectAccessible(page: Page): Promise<void> {
  await expectNothing(page, new AxeBuilder({ page }).withTags(RULES))
}

/** The part of it that differs between a light and a dark screen. */
export async function expectContrast(page: Page): Promise<void> {
  await expectNothing(page, new AxeBuilder({ page }).withRules(['color-contrast']))
}

async function expectNothing(page: Page, axe: AxeBuilder): Promise<void> {
  // Nothing here stands in a frame of another page, which is what the other mode opens pages for.
  const { violations } = await axe.setLegacyMode().analyze()
  const lines = violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target }) => `${id}: ${help} at ${target.join(' ')}`),
  )
  expect(lines, `axe on ${page.url()}`).toEqual([])
}

/** Nothing sticks out sideways: a phone never scrolls a page from side to side. */
export async function expectNoSideways(page: Page): Promise<void> {
  const over = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement
    return scrollWidth - clientWidth
  })
  expect(over, `pixels too wide on ${page.url()}`).toBeLessThanOrEqual(0)
}
