import { describe, expect, it } from 'vitest'
import { BOARD_LIMIT } from '../board'
import { LOCALES } from '../locales'
import { BUILT_IN, builtIn } from './built-in'
import { Framework } from './framework'
import { textsOf } from './texts-of'
import { nineElements } from './nine-elements'

/** A small framework that is right, to be spoiled in one place at a time. */
function sound(): Framework {
  return {
    key: 'two-steps',
    version: 1,
    kinds: [kind('aim', 1, []), kind('step', 2, ['aim'])],
    texts: {
      en: {
        name: 'Two steps',
        summary: 'An aim and a step.',
        attribution: 'Ours.',
        kinds: {
          aim: words('aim', {}),
          step: words('step', { aim: 'The step rests on the aim.' }),
        },
      },
    },
  }
}

function kind(key: string, column: number, drawsOn: string[]): Framework['kinds'][number] {
  return {
    key,
    horizon: 'short',
    scope: 'canvas',
    cardinality: 'one',
    editionDated: false,
    sections: [{ key: 'what', required: true }],
    drawsOn: drawsOn.map((target) => ({ kind: target, strength: 'required' })),
    blocks: [],
    place: { row: 1, column },
    emphasis: false,
  }
}

function words(label: string, drawsOn: Record<string, string>) {
  return {
    label,
    plainLabel: 'a plain label',
    guidingQuestion: 'What is it?',
    readiness: 'It is said.',
    sections: { what: { title: 'What', prompt: 'What is it?' } },
    drawsOn,
  }
}

/** What the check says about the small framework after a change. */
function faultsAfter(spoil: (framework: Framework) => void): string[] {
  const framework = sound()
  spoil(framework)
  return Framework.safeParse(framework).error?.issues.map((issue) => issue.message) ?? []
}

function step(framework: Framework): Framework['kinds'][number] {
  const found = framework.kinds[1]
  if (!found) throw new Error('The small framework has two kinds.')
  return found
}

describe('a framework', () => {
  it('[FW1] every built-in framework passes the schema', () => {
    for (const framework of BUILT_IN) expect(Framework.parse(framework)).toEqual(framework)
    expect(faultsAfter(() => undefined)).toEqual([])
  })

  it('[FW2] an edge to something that is not an element is refused', () => {
    const faults = faultsAfter((it) => {
      step(it).drawsOn = [{ kind: 'goal', strength: 'required' }]
    })
    expect(faults).toContain('“step” rests on “goal”, which is not an element.')
  })

  it('[FW2] the same edge twice is refused', () => {
    const faults = faultsAfter((it) => {
      step(it).drawsOn.push({ kind: 'aim', strength: 'recommended' })
    })
    expect(faults).toEqual(['“step” rests on “aim” twice.'])
  })

  it('[FW3] a circle is refused, and told', () => {
    const faults = faultsAfter((it) => {
      it.kinds[0]?.drawsOn.push({ kind: 'step', strength: 'recommended' })
    })
    expect(faults).toContain('Elements rest on each other in a circle: aim → step → aim.')
  })

  it('[FW3] an element that rests on itself is a circle; what rests on it is not in it', () => {
    const faults = faultsAfter((it) => {
      it.kinds[0]?.drawsOn.push({ kind: 'aim', strength: 'required' })
    })
    expect(faults).toContain('Elements rest on each other in a circle: aim → aim.')
  })

  it('[FW4] missing words are refused: of an element, a section, an edge, or all', () => {
    expect(faultsAfter((it) => delete it.texts.en?.kinds.step)).toEqual([
      '“step” has no words in English.',
    ])
    expect(faultsAfter((it) => step(it).sections.push({ key: 'why', required: true }))).toEqual([
      'Section “why” of “step” has no words in English.',
    ])
    expect(faultsAfter((it) => delete it.texts.en?.kinds.step?.drawsOn.aim)).toEqual([
      '“step” does not say in English why it rests on “aim”.',
    ])
    expect(faultsAfter((it) => delete it.texts.en)).toEqual([
      'The framework has no words in any language.',
    ])
  })

  it('[FW5] words that belong to nothing are refused', () => {
    const faults = faultsAfter((it) => {
      const texts = textsOf(it, 'en')
      texts.kinds.goal = words('goal', {})
      texts.kinds.aim = words('aim', { step: 'The aim rests on the step.' })
      const own = texts.kinds.step
      if (own) own.sections.why = { title: 'Why', prompt: 'Why is it?' }
    })
    expect(faults).toEqual([
      'There are words in English for “goal”, which is not an element.',
      '“aim” says in English why it rests on “step”, but it does not.',
      'There are words in English for “why”, which is not a section of “step”.',
    ])
  })

  it('[FW5] two sections of an element with one title are refused', () => {
    const faults = faultsAfter((it) => {
      step(it).sections.push({ key: 'why', required: true })
      const own = textsOf(it, 'en').kinds.step
      if (own) own.sections.why = { title: 'What', prompt: 'Why is it?' }
    })
    expect(faults).toEqual(['Two sections of “step” are called “What” in English.'])
  })

  it('[FW6] two tiles on one place are refused, and an element that is there twice', () => {
    const faults = faultsAfter((it) => {
      step(it).place.column = 1
      it.kinds.push(kind('aim', 3, []))
    })
    expect(faults).toEqual([
      '“step” and “aim” lie on the same place: row 1, column 1.',
      'Element “aim” is there twice.',
    ])
  })

  it('[FW7] words come in the language asked for, else in English, else in any', () => {
    expect(textsOf(nineElements, 'es').kinds.vision?.label).toBe('Visión')
    const { en, es } = nineElements.texts
    expect(textsOf({ ...nineElements, texts: { en } }, 'es')).toBe(en)
    expect(textsOf({ ...nineElements, texts: { es } }, 'en')).toBe(es)
    expect(() => textsOf({ ...nineElements, texts: {} }, 'en')).toThrow('no words at all')
  })

  it('[FW8] a built-in is found by name, in its newest version or the one asked for', () => {
    expect(builtIn('nine-elements')).toBe(nineElements)
    expect(builtIn('nine-elements', 1)).toBe(nineElements)
    expect(builtIn('nine-elements', 99)).toBeUndefined()
    expect(builtIn('ten-elements')).toBeUndefined()
  })
})

