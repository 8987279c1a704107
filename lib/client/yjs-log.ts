/**
 * In a browser, stands for lib0/logging (next.config.js). Yjs has two warnings for programmers, and
 * writes them in colours, for which it would bring along a library of schemas. They are not said
 * here: tests and the server, which run the same code, say them.
 */
export const BOLD = Symbol('bold')
export const UNBOLD = Symbol('unbold')
export const ORANGE = Symbol('orange')
export const RED = Symbol('red')

export function print(): void {
  return undefined
}

export { print as warn }
