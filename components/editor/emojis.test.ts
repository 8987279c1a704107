import { describe, expect, it } from 'vitest'
import { emojis, emojisFor } from './emojis'

async function signs(query: string, locale: string): Promise<string[]> {
  return emojisFor(query, await emojis(locale), 8).map(({ sign }) => sign)
}

describe('emoji by name', () => {
  it('[ED57] are found by name and by other words, in the language of the reader', async () => {
    expect(await signs('bicycle', 'en')).toContain('🚲')
    expect(await signs('bus', 'en')).toContain('🚌')
    expect(await signs('bicicleta', 'es')).toContain('🚲')
    expect(await signs('corazon', 'es')).toContain('❤️')
  }, 30_000)

  it('[ED57] a reader of Spanish finds them by their English names too, not the other way round', async () => {
    expect(await signs('thumbs_up', 'es')).toContain('👍')
    expect(await signs('pulgar', 'en')).toEqual([])
    expect(await signs('', 'en')).toEqual([])
    expect(await signs('zzzz', 'en')).toEqual([])
  }, 30_000)
})
