export function ensureProgram(root: string): string
export function bundleThreads(entryPoints: string[], outdir: string): void
