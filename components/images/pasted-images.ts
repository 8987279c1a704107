import { imageIdFrom, imagePath, IMAGE_TYPES } from '@/lib/images'

/** Stands in pasted words where an image has to be sent first; never reaches the document. */
const TOKEN = /\uE000(\d+)\uE001/g

/** What a pasted page brought along as images. */
export interface Pasted {
  html: string
  /** Images that were in the page itself, by the number in their token. */
  files: File[]
  /** How many lie on other sites. They are not fetched: that would tell those sites who reads. */
  elsewhere: number
}

/**
 * Takes the images out of pasted HTML. Our own stay as they are; those written into the page become
 * files, each with a token where it was; of others nothing is left.
 * @param origin our own scheme, host and port
 */
export function takeImages(html: string, origin: string, name: string): Pasted {
  const files: File[] = []
  let elsewhere = 0
  if (!/<(img|picture|source|svg|video)\b/i.test(html)) return { html, files, elsewhere }
  // A document that is never shown: nothing in it is loaded, and nothing runs.
  const page = new DOMParser().parseFromString(html, 'text/html')
  for (const picture of page.querySelectorAll('img')) {
    const src = picture.getAttribute('src') ?? ''
    const own = imageIdFrom(src.startsWith(`${origin}/`) ? src.slice(origin.length) : src)
    if (own) {
      picture.setAttribute('src', imagePath(own))
      continue
    }
    const file = fileFrom(src, name)
    if (file) picture.replaceWith(`\uE000${files.push(file) - 1}\uE001`)
    else {
      if (!/^data:/i.test(src.trim())) elsewhere++
      picture.remove()
    }
  }
  return { html: page.body.innerHTML, files, elsewhere }
}

/** Where the tokens are in a run of text. */
export function tokensIn(text: string): { index: number; length: number; number: number }[] {
  return [...text.matchAll(TOKEN)].map((match) => ({
    ...{ index: match.index, length: match[0].length, number: Number(match[1]) },
  }))
}

function fileFrom(src: string, name: string): File | null {
  const [, type = '', data = ''] = /^data:(image\/[a-z]+);base64,([\s\S]+)$/i.exec(src.trim()) ?? []
  if (!IMAGE_TYPES.includes(type.toLowerCase())) return null
  try {
    const bytes = Uint8Array.from(atob(data), (char) => char.charCodeAt(0))
    return new File([bytes], name, { type })
  } catch (error) {
    // What is not base64 is no image either.
    if (error instanceof DOMException) return null
    throw error
  }
}
