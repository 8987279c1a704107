import { statfs } from 'node:fs/promises'

/** The disk that the data folder lies on, in bytes; `free` is what the server may still fill. */
export async function diskOf(dataDir: string): Promise<{ free: number; size: number }> {
  const { bavail, blocks, bsize } = await statfs(dataDir)
  return { free: bavail * bsize, size: blocks * bsize }
}
