import { createHash } from 'node:crypto'
import type { Handler } from 'hono'
import { html, raw } from 'hono/html'
import { DOCS_STYLE } from './docs-style'
import { routeInventory, type ApiDocument, type RouteEntry } from './open-api'
import type { HttpEnv } from './router'
import { example, shape } from './schema-sketch'

// In one piece: the policy names its hash, and any white space added would change that.
const STYLE = `<style>${DOCS_STYLE}</style>`

type Operation = NonNullable<NonNullable<ApiDocument['paths']>[string]['get']>
type Html = ReturnType<typeof html>

interface DocumentedRoute extends RouteEntry {
  id: string
  tag: string
  operation: Operation
}

/** The API's description as one page for people: no scripts, nothing from elsewhere. */
export function docsPage(document: ApiDocument): Handler<HttpEnv> {
  const routes = documentedRoutes(document)
  const hash = createHash('sha256').update(DOCS_STYLE).digest('base64')
  return (c) => {
    c.header(
      'content-security-policy',
      `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
    )
    return c.html(page(document, routes, c.get('origin')))
  }
}

function documentedRoutes(document: ApiDocument): DocumentedRoute[] {
  return routeInventory(document).flatMap((entry) => {
    const item = document.paths?.[entry.path]
    const operation = item?.[entry.method.toLowerCase() as 'get']
    if (!operation) return []
    const id = `${entry.method} ${entry.path}`.toLowerCase().replace(/[^a-z0-9]+/g, '-')
    return [{ ...entry, id, tag: operation.tags?.[0] ?? 'Other', operation }]
  })
}

function page(document: ApiDocument, routes: DocumentedRoute[], origin: string): Html {
  const tags = [...new Set(routes.map(({ tag }) => tag))]
  const of = (tag: string) => routes.filter((route) => route.tag === tag)
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${document.info.title} API</title>
        ${raw(STYLE)}
      </head>
      <body>
        <a class="skip" href="#main">Skip to the routes</a>
        <nav aria-label="Routes">
          <p class="brand">${document.info.title} API</p>
          ${tags.map((tag) => contents(tag, of(tag)))}
        </nav>
        <main id="main">
          <h1>${document.info.title} API</h1>
          <p>${document.info.description}</p>
          <p>
            Send an access token, which you make under your settings, as
            <code>Authorization: Bearer tl_…</code>; bodies are JSON. The whole description for
            machines is <a href="openapi.json">openapi.json</a>. Texts are live documents at
            <code>/sync/&lt;documentId&gt;</code>: the y-websocket protocol, with the same header.
          </p>
          ${tags.map((tag) => section(tag, of(tag), origin))}
        </main>
      </body>
    </html>`
}

function contents(tag: string, routes: DocumentedRoute[]): Html {
  return html`<h2>${tag}</h2>
    <ul>
      ${routes.map(({ id, operation }) => html`<li><a href="#${id}">${operation.summary}</a></li>`)}
    </ul>`
}

function section(tag: string, routes: DocumentedRoute[], origin: string): Html {
  return html`<section>
    <h2>${tag}</h2>
    ${routes.map((route) => article(route, origin))}
  </section>`
}

function article(route: DocumentedRoute, origin: string): Html {
  const { id, method, path, operation } = route
  return html`<article id="${id}" aria-labelledby="${id}-title">
    <h3 id="${id}-title">${operation.summary}</h3>
    <p class="route"><b class="${method}">${method}</b> <code>${path}</code></p>
    ${operation.description ? html`<p>${operation.description}</p>` : ''}
    ${isPublic(operation) ? html`<p class="small">Nobody needs to be signed in for this.</p>` : ''}
    ${parameters(operation)} ${requestBody(operation)} ${answers(operation)}
    <h4>Try it</h4>
    <pre tabindex="0"><code>${curl(route, origin)}</code></pre>
  </article>`
}

function parameters({ parameters = [] }: Operation): Html | '' {
  if (parameters.length === 0) return ''
  return html`<h4>Parameters</h4>
    <ul>
      ${parameters.map((one) =>
        'name' in one ? html`<li><code>${one.name}</code>, in the ${one.in}</li>` : '',
      )}
    </ul>`
}

function requestBody(operation: Operation): Html | '' {
  const schema = bodySchema(operation)
  return schema === undefined
    ? ''
    : html`<h4>Body</h4>
        <pre tabindex="0"><code>${shape(schema)}</code></pre>`
}

function answers({ responses = {} }: Operation): Html {
  return html`<h4>Answers</h4>
    <dl>
      ${Object.entries(responses).map(([status, response]) => {
        const { description, content } = response as Answer
        const body = Number(status) < 400 ? content?.['application/json']?.schema : undefined
        return html`<dt>${status}</dt>
          <dd>
            ${description.split('\n').map((line) => html`<p>${plain(line)}</p>`)}
            ${body === undefined ? '' : html`<pre tabindex="0"><code>${shape(body)}</code></pre>`}
          </dd>`
      })}
    </dl>`
}

function curl({ method, path, operation }: DocumentedRoute, origin: string): string {
  const lines = [`curl${method === 'GET' ? '' : ` -X ${method}`} '${origin}${path}'`]
  if (!isPublic(operation)) lines.push(`-H "Authorization: Bearer $TOKEN"`)
  const schema = bodySchema(operation)
  if (schema !== undefined) {
    lines.push(`-H 'Content-Type: application/json'`)
    lines.push(`-d '${JSON.stringify(example(schema))}'`)
  }
  return lines.join(' \\\n  ')
}

interface Answer {
  description: string
  content?: Record<string, { schema?: unknown }>
}

function isPublic({ security }: Operation): boolean {
  return security !== undefined && security.length === 0
}

function bodySchema({ requestBody }: Operation): unknown {
  return (requestBody as Partial<Answer> | undefined)?.content?.['application/json']?.schema
}

function plain(line: string): string {
  return line.replaceAll('`', '')
}
