import type { IncomingMessage, ServerResponse } from 'node:http'
import { expect, it } from 'vitest'
import { setPagePolicy } from './page-policy'

function policyOf(publicUrl: string | null): string {
  const request = { headers: { host: 'localhost:3000' } } as unknown as IncomingMessage
  const sent = new Map<string, string>()
  const response = { setHeader: (name: string, value: string) => sent.set(name, value) }
  setPagePolicy(request, response as unknown as ServerResponse, { publicUrl, trustProxy: false })
  const policy = sent.get('content-security-policy') ?? ''
  // Next takes the number for its scripts from here.
  expect(request.headers['content-security-policy']).toBe(policy)
  return policy
}

it('[HT11] a page runs only the scripts it was rendered with', () => {
  const nonces = [policyOf(null), policyOf(null)].map((policy) => {
    expect(policy).not.toMatch(/script-src[^;]*(unsafe|self|http|\*)/)
    return /'nonce-([^']{22,})'/.exec(policy)?.[1]
  })
  expect(nonces[0]).toBeDefined()
  expect(nonces[0]).not.toBe(nonces[1])
})

it('[HT11] a page talks only to this server, and nobody frames it', () => {
  expect(policyOf(null)).toContain("connect-src 'self' ws://localhost:3000;")
  expect(policyOf('https://ours.example.org')).toContain(
    "connect-src 'self' wss://ours.example.org;",
  )
  expect(policyOf(null)).toContain("frame-ancestors 'none'")
})
