export function ensureProgram(root: string): string
export function bundleThreads(entryPoints: string[], outdir: string): void
export const NODE_FLAGS: readonly string[]
