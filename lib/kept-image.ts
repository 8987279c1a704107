import { z } from 'zod'

/** An image as the server keeps it: made anew, upright, with nothing in it but the picture. */
export const Image = z.object({
  id: z.uuid(),
  type: z.enum(['image/png', 'image/jpeg', 'image/webp']),
  /** In pixels. */
  width: z.number().int().positive(),
  height: z.number().int().positive(),
  /** How large the file is. */
  bytes: z.number().int().positive(),
})
export type Image = z.infer<typeof Image>
export type ImageType = Image['type']
