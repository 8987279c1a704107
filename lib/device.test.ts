import { describe, expect, it } from 'vitest'
import { deviceOf, partsOfDevice } from './device'

describe('[AC22] what a browser calls itself', () => {
  it.each([
    ['Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', 'Firefox/Linux'],
    [
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36 Edg/141.0.0.0',
      'Edge/Windows',
    ],
    [
      'Mozilla/5.0 (Linux; Android 15; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Mobile Safari/537.36',
      'Chrome/Android',
    ],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1',
      'Safari/iPhone',
    ],
    [
      'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Safari/605.1.15',
      'Safari/macOS',
    ],
  ])('%s', (userAgent, device) => expect(deviceOf(userAgent)).toBe(device))

  it('is nothing when nothing is known', () => {
    expect([deviceOf('curl/8.1'), deviceOf(''), deviceOf(null)]).toEqual([null, null, null])
    expect(partsOfDevice(null)).toEqual({ browser: null, system: null })
    expect(partsOfDevice('/Linux')).toEqual({ browser: null, system: 'Linux' })
  })
})
