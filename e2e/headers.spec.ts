import { expect, test } from './world'

/** What every answer says, page, file or API. */
const ALWAYS = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'strict-origin-when-cross-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=()',
}

const PAGE_POLICY = [
  "default-src 'self'",
  "script-src 'nonce-…' 'strict-dynamic'",
  "style-src 'self' 'unsafe-inline'",
  "style-src-elem 'self' 'nonce-…'",
  "style-src-attr 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "connect-src 'self' ws://…",
  "worker-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
]

test('[HT12] every answer says how a browser may treat it, and no page is without its policy', async ({
  world,
}) => {
  const canvas = await world.canvas()
  const { context, page } = await world.person('Ada', 'member')
  const policyOf = async (path: string) => {
    const answer = await context.request.get(path, { maxRedirects: 0 })
    const headers = answer.headers()
    // The address of a shared page is its key: it is told to nobody.
    const own = path.startsWith('/s/') ? { 'referrer-policy': 'no-referrer' } : {}
    expect(headers, path).toMatchObject({ ...ALWAYS, ...own })
    expect(headers['x-powered-by'], path).toBeUndefined()
    return (headers['content-security-policy'] ?? 'none')
      .replaceAll(/'nonce-[^']+'/g, "'nonce-…'")
      .replace(/ws:\/\/\S+(?=;)/, 'ws://…')
      .split('; ')
  }
  for (const path of [
    ...['/signin', '/status', '/settings', '/nowhere', `/w/${world.workspace.slug}`],
    ...[`/canvases/${canvas.id}`, `/elements/${canvas.elements[0]?.id}`],
  ])
    expect(await policyOf(path), path).toEqual(PAGE_POLICY)
  for (const path of ['/s/unknown', '/api/v1/docs']) {
    const [first, ...rest] = await policyOf(path)
    expect(first, path).toBe("default-src 'none'")
    expect(rest, path).not.toContainEqual(expect.stringMatching(/script-src|unsafe/))
  }
  expect(await policyOf('/api/v1/me')).toContain("default-src 'none'")

  // Files of the build, as the page itself asks for them.
  await page.goto('/signin')
  const script = await page.locator('script[src]').first().getAttribute('src')
  const style = await page.locator('link[rel=stylesheet]').first().getAttribute('href')
  for (const path of [script, style]) await policyOf(path ?? 'a page without files')
})
