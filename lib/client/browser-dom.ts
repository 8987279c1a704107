/**
 * In a browser, stands for lib0/dom (next.config.js): the binding of the editor takes this one
 * thing of it, and the rest of it brings along a library of schemas.
 */
export const doc = document
