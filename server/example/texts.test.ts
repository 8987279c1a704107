import { describe, expect, it } from 'vitest'
import { builtIn } from '../../lib/frameworks/built-in'
import { textsOf } from '../../lib/frameworks/texts-of'
import { Email, PersonName } from '../../lib/accounts'
import { CanvasMake } from '../../lib/canvases'
import { Slug, WorkspaceName } from '../../lib/workspaces'
import { EXAMPLE_PEOPLE, EXAMPLE_WORKSPACE } from './people'
import { Rewriting } from './rewriting'
import { EXAMPLE_CANVAS, exampleCanvases, exampleTexts, type ExampleText } from './texts'

const framework = builtIn(EXAMPLE_CANVAS.framework)
if (!framework) throw new Error('The example names a framework that is not built in.')
const kinds = framework.kinds
const words = textsOf(framework, 'en').kinds
const texts = exampleTexts((days) => `day ${days}`)

function markdownOf(text: ExampleText): string {
  return text.parts.map((part) => part.markdown).join('\n\n')
}

function headingsOf(text: ExampleText): string[] {
  return [...markdownOf(text).matchAll(/^#+ (.*)$/gm)].map((match) => match[1] ?? '')
}

function titlesOf(kind: string): string[] {
  const sections = kinds.find((one) => one.key === kind)?.sections ?? []
  return sections.map((section) => words[kind]?.sections[section.key]?.title ?? '')
}

describe('the example workspace', () => {
  it('has people, a workspace and a canvas as the product accepts them', () => {
    for (const { name, email } of EXAMPLE_PEOPLE) {
      expect(PersonName.parse(name)).toBe(name)
      expect(Email.parse(email)).toBe(email)
    }
    expect(new Set(EXAMPLE_PEOPLE.map((person) => person.key)).size).toBe(7)
    expect(EXAMPLE_PEOPLE.filter((person) => person.role === 'steward')).toHaveLength(1)
    expect(WorkspaceName.parse(EXAMPLE_WORKSPACE.name)).toBe(EXAMPLE_WORKSPACE.name)
    expect(Slug.parse(EXAMPLE_WORKSPACE.slug)).toBe(EXAMPLE_WORKSPACE.slug)
    expect(CanvasMake.parse(EXAMPLE_CANVAS)).toEqual(EXAMPLE_CANVAS)
  })

  it('has a text for every element, in order', () => {
    expect(texts.map((text) => text.kind)).toEqual(kinds.map((kind) => kind.key))
  })
})

const others = exampleCanvases((days) => `day ${days}`).slice(1)
const shorter = others.flatMap(({ canvas, texts }) =>
  texts.map((text) => ({ title: canvas.title, framework: canvas.framework, text })),
)

describe('the other canvases of the example', () => {
  it('are accepted by the product, and begin after the first', () => {
    const daysOf = (all: ExampleText[]) => all.flatMap((one) => one.parts.map((p) => p.daysAgo))
    for (const other of others) {
      expect(CanvasMake.parse(other.canvas)).toEqual(other.canvas)
      expect(Math.max(...daysOf(other.texts))).toBeLessThan(Math.max(...daysOf(texts)))
    }
    expect(others.map((other) => other.texts.length)).toEqual([3, 6])
  })

  it.each(shorter)('$title: headings of its framework, in order', ({ framework: key, text }) => {
    const built = builtIn(key)
    const own = built && textsOf(built, 'en').kinds[text.kind]
    const sections = built?.kinds.find((one) => one.key === text.kind)?.sections ?? []
    const titles = sections.map((section) => own?.sections[section.key]?.title ?? '')
    const headings = headingsOf(text)
    expect(headings.length).toBeGreaterThan(0)
    expect(titles.filter((title) => headings.includes(title))).toEqual(headings)
  })

  it.each(shorter)(
    '$title: short, and written after its people joined',
    ({ framework: key, text }) => {
      const words = markdownOf(text)
        .split(/\s+/)
        .filter((word) => /\p{L}|\p{N}/u.test(word)).length
      const [least, most] = key === 'nine-elements' ? [80, 150] : [20, 80]
      expect(words).toBeGreaterThanOrEqual(least)
      expect(words).toBeLessThanOrEqual(most)
      for (const { by, daysAgo } of text.parts)
        expect(EXAMPLE_PEOPLE.find((one) => one.key === by)?.joinedDaysAgo).toBeGreaterThan(daysAgo)
    },
  )
})

describe.each(texts)('the example text of $kind', (text) => {
  it('has 70 to 260 words', () => {
    const count = markdownOf(text)
      .split(/\s+/)
      .filter((word) => /\p{L}|\p{N}/u.test(word)).length
    expect(count).toBeGreaterThanOrEqual(70)
    expect(count).toBeLessThanOrEqual(260)
  })

  it('writes every date for the day of seeding', () => {
    expect(markdownOf(text)).not.toContain('[T')
    expect(markdownOf(text)).not.toMatch(/\bT[+−-]\d/)
  })

  it('uses section titles of its element as headings, in their order, each once', () => {
    const titles = titlesOf(text.kind)
    const headings = headingsOf(text)
    expect(headings.length).toBeGreaterThan(0)
    expect(titles.filter((title) => headings.includes(title))).toEqual(headings)
  })

  it('is written by several people, after they joined, from the top to the end', () => {
    for (const { by, daysAgo } of text.parts) {
      const joined = EXAMPLE_PEOPLE.find((person) => person.key === by)?.joinedDaysAgo ?? -1
      expect(joined).toBeGreaterThan(daysAgo)
      expect(daysAgo).toBeGreaterThan(0)
    }
    expect(new Set(text.parts.map((part) => part.by)).size).toBeGreaterThan(1)
    const days = text.parts.map((part) => part.daysAgo)
    expect(days).toEqual([...days].sort((a, b) => b - a))
  })
})

describe('a text that is written over', () => {
  const over = new Rewriting('## One\n\nFirst.\n\nSecond.\n\n## Three\n\nOld.')

  it('keeps what is not written over yet, and ends as it was written', () => {
    expect(over.with('## One\n\nNew first.')).toBe(
      '## One\n\nNew first.\n\nSecond.\n\n## Three\n\nOld.',
    )
    expect(over.with('New second.')).toBe('## One\n\nNew first.\n\nNew second.\n\n## Three\n\nOld.')
    expect(over.with('## Two\n\nBetween.')).toBe(
      '## One\n\nNew first.\n\nNew second.\n\n## Two\n\nBetween.\n\n## Three\n\nOld.',
    )
    expect(over.with('## Three\n\nNew.\n\n## Four\n\nMore.')).toBe(
      '## One\n\nNew first.\n\nNew second.\n\n## Two\n\nBetween.\n\n## Three\n\nNew.\n\n## Four\n\nMore.',
    )
  })

  it.each(texts.filter(({ earlier }) => earlier))('so does the example of $kind', (text) => {
    const rewriting = new Rewriting(text.earlier?.at(-1)?.markdown ?? '')
    const written = text.parts.map(({ markdown }) => rewriting.with(markdown))
    expect(written.at(-1)).toBe(text.parts.map(({ markdown }) => markdown).join('\n\n'))
  })
})
