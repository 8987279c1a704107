import { describe, expect, it } from 'vitest'
import { signedHeaders, webhookSecret } from './signature'

describe('the signature of a webhook', () => {
  it('[WH3] is the one that receivers of Standard Webhooks check', () => {
    // The example of the specification's own libraries.
    const headers = signedHeaders(['whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'], {
      id: 'msg_p5jXN8AQM9LWM0D4loKWxJek',
      at: 1614265330_500,
      body: '{"test": 2432232314}',
    })
    expect(headers).toEqual({
      'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
      'webhook-timestamp': '1614265330',
      'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
    })
  })

  it('[WH3] has 256 bits of secret, others for each webhook, installation and turn', () => {
    const secret = webhookSecret('ours', 'one', 1)
    expect(Buffer.from(secret.replace(/^whsec_/, ''), 'base64')).toHaveLength(32)
    expect(webhookSecret('ours', 'one', 1)).toBe(secret)
    const others = [
      webhookSecret('ours', 'one', 2),
      webhookSecret('ours', 'two', 1),
      webhookSecret('theirs', 'one', 1),
    ]
    expect(new Set([secret, ...others]).size).toBe(4)
  })
})
