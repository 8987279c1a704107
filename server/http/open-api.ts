import type { Router } from './router'

export const API_PREFIX = '/api/v1'

export type ApiDocument = ReturnType<Router['getOpenAPI31Document']>

/** Describes every route registered so far. */
export function openApiDocument(app: Router, version: string): ApiDocument {
  app.openAPIRegistry.registerComponent('securitySchemes', 'token', {
    type: 'http',
    scheme: 'bearer',
    description: 'A personal access token, made under your settings. Read or write.',
  })
  app.openAPIRegistry.registerComponent('securitySchemes', 'session', {
    type: 'apiKey',
    in: 'cookie',
    name: 'next-auth.session-token',
    description: 'The cookie of a signed-in browser; changes only from our own pages.',
  })
  return app.getOpenAPI31Document({
    openapi: '3.1.0',
    info: {
      title: 'Throughline',
      version,
      description:
        'Everything the interface does goes through here. Failures answer {error: {code, message, fields?}} with a stable code.',
    },
  })
}

const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const

/** One entry of the API, as the table of rights names it: `GET /api/v1/me`. */
export interface RouteEntry {
  method: string
  path: string
}

/** Every documented route, in order of path. Tests hold it against the table of rights. */
export function routeInventory(document: ApiDocument): RouteEntry[] {
  return Object.entries(document.paths ?? {})
    .flatMap(([path, item]) =>
      METHODS.filter((method) => item[method]).map((method) => ({
        method: method.toUpperCase(),
        path,
      })),
    )
    .sort((a, b) => a.path.localeCompare(b.path) || a.method.localeCompare(b.method))
}
