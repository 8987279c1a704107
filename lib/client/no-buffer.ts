/**
 * In a browser, stands for Node's Buffer (next.config.js). lib0 names it for Node and asks first
 * where it runs; the stand-in of the bundler would be 7 kB that no browser calls.
 */
export const Buffer = undefined
