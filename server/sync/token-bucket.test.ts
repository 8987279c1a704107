import { describe, expect, it } from 'vitest'
import { TokenBucket } from './token-bucket'

describe('TokenBucket', () => {
  it('[SY11] lets a burst through, then says how long to wait', () => {
    let now = 0
    const bucket = new TokenBucket(10, 3, () => now)
    expect([bucket.take(), bucket.take(), bucket.take()]).toEqual([0, 0, 0])
    expect(bucket.take()).toBe(100)
    expect(bucket.take()).toBe(100)
    now += 100
    expect(bucket.take()).toBe(0)
    expect(bucket.take()).toBe(100)
  })

  it('[SY11] lets what is larger than a burst through when it is full, and makes up for it', () => {
    let now = 0
    const bucket = new TokenBucket(10, 3, () => now)
    expect(bucket.take(5)).toBe(0)
    expect(bucket.take()).toBe(300)
    now += 300
    expect(bucket.take()).toBe(0)
  })
})