describe.each(BUILT_IN)('$key', (framework) => {
  it('[FW11] is complete in every language of the product, with a hint for each section', () => {
    for (const locale of LOCALES) {
      const kinds = framework.texts[locale]?.kinds
      for (const { key, sections } of framework.kinds)
        for (const section of sections)
          expect(kinds?.[key]?.sections[section.key]?.hint).toBeTruthy()
    }
  })

  it('[FW11] says what it is based on, and fits a board', () => {
    expect(framework.basedOn?.title).toBeTruthy()
    expect(framework.kinds.length).toBeLessThanOrEqual(BOARD_LIMIT)
    expect(framework.kinds.filter((kind) => kind.emphasis)).toHaveLength(1)
  })

  it('[FW11] asks different questions of each element, in each language other ones', () => {
    const asked = LOCALES.flatMap((locale) =>
      framework.kinds.map((kind) => textsOf(framework, locale).kinds[kind.key]?.guidingQuestion),
    )
    expect(new Set(asked).size).toBe(framework.kinds.length * LOCALES.length)
  })
})

describe('the nine-element framework', () => {
  it('[FW9] has the nine names, in order', () => {
    const labels = textsOf(nineElements, 'en').kinds
    expect(nineElements.kinds.map((one) => labels[one.key]?.label)).toEqual([
      'Vision',
      'Structural analysis',
      'Conjunctural analysis',
      'Liberatory strategy',
      'Situational objective',
      'Scenario planning',
      'Hypothesis',
      'Action plan',
      'Evaluation',
    ])
  })

  it('[FW9] elements rest on each other as described; optional edges are marked', () => {
    const edges = nineElements.kinds.map(({ key, drawsOn }) => {
      const of = (strength: string) =>
        drawsOn.filter((edge) => edge.strength === strength).map((edge) => edge.kind)
      return [key, of('required'), of('recommended')]
    })
    expect(edges).toEqual([
      ['vision', [], []],
      ['structural-analysis', ['vision'], []],
      ['conjunctural-analysis', ['structural-analysis'], []],
      ['liberatory-strategy', ['vision', 'structural-analysis'], ['conjunctural-analysis']],
      ['situational-objective', ['liberatory-strategy', 'conjunctural-analysis', 'vision'], []],
      [
        'scenario-planning',
        ['situational-objective', 'conjunctural-analysis'],
        ['liberatory-strategy'],
      ],
      ['hypothesis', ['liberatory-strategy', 'situational-objective'], ['scenario-planning']],
      ['action-plan', ['situational-objective', 'hypothesis'], ['scenario-planning']],
      ['evaluation', ['hypothesis', 'action-plan', 'situational-objective'], ['scenario-planning']],
    ])
  })

  it('[FW9] lies in three rows of three in reading order, the objective in the centre', () => {
    const places = nineElements.kinds.map(({ place }) => [place.row, place.column])
    expect(places).toEqual([1, 2, 3].flatMap((row) => [1, 2, 3].map((column) => [row, column])))
    expect(nineElements.kinds.filter((one) => one.emphasis).map((one) => one.key)).toEqual([
      'situational-objective',
    ])
  })

  it('[FW9] is complete in every language of the product, with a hint for each section', () => {
    for (const locale of LOCALES) {
      const texts = nineElements.texts[locale]
      const hints = nineElements.kinds.flatMap(({ key, sections }) =>
        sections.map((section) => texts?.kinds[key]?.sections[section.key]?.hint),
      )
      expect(hints).toHaveLength(53)
      expect(hints.every(Boolean)).toBe(true)
    }
  })

  it('[FW10] says where its names come from, word for word', () => {
    expect(textsOf(nineElements, 'en').attribution).toBe(
      'Element names and order follow the nine-element framework described by LeftRoots in 2020. ' +
        'Prompts are ours. Offering the template is not an endorsement of any position.',
    )
    expect(textsOf(nineElements, 'es').attribution).toContain('LeftRoots')
  })
})
