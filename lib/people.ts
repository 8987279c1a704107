import { z } from 'zod'
import { PALETTE_SIZE, type Person as SomePerson } from './faces'

/** An index into the palette, 1 to 12. Anything else is discarded, never shown. */
export const Colour = z.number().int().min(1).max(PALETTE_SIZE)

/** Somebody as others in the workspace see them: no address. */
export const Person = z.object({ id: z.string(), name: z.string(), colour: Colour })
export type Person = SomePerson
