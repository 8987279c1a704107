/** The name of the key that makes shortcuts on this machine. */
export function modKey(): string {
  const isApple = typeof navigator !== 'undefined' && /Mac|iP(hone|ad|od)/.test(navigator.platform)
  return isApple ? '⌘' : 'Ctrl'
}
