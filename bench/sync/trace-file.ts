import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { gunzipSync } from 'node:zlib'
import { z } from 'zod'

/**
 * A real history of writing. Each patch replaces `deleted` characters at a position by others, in
 * the text as it stood after the transaction's parents (by index); without parents, after the one
 * before it.
 */
export type Trace = z.infer<typeof Trace>
const Trace = z.object({
  startContent: z.string().default(''),
  endContent: z.string(),
  numAgents: z.number().int().default(1),
  txns: z.array(
    z.object({
      parents: z.array(z.number().int()).optional(),
      agent: z.number().int().default(0),
      patches: z.array(z.tuple([z.number().int(), z.number().int(), z.string()])),
    }),
  ),
})

const ENDING = '.json.gz'

/** Where traces lie. They are not part of this project: whoever has some says where, or has them beside it. */
export function tracesFolder(): string {
  return process.env.TRACES_DIR ?? path.resolve('..', 'shared', 'traces')
}

/** Names of the traces that are there. */
export function traceNames(folder: string): string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .filter((name) => name.endsWith(ENDING))
    .map((name) => name.slice(0, -ENDING.length))
    .sort()
}

/** @throws Error when it is no trace */
export function readTrace(folder: string, name: string): Trace {
  const text = gunzipSync(readFileSync(path.join(folder, name + ENDING))).toString()
  return Trace.parse(JSON.parse(text))
}
