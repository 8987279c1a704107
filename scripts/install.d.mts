export function ensureInstalled(root: string): void
export function isInstalled(root: string): boolean
export function explain(output: string): string
