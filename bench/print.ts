/** One line of a benchmark: a figure, and whether it is within its budget. */
export function print(what: string, value: number, unit: string, atMost?: number): void {
  const verdict =
    atMost === undefined ? '' : value <= atMost ? `≤ ${atMost}  ok` : `> ${atMost}  MISSED`
  process.stdout.write(
    `${what.padEnd(48)} ${value.toFixed(0).padStart(6)} ${unit.padEnd(12)} ${verdict}\n`,
  )
}
