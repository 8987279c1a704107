import { z } from 'zod'

/** A place in a text as `positionOf` writes it; whether it can be read is for `positionFrom` to say. */
export const RelativePosition = z
  .string()
  .max(400)
  .regex(/^[A-Za-z0-9+/]+={0,2}$/)
