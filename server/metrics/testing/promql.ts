import type { Exposition } from './exposition'

const KEYWORDS = ['and', 'or', 'unless', 'bool']
/** Prometheus itself puts these there. */
const METRICS_OF_PROMETHEUS = ['up']
const LABELS_OF_PROMETHEUS = ['job', 'instance']
const GROUPING = /\b(?:by|without|on|ignoring)\s*\(([^)]*)\)/g
const RANGE = /\[[^\]]*\]/g
/** A word that no digit stands before, whether it is called, and what is in braces behind it. */
const WORD = /(?<![\w.])([a-zA-Z_]\w*)(\s*\()?(?:\{([^}]*)\})?/g

/** The metrics that a PromQL expression names, with their selectors as they are written. */
export function metricsIn(expression: string): { name: string; selector: string }[] {
  return [...expression.replace(GROUPING, ' ').replace(RANGE, ' ').matchAll(WORD)]
    .filter(([, word = '', call]) => call === undefined && !KEYWORDS.includes(word))
    .map(([, name = '', , selector = '']) => ({ name, selector }))
    .filter(({ name }) => !METRICS_OF_PROMETHEUS.includes(name))
}

/** What an expression asks for that the server does not tell: metrics, labels, values of labels. */
export function missingFor(expression: string, { names, samples }: Exposition): string[] {
  const asked = metricsIn(expression)
  const missing = asked.filter(({ name }) => !names.has(name)).map(({ name }) => name)
  for (const { name, selector } of asked)
    for (const [, label = '', value] of selector.matchAll(/(\w+)="([^"]*)"/g))
      if (!isOfPrometheus(label))
        if (!samples.some((one) => one.name === name && one.labels[label] === value))
          missing.push(`${name}{${label}="${value}"}`)
  const labels = samples
    .filter(({ name }) => asked.some((one) => one.name === name))
    .flatMap((one) => Object.keys(one.labels))
  for (const [, group = ''] of expression.matchAll(GROUPING))
    for (const label of group.split(/,\s*/))
      if (!isOfPrometheus(label) && !labels.includes(label)) missing.push(`by (${label})`)
  return missing
}

function isOfPrometheus(label: string): boolean {
  return LABELS_OF_PROMETHEUS.includes(label)
}
