import type { Handler } from 'hono'
import type { ApiDocument } from './open-api'
import type { HttpEnv } from './router'

/** The API's description as one page for people. */
export function docsPage(document: ApiDocument): Handler<HttpEnv> {
  const html = `<!doctype html><title>${document.info.title}</title>`
  return (c) => c.html(html)
}
