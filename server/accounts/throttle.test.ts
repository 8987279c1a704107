import { beforeEach, describe, expect, it } from 'vitest'
import { Throttle } from './throttle'

const MINUTE = 60_000

let now: number
let pauses: number
let throttle: Throttle

beforeEach(() => {
  now = 0
  pauses = 0
  throttle = new Throttle(
    () => now,
    () => {
      pauses++
      return Promise.resolve()
    },
  )
})

async function fail(times: number, account: (n: number) => string, address: (n: number) => string) {
  for (let n = 0; n < times; n++) await throttle.attempt(account(n), address(n))
}

function ada(): string {
  return 'ada@example.org'
}

function home(): string {
  return 'home'
}

function each(n: number): string {
  return String(n)
}

describe('guessing passwords', () => {
  it('[AC4] the sixth failure for one account from one address has to wait 15 minutes', async () => {
    await fail(5, ada, home)
    await expect(throttle.attempt(ada(), home())).rejects.toMatchObject({ code: 'too_many_tries' })
    now += 15 * MINUTE
    await throttle.attempt(ada(), home())
  })

  it('[AC4] somebody else guessing from elsewhere does not lock an account', async () => {
    await fail(5, ada, () => 'elsewhere')
    await throttle.attempt(ada(), home())
  })

  it('[AC4] the fifty-first failure from one address has to wait an hour', async () => {
    await fail(50, each, home)
    await expect(throttle.attempt('new', home())).rejects.toMatchObject({ code: 'too_many_tries' })
    now += 60 * MINUTE
    await throttle.attempt('new', home())
  })

  it('[AC4] after a hundred failures an account gets slow, and is never locked', async () => {
    await fail(100, ada, each)
    expect(pauses).toBe(0)
    await throttle.attempt(ada(), home())
    expect(pauses).toBe(1)
  })

  it('[AC4] tries that succeed do not count', async () => {
    for (let n = 0; n < 200; n++) {
      await throttle.attempt(ada(), home())
      throttle.succeeded(ada(), home())
    }
  })

  it('[AC4] one good account excuses no guessing at others', async () => {
    for (let n = 0; n < 49; n++) {
      await throttle.attempt(each(n), home())
      await throttle.attempt(ada(), home())
      throttle.succeeded(ada(), home())
    }
    await throttle.attempt('the fiftieth', home())
    await expect(throttle.attempt(ada(), home())).rejects.toMatchObject({ code: 'too_many_tries' })
  })

  it('[AC4] a thousand at once do not slip through before the first is known to fail', async () => {
    const tries = Array.from({ length: 1000 }, () => throttle.attempt(ada(), home()))
    const passed = (await Promise.allSettled(tries)).filter(({ status }) => status === 'fulfilled')
    expect(passed).toHaveLength(5)
  })
})
