import type { z } from 'zod'
import { ApiError } from '@/lib/client/api-error'

/** Names of the fields a schema does not accept; none when all is well. */
export function invalidFields(schema: z.ZodType, values: unknown): string[] {
  const parsed = schema.safeParse(values)
  if (parsed.success) return []
  return [...new Set(parsed.error.issues.map((issue) => String(issue.path[0])))]
}

/** Names of the fields the server did not accept. */
export function refusedFields(error: unknown): string[] {
  return error instanceof ApiError ? Object.keys(error.fields) : []
}
