/**
 * Headers for every answer, page or API: how a browser may treat it.
 * @param publicUrl the fixed address; HSTS is sent when it is https
 */
export function securityHeaders(publicUrl: string | null): Record<string, string> {
  return {
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'strict-origin-when-cross-origin',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=()',
    ...(publicUrl?.startsWith('https:') && {
      'strict-transport-security': 'max-age=31536000',
    }),
  }
}
