import { partsOf, type Content } from './document/content'

/** Kinds of file that can be put in, told by their first bytes. Others, SVG too, are refused. */
export const IMAGE_KINDS = ['png', 'jpeg', 'gif', 'webp', 'avif'] as const
export type ImageKind = (typeof IMAGE_KINDS)[number]

/** What a file chooser offers; naming kinds makes phones turn theirs into one of them. */
export const IMAGE_TYPES = IMAGE_KINDS.map((kind) => `image/${kind}`)

/** How wide an image stands in the text. */
export const IMAGE_SIZES = ['small', 'normal', 'full'] as const
export type ImageSize = (typeof IMAGE_SIZES)[number]

export const LONGEST_ALT = 500
export const LONGEST_CAPTION = 300

const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/
const PATH = '/api/v1/images/'

export function isImageId(value: unknown): value is string {
  return typeof value === 'string' && ID.test(value)
}

/** The one address an image is shown from. Texts hold the id, never an address. */
export function imagePath(id: string): string {
  return PATH + id
}

/** The id in an address of ours, written as we write it; null for every other address. */
export function imageIdFrom(address: unknown): string | null {
  if (typeof address !== 'string' || !address.startsWith(PATH)) return null
  const id = address.slice(PATH.length)
  return isImageId(id) ? id : null
}

/** The images a text shows, each once. Takes the text as the API hands it out, whatever is in it. */
export function imageIdsIn(text: Content): string[] {
  const found = new Set<string>()
  const todo: Content[] = [text]
  for (let node = todo.pop(); node; node = todo.pop()) {
    const id: unknown = node.type === 'image' ? node.attrs?.['image'] : null
    if (isImageId(id)) found.add(id)
    todo.push(...partsOf(node).reverse())
  }
  return [...found]
}

/** What a file is by its first bytes, whatever it is called or said to be; null for the rest. */
export function imageKindOf(bytes: Uint8Array): ImageKind | null {
  const says = (at: number, word: string) =>
    [...word].every((char, i) => bytes[at + i] === char.charCodeAt(0))
  if (says(0, '\x89PNG\r\n\x1a\n')) return 'png'
  if (says(0, '\xff\xd8\xff')) return 'jpeg'
  if (says(0, 'GIF87a') || says(0, 'GIF89a')) return 'gif'
  if (says(0, 'RIFF') && says(8, 'WEBP')) return 'webp'
  if (says(4, 'ftypavif') || says(4, 'ftypavis')) return 'avif'
  return null
}
