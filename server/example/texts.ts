import {
  actionPlan,
  evaluation,
  hypothesis,
  scenarioPlanning,
  situationalObjective,
} from './cycle-texts'
import {
  vision,
  structuralAnalysis,
  conjuncturalAnalysis,
  liberatoryStrategy,
} from './lasting-texts'
import { doorAnalysis, doorStrategy, doorVision } from './door-texts'
import { newsletterTexts } from './newsletter-texts'
import { earlierAnalyses, nextAnalysis } from './earlier-texts'
import type { ExampleChange, ExamplePart, OnDay } from './part'
import type { ExamplePersonKey } from './people'

export interface ExampleText {
  /** Key of an element of the canvas's framework. */
  kind: string
  /** Whole texts that stood there before, oldest first; each took the place of the one before. */
  earlier?: ExamplePart[]
  parts: ExamplePart[]
  /** Words that were changed after all of that: the draft of the next edition. */
  later?: ExampleChange[]
}

export const EXAMPLE_CANVAS = {
  title: 'Open Late',
  summary: 'How anyone in Tarnbridge gets to a warm, well-lit library, whatever their shift.',
  framework: 'nine-elements',
} as const

/** The nine texts of the first canvas. Their headings are section titles of the framework, in English. */
export function exampleTexts(on: OnDay): ExampleText[] {
  return [
    { kind: 'vision', parts: vision() },
    { kind: 'structural-analysis', parts: structuralAnalysis() },
    {
      kind: 'conjunctural-analysis',
      earlier: earlierAnalyses(on),
      parts: conjuncturalAnalysis(on),
      later: nextAnalysis(on),
    },
    { kind: 'liberatory-strategy', parts: liberatoryStrategy() },
    { kind: 'situational-objective', parts: situationalObjective(on) },
    { kind: 'scenario-planning', parts: scenarioPlanning(on) },
    { kind: 'hypothesis', parts: hypothesis() },
    { kind: 'action-plan', parts: actionPlan(on) },
    { kind: 'evaluation', parts: evaluation() },
  ]
}

export interface ExampleCanvas {
  canvas: { title: string; summary: string; framework: string }
  standing: 'basis' | 'exploring'
  by: ExamplePersonKey
  texts: ExampleText[]
}

/** Every canvas of the example, oldest first; the texts of each in the order of its framework. */
export function exampleCanvases(on: OnDay): ExampleCanvas[] {
  return [
    { canvas: EXAMPLE_CANVAS, standing: 'basis', by: 'amara', texts: exampleTexts(on) },
    {
      canvas: {
        title: 'The Library at Your Door',
        summary: 'Another way to the same readers: lending vans and lockers at bus stops.',
        framework: 'nine-elements',
      },
      standing: 'exploring',
      by: 'tomasz',
      texts: [
        { kind: 'vision', parts: doorVision() },
        { kind: 'structural-analysis', parts: doorAnalysis() },
        { kind: 'liberatory-strategy', parts: doorStrategy() },
      ],
    },
    {
      canvas: {
        title: 'Friends’ newsletter',
        summary: 'What becomes of twelve printed issues a year.',
        framework: 'swot-choices',
      },
      standing: 'exploring',
      by: 'noor',
      texts: newsletterTexts(),
    },
  ]
}
