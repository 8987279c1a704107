/**
 * In a browser, stands for lib0/logging (next.config.js): Yjs has two warnings and writes them in
 * colours, for which it would bring along a library of schemas.
 */
export const BOLD = Symbol('bold')
export const UNBOLD = Symbol('unbold')
export const ORANGE = Symbol('orange')
export const RED = Symbol('red')

export function print(...words: unknown[]): void {
  console.log(...words.filter((word) => typeof word !== 'symbol'))
}

export function warn(...words: unknown[]): void {
  console.warn(...words)
}
