import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { ROOT } from './root'

const packageFile = new URL('package.json', ROOT)

/** The version of this Throughline. */
export const VERSION = z
  .object({ version: z.string() })
  .parse(JSON.parse(readFileSync(packageFile, 'utf8'))).version
