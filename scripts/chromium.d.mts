type Env = Record<string, string | undefined>

export function findChromium(env?: Env): string | null
export function findTestChromium(env?: Env): string | null
export function ensureChromium(root: string): void
