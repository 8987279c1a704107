import { once } from 'node:events'
import { createServer, type AddressInfo } from 'node:net'
import { describe, expect, it } from 'vitest'
import { guardedLookup, isPublicAddress, mayReach } from './reach'
import { post } from './post'

const PUBLIC = [
  ...[
    '1.1.1.1',
    '8.8.8.8',
    '93.184.215.14',
    '172.15.0.1',
    '172.32.0.1',
    '100.63.0.1',
    '100.128.0.1',
  ],
  ...['192.167.1.1', '169.253.1.1', '198.17.0.1', '223.255.255.1'],
  ...['2606:4700:4700::1111', '2001:4860:4860::8888', '2a00:1450:4001:80e::200e', '2400::1'],
]

const PRIVATE = [
  // This host, and what stands for "here" or "everybody".
  ...['127.0.0.1', '127.1.2.3', '0.0.0.0', '0.1.2.3', '255.255.255.255', '::', '::1'],
  // Private, shared, of a link; where clouds keep what their machines may know.
  ...['10.0.0.1', '10.255.255.255', '172.16.0.1', '172.31.255.255', '192.168.0.1', '100.64.0.1'],
  ...['100.127.255.255', '169.254.169.254', '169.254.0.1', 'fe80::1', 'febf::1', 'fe80::1%eth0'],
  ...['fc00::1', 'fd12:3456::1', 'fd00:ec2::254', 'fec0::1', 'feff::1'],
  // Multicast, reserved, for documents and measuring.
  ...['224.0.0.1', '239.255.255.255', 'ff02::1', 'ff0e::1', '240.0.0.1', '254.0.0.1'],
  ...['192.0.0.1', '192.0.2.1', '198.18.0.1', '198.19.255.255', '198.51.100.1', '203.0.113.1'],
  ...['192.88.99.1', '2001:db8::1', '100::1', '5f00::1', '4000::1', '2001:2::1', '3fff::1'],
  // Another address inside: mapped, compatible, translated, 6to4, Teredo.
  ...['::ffff:127.0.0.1', '::ffff:10.0.0.1', '::ffff:7f00:1', '::ffff:1.1.1.1', '::127.0.0.1'],
  ...['::7f00:1', '::ffff:0:127.0.0.1', '64:ff9b::127.0.0.1', '64:ff9b::7f00:1'],
  ...['64:ff9b::101:101', '64:ff9b:1::7f00:1', '2002:7f00:1::', '2002:a00:1::', '2002:101:101::1'],
  ...['2001:0:7f00:1::', '2001::1'],
  // No addresses at all, or only to some.
  ...['', 'localhost', '1', '127.1', '0177.0.0.1', '0x7f.0.0.1', '2130706433', '1.1.1.1.', '[::1]'],
]

describe('where webhooks may go', () => {
  it.each(PUBLIC)('[WH10] %s is public', (address) => expect(isPublicAddress(address)).toBe(true))
  it.each(PRIVATE)('[WH10] %s is not', (address) => expect(isPublicAddress(address)).toBe(false))

  it.each([
    'https://hooks.example.org/a?b=c',
    'https://hooks.example.org:8443/',
    'https://1.1.1.1/',
    'https://[2606:4700:4700::1111]:4443/x',
    'http://localhost:9993/hook',
    'https://bridge:9000/',
    'http://10.0.0.5:8080/a',
  ])('[WH10] %s may be tried', (address) => expect(mayReach(new URL(address), OPEN)).toBe(true))

  it.each([
    'http://hooks.example.org/',
    'ftp://hooks.example.org/',
    'https://ada@hooks.example.org/',
    'https://ada:secret@hooks.example.org/',
    'http://ada:secret@localhost:9993/hook',
    'https://hooks.example.org:22/',
    'https://hooks.example.org:80/',
    'https://localhost/',
    'https://bridge/',
    'https://bridge:9001/',
    'http://localhost:9994/hook',
    'http://10.0.0.5:8081/a',
    'https://127.0.0.1/',
    'https://0x7f.1/',
    'https://2130706433/',
    'https://0177.0.0.1/',
    'https://[::1]/',
    'https://[::ffff:127.0.0.1]/',
    'https://169.254.169.254/latest/meta-data/',
    'https://①②⑦.⓪.⓪.①/',
  ])('[WH10] %s may not', (address) => expect(mayReach(new URL(address), OPEN)).toBe(false))
})

const OPEN = ['localhost:9993', 'bridge:9000', '10.0.0.5:8080']

describe('a name that leads inside', () => {
  it.each([[['127.0.0.1']], [['93.184.215.14', '127.0.0.1']], [['::1', '93.184.215.14']]])(
    '[WH11] %j is refused, and nothing is knocked at',
    async (addresses) => {
      let knocks = 0
      const server = createServer((socket) => {
        knocks += 1
        socket.destroy()
      })
      server.listen(0, '127.0.0.1')
      await once(server, 'listening')
      const { port } = server.address() as AddressInfo
      const lookup = guardedLookup(() => Promise.resolve(addresses))
      const answer = await post(new URL(`https://hooks.example.org:${port}/`), {
        ...{ headers: {}, body: '{}', open: [], lookup, signal: new AbortController().signal },
      })
      expect(answer).toMatchObject({ status: null, problem: 'refused' })
      expect(knocks).toBe(0)
      server.close()
    },
  )

  it('[WH11] the connection goes to what was checked: a name is asked once for each', async () => {
    let asked = 0
    const lookup = guardedLookup(() => {
      asked += 1
      // Public when it is checked, this host a moment later.
      return Promise.resolve([asked === 1 ? '2001:db8::1' : '127.0.0.1'])
    })
    const found = await new Promise((resolve) =>
      lookup('hooks.example.org', { all: true }, (error) => resolve(error?.name)),
    )
    expect(found).toBe('RefusedAddress')
    expect(asked).toBe(1)
  })

  it('[WH11] gives the connection the addresses it checked, and no others', async () => {
    let asked = 0
    const lookup = guardedLookup(() => {
      asked += 1
      return Promise.resolve(asked === 1 ? ['1.1.1.1', '2606:4700:4700::1111'] : ['127.0.0.1'])
    })
    const given = await new Promise((resolve) =>
      lookup('hooks.example.org', { all: true }, (_, addresses) => resolve(addresses)),
    )
    expect(given).toEqual([
      { address: '1.1.1.1', family: 4 },
      { address: '2606:4700:4700::1111', family: 6 },
    ])
    expect(asked).toBe(1)
  })
})
