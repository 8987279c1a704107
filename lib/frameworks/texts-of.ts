import type { Locale } from '../locales'
import type { Framework, FrameworkTexts } from './framework'

/** The words of a framework in a language; English, then any, where it is not translated. */
export function textsOf(framework: Pick<Framework, 'texts'>, locale: Locale): FrameworkTexts {
  const texts = framework.texts[locale] ?? framework.texts.en ?? Object.values(framework.texts)[0]
  if (!texts) throw new Error('A framework has no words at all.')
  return texts
}
