import { isAlt, isCaption } from './attributes'

/** What an image says in words alone: its caption, else what it shows. */
export function imageWords({ alt, caption }: Record<string, unknown>): string {
  if (isCaption(caption) && caption) return caption
  return isAlt(alt) ? alt : ''
}
