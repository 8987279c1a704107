export function ensureBuilt(root: string): void
