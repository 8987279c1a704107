import { z } from 'zod'
import type { Framework, FrameworkTexts } from './framework'

const Word = z.string().trim().min(1).max(80)

/** What a group calls elements of a framework that it uses without changing it; by key of the kind. */
export const Labels = z
  .record(z.string().max(41), z.object({ label: Word.optional(), plainLabel: Word.optional() }))
  .refine((labels) => Object.keys(labels).length <= 60)
export type Labels = z.infer<typeof Labels>

/** The framework in the words of a group, the same in every language. */
export function relabelled(framework: Framework, labels: Labels | undefined): Framework {
  if (!labels || Object.keys(labels).length === 0) return framework
  const texts: Framework['texts'] = {}
  for (const [locale, words] of Object.entries(framework.texts))
    texts[locale as keyof Framework['texts']] = { ...words, kinds: inOwnWords(words.kinds, labels) }
  return { ...framework, texts }
}

function inOwnWords(kinds: FrameworkTexts['kinds'], labels: Labels): FrameworkTexts['kinds'] {
  return Object.fromEntries(
    Object.entries(kinds).map(([key, words]) => {
      const { label = words.label, plainLabel = words.plainLabel } = labels[key] ?? {}
      return [key, { ...words, label, plainLabel }]
    }),
  )
}
