/**
 * Prints a table that can be pasted into a Markdown file. The first column is left-aligned, the
 * others are for figures.
 */
export function printTable(title: string, head: readonly string[], rows: readonly string[][]) {
  const widths = head.map((cell, at) =>
    Math.max(3, cell.length, ...rows.map((row) => row[at]?.length ?? 0)),
  )
  const line = (cells: readonly string[]): string =>
    `| ${widths.map((width, at) => (at === 0 ? (cells[at] ?? '').padEnd(width) : (cells[at] ?? '').padStart(width))).join(' | ')} |`
  const rule = widths.map((width, at) =>
    at === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`,
  )
  process.stdout.write(
    `\n### ${title}\n\n${[line(head), line(rule), ...rows.map(line)].join('\n')}\n`,
  )
}

/** A figure as people read it; "–" where there is none. */
export function figure(value: number, decimals = 1): string {
  return Number.isFinite(value) ? value.toFixed(decimals) : '–'
}

/** Whether a target is met, with the target; "–" where there is no figure to hold against it. */
export function atMost(value: number, target: number, unit = ''): string {
  if (!Number.isFinite(value)) return '–'
  return value <= target ? `≤ ${target}${unit} met` : `> ${target}${unit} MISSED`
}
