// What somebody's browser calls itself, as far as a person needs it to know their own devices.

/** Names are looked for in this order: many browsers call themselves by several. */
const BROWSERS: [name: string, mark: RegExp][] = [
  ['Edge', /\bEdg(e|A|iOS)?\//],
  ['Opera', /\bOPR\//],
  ['Samsung Internet', /\bSamsungBrowser\//],
  ['Firefox', /\b(Firefox|FxiOS)\//],
  ['Chrome', /\b(Chrome|CriOS|HeadlessChrome)\//],
  ['Safari', /\bVersion\/[\d.]+ .*Safari\//],
]

const SYSTEMS: [name: string, mark: RegExp][] = [
  ['iPhone', /\biPhone\b/],
  ['iPad', /\biPad\b/],
  ['Android', /\bAndroid\b/],
  ['Windows', /\bWindows\b/],
  ['ChromeOS', /\bCrOS\b/],
  ['macOS', /\bMacintosh\b/],
  ['Linux', /\bLinux\b/],
]

/** Browser and system as `Firefox/Linux`; what is not known is left empty. Never versions. */
export function deviceOf(userAgent: string | null | undefined): string | null {
  if (!userAgent) return null
  const browser = named(BROWSERS, userAgent)
  const system = named(SYSTEMS, userAgent)
  return browser || system ? `${browser}/${system}` : null
}

/** The two halves of what `deviceOf` answered; null for what was not known. */
export function partsOfDevice(device: string | null): {
  browser: string | null
  system: string | null
} {
  const [browser = '', system = ''] = (device ?? '').split('/')
  return { browser: browser || null, system: system || null }
}

function named(names: [string, RegExp][], userAgent: string): string {
  return names.find(([, mark]) => mark.test(userAgent))?.[0] ?? ''
}
