/** What a page of metrics says, in the text format of Prometheus. */
export interface Exposition {
  /** Names as queries use them: of a histogram those that end in `_bucket`, `_sum` and `_count`. */
  names: Set<string>
  samples: { name: string; labels: Record<string, string>; value: number }[]
}

/** @throws Error when a line is neither a comment nor a sample. */
export function expositionOf(text: string): Exposition {
  const names = new Set<string>()
  const samples: Exposition['samples'] = []
  for (const line of text.split('\n').filter((one) => one !== '')) {
    const [, typed, type] = /^# TYPE (\S+) (\S+)$/.exec(line) ?? []
    if (typed !== undefined)
      for (const end of type === 'histogram' ? ['_bucket', '_sum', '_count'] : [''])
        names.add(typed + end)
    if (line.startsWith('#')) continue
    const [, name, labels = '', value] = /^(\w+)(?:\{(.*)\})? (\S+)$/.exec(line) ?? []
    if (name === undefined) throw new Error(`Not a sample: ${line}`)
    const pairs = [...labels.matchAll(/(\w+)="([^"]*)"/g)].map(([, key, said]) => [key, said])
    samples.push({ name, labels: Object.fromEntries(pairs), value: Number(value) })
  }
  return { names, samples }
}

/** One figure. @throws Error when there is none like it. */
export function figure(text: string, name: string, labels: Record<string, string> = {}): number {
  const found = expositionOf(text).samples.find(
    (one) =>
      one.name === name && Object.entries(labels).every(([key, said]) => one.labels[key] === said),
  )
  if (!found) throw new Error(`No figure ${name} ${JSON.stringify(labels)}.`)
  return found.value
}
