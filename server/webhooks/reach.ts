import { Resolver } from 'node:dns/promises'
import { isIP, type LookupFunction } from 'node:net'
import ipaddr from 'ipaddr.js'

/** Below this only the port of https itself: what listens there is no webhook. */
const FIRST_FREE_PORT = 1024
const DNS_MS = 1500

/** All addresses of a name, as text. */
export type Resolve = (hostname: string) => Promise<string[]>

/** Where a name leads is nothing this server goes to. */
export class RefusedAddress extends Error {
  constructor() {
    super('This name leads to an address that is not on the public internet.')
    this.name = 'RefusedAddress'
  }
}

/**
 * Whether an address is one of the public internet: no loopback, private, shared, link-local,
 * multicast or reserved one, and none that carries another inside of it (mapped, NAT64, 6to4, Teredo).
 */
export function isPublicAddress(address: string): boolean {
  // Only as they are written in full: "0177.1" and "1" are addresses to some and not to others.
  const family = isIP(address)
  if (family === 0) return false
  const parsed = ipaddr.parse(address)
  if (parsed.range() !== 'unicast') return false
  // What is given out lies in 2000::/3; all else is reserved, old, or local to somewhere.
  return family === 4 || ((parsed.toByteArray()[0] ?? 0) & 0xe0) === 0x20
}

/**
 * Whether this server sends anything there at all, by what the address itself says. What its name
 * leads to is asked at each connection, see `guardedLookup`.
 * @param open `host:port` that whoever runs the server has opened; http is enough there
 */
export function mayReach(target: URL, open: readonly string[]): boolean {
  if (target.username !== '' || target.password !== '') return false
  if (isOpen(target, open)) return true
  if (target.protocol !== 'https:') return false
  if (target.port !== '' && Number(target.port) < FIRST_FREE_PORT) return false
  const host = target.hostname.replace(/^\[|\]$/g, '')
  // A name without a dot is one of a local network.
  return isIP(host) === 0 ? /[^.]\.[^.]/.test(host) : isPublicAddress(host)
}

/** Whether whoever runs the server has opened this very address. */
export function isOpen(target: URL, open: readonly string[]): boolean {
  const port = target.port || (target.protocol === 'https:' ? '443' : '80')
  return open.includes(`${target.hostname}:${port}`)
}

/**
 * Looks a name up for one connection, which then goes to what was checked: what the name leads to
 * a moment later does not matter. One address that is not public refuses them all.
 */
export function guardedLookup(resolve: Resolve): LookupFunction {
  return (hostname, options, callback) => {
    resolve(hostname).then(
      (addresses) => {
        if (!addresses.every(isPublicAddress)) return callback(new RefusedAddress(), '')
        const found = addresses.map((address) => ({ address, family: isIP(address) }))
        const wanted = found.filter(({ family }) => !options.family || family === options.family)
        const [first] = wanted
        if (!first) return callback(notFound(hostname), '')
        return options.all ? callback(null, wanted) : callback(null, first.address, first.family)
      },
      () => callback(notFound(hostname), ''),
    )
  }
}

/**
 * Asks name servers directly. The system's own way would take a thread for as long as a name server
 * keeps silent, and there are few, which hashing passwords and writing files share.
 */
export const resolveByDns: Resolve = async (hostname) => {
  const resolver = new Resolver({ timeout: DNS_MS, tries: 2 })
  const answers = await Promise.allSettled([
    resolver.resolve4(hostname),
    resolver.resolve6(hostname),
  ])
  return answers.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : []))
}

function notFound(hostname: string): NodeJS.ErrnoException {
  return Object.assign(new Error(`${hostname} leads nowhere.`), { code: 'ENOTFOUND' })
}
