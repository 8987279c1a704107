/**
 * Waits until `condition` holds (is neither false, null nor undefined) and returns what it gave.
 * The one place where tests pause: everything else waits for a condition by its name.
 * @throws Error naming `what` when it does not hold within `ms`
 */
export async function until<T>(
  what: string,
  condition: () => T | Promise<T>,
  ms = 10_000,
): Promise<Exclude<T, false | null | undefined>> {
  const deadline = Date.now() + ms
  for (;;) {
    const value = await condition()
    if (holds(value)) return value
    if (Date.now() > deadline) throw new Error(`Waited ${ms} ms in vain until ${what}.`)
    await new Promise((next) => setTimeout(next, 25))
  }
}

function holds<T>(value: T): value is Exclude<T, false | null | undefined> {
  return value !== false && value !== null && value !== undefined
}
