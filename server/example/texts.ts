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
import type { ExamplePart, OnDay } from './part'

export interface ExampleText {
  /** Key of an element of the nine-element framework. */
  kind: string
  parts: ExamplePart[]
}

export const EXAMPLE_CANVAS = {
  title: 'Open Late',
  summary: 'How anyone in Tarnbridge gets to a warm, well-lit library, whatever their shift.',
  framework: 'nine-elements',
} as const

/** The nine texts of the example. Their headings are section titles of the framework, in English. */
export function exampleTexts(on: OnDay): ExampleText[] {
  return [
    { kind: 'vision', parts: vision() },
    { kind: 'structural-analysis', parts: structuralAnalysis() },
    { kind: 'conjunctural-analysis', parts: conjuncturalAnalysis(on) },
    { kind: 'liberatory-strategy', parts: liberatoryStrategy() },
    { kind: 'situational-objective', parts: situationalObjective(on) },
    { kind: 'scenario-planning', parts: scenarioPlanning(on) },
    { kind: 'hypothesis', parts: hypothesis() },
    { kind: 'action-plan', parts: actionPlan(on) },
    { kind: 'evaluation', parts: evaluation() },
  ]
}
