import path from 'node:path'
import { inject } from 'vitest'

/**
 * The file of a program that was built for this run (`vitest.programs.ts` has the list), for
 * integration tests that start it as a process again and again.
 */
export function builtProgram(name: string): string {
  return path.join(inject('programs'), `${name}.mjs`)
}
